"""What leaves a journal, and stories that came in: redact, preview, write, remember. Nothing leaves by itself."""
