"""One screen a file; its styles stand in ``styles/`` under the same name."""
