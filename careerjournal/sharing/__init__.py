"""What leaves the journal: which parts of it, in which words, for whom; and that nothing else does."""
