"""What is there on every screen: locking, the palette, help, themes, and the terminal itself."""
