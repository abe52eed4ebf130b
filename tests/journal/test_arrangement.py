"""How a journal is arranged stays with it."""

from __future__ import annotations

from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.journal.journal import Journal
from careerjournal.journal.tables import ARRANGEMENT, put
from careerjournal.model import Arrangement, LevelName
from tests.conftest import PASSPHRASE


def test_a_new_journal_has_none(journal: Journal) -> None:
    assert journal.arrangement == Arrangement()


def test_it_is_there_when_the_journal_is_opened_again(door: Door) -> None:
    journal = door.create(PASSPHRASE).journal
    wanted = Arrangement(areas=("Policy", "Digital"), levels=(LevelName(level=3, name="Lead"),), dismissed=("x",))
    journal.arrange(wanted)
    journal.lock()
    again = door.open(PASSPHRASE)
    assert again.arrangement == wanted
    again.lock()


def test_text_in_it_is_cleaned(journal: Journal) -> None:
    journal.arrange(Arrangement(areas=("Pol\x1b[31micy",)))
    assert "\x1b" not in journal.arrangement.areas[0]


def test_what_a_newer_version_put_there_is_kept(journal: Journal) -> None:
    put(journal.table(ARRANGEMENT), 1, {"areas": ["Policy"], "rooms": ["north"]})
    journal.arrange(structs.replace(journal.arrangement, areas=("Digital",)))
    assert dict(journal.table(ARRANGEMENT).get(doc_id=1)) == {"areas": ["Digital"], "rooms": ["north"]}  # type: ignore[arg-type]
