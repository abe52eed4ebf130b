"""The screens of a conversation: its preparation, its brief, in the room, and afterwards."""
