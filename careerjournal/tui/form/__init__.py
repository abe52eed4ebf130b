"""The one form: every kind of entry is written in it, driven by the fields the model describes."""
