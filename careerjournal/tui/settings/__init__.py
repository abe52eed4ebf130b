"""The settings screen: what can be chosen, keys, the passphrase and the recovery code, backups, where things are."""
