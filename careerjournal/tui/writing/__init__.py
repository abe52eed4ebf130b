"""What a person writes in: the form, its fields, the edit screen, and the drafts that are stored meanwhile."""
