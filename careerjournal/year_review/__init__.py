"""A year in one sitting, or any span: eight pages of what the journal holds of it, a question each, one reflection."""
