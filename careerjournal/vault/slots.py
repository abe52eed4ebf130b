"""The slots of a header: each holds the vault key, wrapped for one way of opening the journal."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from careerjournal.vault import primitives
from careerjournal.vault.errors import DeviceSecretMissing, Tampered, WrongPassphrase
from careerjournal.vault.primitives import Cost, Unauthentic
from careerjournal.vault.recovery_code import RecoveryCode

WRAPPED_SIZE = primitives.KEY_SIZE + primitives.TAG_SIZE
SALT_SIZE = 32
HINT_SIZE = 8

_COST = struct.Struct("<III32s")  # memory in KiB, passes, lanes, salt


class Kind(IntEnum):
    """Ways of opening a journal."""

    PASSPHRASE_AND_DEVICE = 1
    RECOVERY = 2
    PASSPHRASE = 3


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in. A kind this version does not know is kept as it is.

    Attributes:
        kind: a `Kind`, or an unknown number.
        body: what is needed beside the key, in the clear: cost and salt, salt, or cost, salt and hint.
        wrapped: the vault key, encrypted: 48 bytes.
    """

    kind: int
    body: bytes
    wrapped: bytes

    @property
    def cost(self) -> Cost:
        """What the passphrase costs to try. Only where there is a passphrase."""
        memory, passes, lanes, _ = _COST.unpack_from(self.body)
        return Cost(memory, passes, lanes)

    @property
    def salt(self) -> bytes:
        """The slot's own random bytes."""
        return self.body if self.kind == Kind.RECOVERY else bytes(_COST.unpack_from(self.body)[3])

    @property
    def hint(self) -> bytes:
        """Which device's secret is needed. Only where there is one."""
        return self.body[_COST.size :]

    def check(self) -> None:
        """Refuse what no journal asks for, before any work is done on a stranger's word.

        Raises:
            Tampered: the body has another size, or asks for more memory or time than the limits allow.
        """
        sizes = {
            Kind.PASSPHRASE_AND_DEVICE: _COST.size + HINT_SIZE,
            Kind.RECOVERY: SALT_SIZE,
            Kind.PASSPHRASE: _COST.size,
        }
        if self.kind not in sizes:
            return
        if len(self.body) != sizes[Kind(self.kind)]:
            raise Tampered("The journal's header holds something no journal has. Use another copy of the file.")
        if self.kind != Kind.RECOVERY and not self.cost.allowed():
            raise Tampered(
                "The journal's header asks for more memory or time than any journal needs. "
                "It was not made by this program; use another copy of the file."
            )


def device_hint(device_secret: bytes, vault_id: bytes) -> bytes:
    """Name a device's secret in 8 bytes that tell nothing of it."""
    return primitives.hkdf(device_secret, vault_id, "device-hint", HINT_SIZE)


def hints(slots: Iterable[Slot]) -> set[bytes]:
    """Say which devices' secrets open something here."""
    return {slot.hint for slot in slots if slot.kind == Kind.PASSPHRASE_AND_DEVICE}


def passphrase_slot(
    vault_key: bytearray, vault_id: bytes, passphrase: str, cost: Cost, device_secret: bytes | None
) -> Slot:
    """Wrap the vault key for a passphrase, alone or with a device's secret.

    Raises:
        MemoryError: the machine cannot give what the cost asks for.
    """
    body = _COST.pack(cost.memory_kib, cost.passes, cost.lanes, primitives.random(SALT_SIZE))
    kind = Kind.PASSPHRASE
    if device_secret is not None:
        kind = Kind.PASSPHRASE_AND_DEVICE
        body += device_hint(device_secret, vault_id)
    bare = Slot(kind, body, b"")
    return _wrap(bare, _passphrase_key(bare, vault_id, passphrase, device_secret or b""), vault_id, vault_key)


def recovery_slot(vault_key: bytearray, vault_id: bytes, code: RecoveryCode) -> Slot:
    """Wrap the vault key for a recovery code. The code is random, so nothing has to be stretched."""
    bare = Slot(Kind.RECOVERY, primitives.random(SALT_SIZE), b"")
    return _wrap(bare, _recovery_key(bare, vault_id, code), vault_id, vault_key)


def unlock(
    slots: tuple[Slot, ...], vault_id: bytes, key: str | RecoveryCode, device_secrets: Mapping[bytes, bytes]
) -> bytearray:
    """Find the vault key.

    Args:
        slots: the header's, already checked against the limits.
        vault_id: the header's.
        key: a passphrase, or a recovery code.
        device_secrets: this device's secrets for this journal, by hint.

    Raises:
        WrongPassphrase: the passphrase or the code opens no slot.
        Tampered: trying them all would take more time than any journal asks for; none is tried.
        DeviceSecretMissing: a passphrase opens this journal only with a secret this device does not have.
        MemoryError: the machine cannot give what the slot asks for.
    """
    if isinstance(key, RecoveryCode):
        for slot in slots:
            if slot.kind == Kind.RECOVERY:
                try:
                    return _unwrap(slot, _recovery_key(slot, vault_id, key), vault_id)
                except Unauthentic:
                    continue
        raise WrongPassphrase(
            "This recovery code does not open this journal. It belongs to another one, or was replaced since."
        )
    to_try = [
        (slot, b"" if slot.kind == Kind.PASSPHRASE else device_secrets[slot.hint])
        for slot in slots
        if slot.kind == Kind.PASSPHRASE or (slot.kind == Kind.PASSPHRASE_AND_DEVICE and slot.hint in device_secrets)
    ]
    if sum(slot.cost.work for slot, _ in to_try) > primitives.MAX_WORK:
        raise Tampered(
            "The journal's header asks for more time than any journal needs before a passphrase could be called "
            "wrong. It was not made by this program; use another copy of the file, or the recovery code."
        )
    for slot, secret in to_try:
        try:
            return _unwrap(slot, _passphrase_key(slot, vault_id, key, secret), vault_id)
        except Unauthentic:
            continue
    if not to_try:
        raise DeviceSecretMissing(
            "This journal's secret is not on this device, so a passphrase alone cannot open it. "
            "Use the recovery code, or open it on the device where it was made."
        )
    raise WrongPassphrase("The passphrase is wrong. Check the keyboard's layout and the capitals, and try again.")


def _passphrase_key(slot: Slot, vault_id: bytes, passphrase: str, device_secret: bytes) -> bytes:
    stretched = primitives.argon2id(passphrase, slot.salt, slot.cost)
    purpose = "slot/passphrase+device" if slot.kind == Kind.PASSPHRASE_AND_DEVICE else "slot/passphrase"
    return primitives.hkdf(stretched + device_secret, vault_id, purpose)


def _recovery_key(slot: Slot, vault_id: bytes, code: RecoveryCode) -> bytes:
    return primitives.hkdf(code.bits, vault_id + slot.salt, "slot/recovery")


def _context(slot: Slot, vault_id: bytes) -> bytes:
    return vault_id + slot.kind.to_bytes(2, "little") + slot.body


def _wrap(slot: Slot, key: bytes, vault_id: bytes, vault_key: bytearray) -> Slot:
    # The key comes from a fresh salt, so it seals this once.
    return Slot(slot.kind, slot.body, primitives.seal(key, vault_key, _context(slot, vault_id)))


def _unwrap(slot: Slot, key: bytes, vault_id: bytes) -> bytearray:
    return bytearray(primitives.unseal(key, slot.wrapped, _context(slot, vault_id)))
