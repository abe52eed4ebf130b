"""The linear mode: the journal in plain lines, with numbered choices, for screen readers and dumb terminals."""
