"""Career conversations: how they follow one another, what a journal holds for each, the draft of one and its brief."""
