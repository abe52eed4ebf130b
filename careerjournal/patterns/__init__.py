"""What comes up again over the years: counted, drawn and said, and never scored."""
