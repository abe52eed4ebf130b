"""What every line passes on its way to the terminal: no control character, and dots where texts are private."""
