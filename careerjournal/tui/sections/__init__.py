"""What a section is: its name, what it lists and in which order, and what a view of it has to do."""
