"""What comes in from the terminal: keys as they were typed, each to where the key before it led."""
