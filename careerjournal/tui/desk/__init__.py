"""The main screen: the rail, a section, and the open entry; and what is opened from there."""
