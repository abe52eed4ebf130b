"""The keys a journal is opened with, all derived from one vault key."""

from __future__ import annotations

from careerjournal.vault import primitives


class Keys:
    """The vault key, and what is derived from it once.

    Attributes:
        vault: the 32-byte vault key.
        header: authenticates the header.
        anchor: authenticates this device's record of the last save.
    """

    __slots__ = ("_id", "anchor", "header", "vault")

    def __init__(self, vault_key: bytearray, vault_id: bytes) -> None:
        """Derive the keys."""
        self._id = vault_id
        self.vault = vault_key
        self.header = bytearray(primitives.hkdf(vault_key, vault_id, "header"))
        self.anchor = bytearray(primitives.hkdf(vault_key, vault_id, "anchor"))

    @classmethod
    def make(cls, vault_id: bytes) -> Keys:
        """Draw a new vault key."""
        return cls(bytearray(primitives.random(primitives.KEY_SIZE)), vault_id)

    def log(self, generation_salt: bytes) -> bytearray:
        """Derive one generation's log key."""
        return bytearray(primitives.hkdf(self.vault, self._id + generation_salt, "log"))

    def wipe(self) -> None:
        """Overwrite them. Best effort: Python and OpenSSL may hold copies."""
        for key in (self.vault, self.header, self.anchor):
            primitives.wipe(key)
