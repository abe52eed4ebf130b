"""Changing what opens a journal. Each change is a rewrite: a new generation, under a header proven to open."""

from __future__ import annotations

from contextlib import suppress

from careerjournal.vault import header as headers
from careerjournal.vault import primitives, slots
from careerjournal.vault.device import Device
from careerjournal.vault.errors import Damaged, WrongPassphrase, explained
from careerjournal.vault.header import MAX_SLOTS, Header
from careerjournal.vault.keys import Keys
from careerjournal.vault.primitives import DEFAULT_COST, Cost
from careerjournal.vault.recovery_code import RecoveryCode
from careerjournal.vault.session import Session
from careerjournal.vault.slots import Kind, Slot


def sane(passphrase: str, cost: Cost) -> None:
    """Refuse what no journal could be opened with.

    Raises:
        WrongPassphrase: the passphrase is empty.
        ValueError: the cost is outside what readers accept.
    """
    if not passphrase:
        raise WrongPassphrase("A passphrase cannot be empty. Choose one.")
    if not cost.allowed():
        raise ValueError(f"no reader accepts {cost}")


class WaysIn:
    """The slots of an open journal."""

    def __init__(self, session: Session, device: Device) -> None:
        """Take an open journal's session, and this device's folder for it."""
        self._session = session
        self._device = device

    def verify(self, passphrase: str) -> None:
        """See `Vault.verify_passphrase`."""
        with explained("read"):
            header = self._session.state.header
            secrets = self._device.secrets(slots.hints(header.slots))
            primitives.wipe(slots.unlock(header.slots, header.vault_id, passphrase, secrets))

    def set_passphrase(self, passphrase: str, cost: Cost | None) -> None:
        """See `Vault.set_passphrase`."""
        session = self._session
        with session.guard, explained("write"):
            session.writable()
            header = session.state.header
            cost = cost or self._cost()
            sane(passphrase, cost)
            if header.portable:
                kept = [slot for slot in header.slots if slot.kind != Kind.PASSPHRASE]
                secret = None
            else:
                hints = slots.hints(header.slots)
                secrets = self._device.secrets(hints)
                mine = next((hint for hint in secrets if hint in hints), None)
                kept = [slot for slot in header.slots if slot.kind != Kind.PASSPHRASE_AND_DEVICE or slot.hint != mine]
                secret = self._device.add_secret() if mine is None else secrets[mine]
            added = slots.passphrase_slot(session.keys.vault, header.vault_id, passphrase, cost, secret)
            if len(kept) >= MAX_SLOTS:
                # The device that set its passphrase longest ago needs the recovery code next time.
                kept.remove(next(slot for slot in kept if slot.kind == Kind.PASSPHRASE_AND_DEVICE))
            session.rewrite((*kept, added), proof=lambda made: self._prove(made, session.keys, passphrase))

    def new_recovery_code(self) -> RecoveryCode:
        """See `Vault.new_recovery_code`."""
        session = self._session
        with session.guard, explained("write"):
            session.writable()
            header = session.state.header
            code = RecoveryCode.make()
            kept = [slot for slot in header.slots if slot.kind != Kind.RECOVERY]
            added = slots.recovery_slot(session.keys.vault, header.vault_id, code)
            session.rewrite((*kept, added), proof=lambda made: self._prove(made, session.keys, code))
        return code

    def revoke(self, passphrase: str, cost: Cost | None) -> RecoveryCode:
        """See `Vault.revoke`."""
        session = self._session
        with session.guard, explained("write"):
            session.writable()
            header = session.state.header
            cost = cost or self._cost()
            sane(passphrase, cost)
            old = self._device.hints()
            keys = Keys.make(header.vault_id)
            code = RecoveryCode.make()
            # Beside the old secret: whichever header a power cut leaves, its secret is there.
            secret = None if header.portable else self._device.add_secret()
            ways_in: tuple[Slot, ...] = (
                slots.passphrase_slot(keys.vault, header.vault_id, passphrase, cost, secret),
                slots.recovery_slot(keys.vault, header.vault_id, code),
            )

            def proof(made: Header) -> None:
                self._prove(made, keys, passphrase)
                self._prove(made, keys, code)

            session.rewrite(ways_in, keys, proof)
            # The old secret opens nothing any more, and the new code is to be shown.
            for hint in old:
                with suppress(OSError):
                    self._device.remove_secret(hint)
        return code

    def _cost(self) -> Cost:
        costs = [slot.cost for slot in self._session.state.header.slots if slot.kind in (1, 3)]
        return costs[-1] if costs else DEFAULT_COST

    def _prove(self, made: Header, keys: Keys, key: str | RecoveryCode) -> None:
        """Unlock a header as a stranger would, from its bytes, before it becomes the only one.

        Raises:
            Damaged: it does not open: a fault of this machine or of this program.
        """
        found = headers.find(made.raw + made.raw).header
        secrets = self._device.secrets(slots.hints(found.slots)) if isinstance(key, str) else {}
        vault_key = slots.unlock(found.slots, found.vault_id, key, secrets)
        found.verify(keys)
        if vault_key != keys.vault:
            raise Damaged("The new key did not open the journal when tried, so nothing was changed. Try again.")
        primitives.wipe(vault_key)
