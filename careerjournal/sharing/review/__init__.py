"""What may still give somebody away in a text that is to leave."""
