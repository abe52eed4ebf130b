"""The screens before a journal is open: the lock, the first run, the recovery code, a journal that is not sound."""
