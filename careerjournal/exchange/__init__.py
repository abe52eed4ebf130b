"""What other programs can read, in and out: whole journals, and a meeting for the calendar."""
