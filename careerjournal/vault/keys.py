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

    def seal(self, content: bytes) -> bytes:
        """Encrypt what outlives these keys in memory: only an open journal of the same vault key gives it back.

        Its length tells little, as a save's does. None of it is ever written to the journal's file.
        """
        salt = primitives.random(primitives.KEY_SIZE)
        return salt + primitives.seal(self._of_sealed(salt), primitives.pad(content), self._id)

    def unseal(self, sealed: bytes) -> bytes:
        """Undo `seal`.

        Raises:
            Unauthentic: another key sealed it, or nothing did.
        """
        salt, rest = sealed[: primitives.KEY_SIZE], sealed[primitives.KEY_SIZE :]
        return bytes(primitives.unpad(primitives.unseal(self._of_sealed(salt), rest, self._id)))

    def _of_sealed(self, salt: bytes) -> bytes:
        return primitives.hkdf(self.vault, self._id + salt, "unsaved")

    def wipe(self) -> None:
        """Overwrite them. Best effort: Python and OpenSSL may hold copies."""
        for key in (self.vault, self.header, self.anchor):
            primitives.wipe(key)
