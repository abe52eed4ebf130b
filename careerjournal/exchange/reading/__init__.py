"""What formats read: files, folders and zips alike, and what JSON, YAML and dates in them say."""
