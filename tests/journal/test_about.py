"""Whether anybody has confirmed the recovery code, as the journal itself keeps it."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.journal.tables import ABOUT
from careerjournal.model import Reflection
from careerjournal.vault import OutOfSpace, Vault
from tests.conftest import PASSPHRASE


@pytest.fixture
def unconfirmed(door: Door) -> Door:
    """A journal whose window was closed while its recovery code was on the screen."""
    door.create(PASSPHRASE, to_confirm=True).journal.lock()
    return door


def opened_again(door: Door, journal: Journal) -> Journal:
    journal.lock()
    return door.open(PASSPHRASE)


def test_it_is_to_be_confirmed_from_the_first_byte_until_somebody_does(unconfirmed: Door) -> None:
    journal = unconfirmed.open(PASSPHRASE)
    journal.add(Reflection(body="Written all the same"))
    journal = opened_again(unconfirmed, journal)
    assert journal.keys.code_is_unconfirmed()
    journal.keys.confirm_code()
    assert not journal.keys.code_is_unconfirmed()
    journal = opened_again(unconfirmed, journal)
    assert not journal.keys.code_is_unconfirmed()
    assert journal.add(Reflection(body="The next")).number == 2
    journal.lock()


def test_one_that_the_shell_printed_is_not(door: Door) -> None:
    door.create(PASSPHRASE).journal.lock()
    journal = door.open(PASSPHRASE)
    assert not journal.keys.code_is_unconfirmed()
    journal.lock()


def test_a_new_one_that_is_shown_is_to_be_confirmed_in_its_turn(unconfirmed: Door) -> None:
    journal = unconfirmed.open(PASSPHRASE)
    code = journal.keys.new_recovery_code(to_confirm=True)
    journal = opened_again(unconfirmed, journal)
    assert journal.keys.code_is_unconfirmed()
    journal.lock()
    journal = unconfirmed.open(code, code=True)
    journal.keys.confirm_code()
    journal = opened_again(unconfirmed, journal)
    assert not journal.keys.code_is_unconfirmed()
    journal.lock()


@pytest.mark.parametrize("way", ["recovery", "revoke", "older program"])
def test_one_that_the_shell_made_since_is_not(unconfirmed: Door, way: str) -> None:
    journal = unconfirmed.open(PASSPHRASE)
    match way:
        case "recovery":
            journal.keys.new_recovery_code()
        case "revoke":
            journal.keys.revoke(PASSPHRASE)
        case _:
            journal._store.vault.new_recovery_code()
    journal = opened_again(unconfirmed, journal)
    assert not journal.keys.code_is_unconfirmed()
    journal.lock()


def test_one_that_could_not_be_made_leaves_the_old_one_to_be_confirmed(
    unconfirmed: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Vault) -> None:
        raise OutOfSpace("The disk is full.")

    journal = unconfirmed.open(PASSPHRASE)
    with monkeypatch.context() as patch:
        patch.setattr(Vault, "new_recovery_code", full)
        with pytest.raises(OutOfSpace):
            journal.keys.new_recovery_code(to_confirm=True)
    journal = opened_again(unconfirmed, journal)
    assert journal.keys.code_is_unconfirmed()
    journal.keys.new_recovery_code()
    assert not journal.keys.code_is_unconfirmed()
    journal.lock()


def test_the_code_of_a_copy_is_another(unconfirmed: Door, tmp_path: Path) -> None:
    copy = tmp_path / "copy.cjv"
    unconfirmed.back_up(copy, PASSPHRASE, lambda: PASSPHRASE)
    unconfirmed.restore(copy, PASSPHRASE, PASSPHRASE)
    journal = unconfirmed.open(PASSPHRASE)
    assert not journal.keys.code_is_unconfirmed()
    journal.lock()


@pytest.mark.parametrize("odd", [1, None, ["any"], {"any": 1}, "0" * 64])
def test_what_is_no_mark_is_none(unconfirmed: Door, odd: object) -> None:
    journal = unconfirmed.open(PASSPHRASE)
    journal.table(ABOUT).update({"unconfirmed_code": odd}, doc_ids=[1])
    assert not journal.keys.code_is_unconfirmed()
    journal.lock()
