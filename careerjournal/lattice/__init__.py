"""Roles and moves laid out as a picture of cells: a map by area and level, a path by time. No terminal, no journal."""
