"""A career from elsewhere, sorted on one screen until it is a lattice."""
