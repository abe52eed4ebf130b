"""The career that somebody has written down elsewhere, on its way to a lattice."""
