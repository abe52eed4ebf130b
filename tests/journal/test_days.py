"""The day of everything is the day it was where the person was, and travelling moves nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.conversations.draft import ConversationDraft
from careerjournal.journal import here as device
from careerjournal.journal import upkeep
from careerjournal.journal.here import here
from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Aspiration,
    Conversation,
    Kind,
    Lesson,
    PartialDate,
    Ref,
    Reflection,
    Setback,
    Share,
    from_typed,
)
from careerjournal.model.records import to_json
from careerjournal.sharing.ledger import told, told_before
from careerjournal.vault import Put, Vault
from careerjournal.vault.errors import OutOfSpace
from tests.conftest import CHEAP_COST, PASSPHRASE, Clock, Travel

EVENINGS = [
    ("America/Los_Angeles", (2026, 11, 27, 20, 30)),
    ("America/New_York", (2026, 12, 31, 20, 30)),
    ("America/St_Johns", (2026, 6, 30, 23, 45)),
    ("Europe/London", (2026, 7, 1, 0, 30)),
    ("Europe/London", (2026, 1, 1, 0, 30)),
    ("Asia/Kolkata", (2026, 11, 28, 5, 0)),
    ("Asia/Tokyo", (2026, 11, 28, 8, 30)),
    ("Pacific/Auckland", (2027, 1, 1, 9, 0)),
    ("Pacific/Kiritimati", (2027, 1, 1, 13, 59)),
    ("Pacific/Marquesas", (2026, 11, 27, 23, 59)),
]
"""A zone, and a time there: most lie on another day than UTC, some in another year."""


def there(zone: str, *local: int, fold: int = 0) -> dt.datetime:
    """A time in a zone, told in UTC, as a clock tells it."""
    year, month, day, hour, minute = local
    return dt.datetime(year, month, day, hour, minute, tzinfo=ZoneInfo(zone), fold=fold).astimezone(dt.UTC)


@pytest.mark.parametrize(("zone", "local"), EVENINGS)
def test_the_day_of_everything_is_the_day_it_is_there(
    zone: str, local: tuple[int, ...], journal: Journal, clock: Clock, travel: Travel
) -> None:
    travel(zone)
    clock.now = there(zone, *local)
    day, date = dt.date(*local[:3]), PartialDate(*local[:3])
    assert journal.today() == day

    thought = journal.add(Reflection(body="x"))
    wish = journal.keep(structs.replace(journal.add(Aspiration(what="one")), what="another"))
    share = journal.add(Share(for_whom="Jo", entries=(thought.ref,), when=journal.moment()))
    draft = journal.drafts.keep(Ref(Kind.SETBACK, 0), {"what_happened": "x"})
    gone = journal.add(Lesson(sentence="x"))
    journal.delete(gone.ref)
    journal._index.forget()

    entry = journal.reflections[1]
    assert entry.date == share.date == date
    assert to_json(entry)["created"].startswith(day.isoformat())
    assert [wording.until for wording in wish.earlier_wordings] == [date]
    assert [version.until.date() for version in journal.history(wish.ref)] == [day]
    assert [trashed.when.date() for trashed in journal.trash()] == [day]
    assert draft.when.date() == journal.drafts.all()[0].when.date() == day
    assert [one.share.date for one in told(journal, entry)] == [date]
    assert [hit.ref for hit in journal.search(f"kind:reflection year:{day.year}")] == [entry.ref]
    assert [hit.ref for hit in journal.search(f"kind:reflection {day.year}")] == [entry.ref]


def test_travelling_moves_no_entry(door: Door, travel: Travel, tmp_path: Path) -> None:
    moments = iter([there("America/Los_Angeles", 2026, 12, 31, 20, 30), there("Asia/Tokyo", 2027, 1, 2, 8, 0)])
    now = next(moments)
    door = Door(Paths.within(tmp_path), CHEAP_COST, now=lambda: now)
    travel("America/Los_Angeles")
    first = door.create(PASSPHRASE).journal
    first.add(Reflection(body="on New Year’s Eve"))
    first.drafts.keep(Ref(Kind.LESSON, 0), {"sentence": "x"})
    first.delete(first.add(Setback(what_happened="x")).ref)
    first.lock()
    for zone in ("Asia/Tokyo", "Pacific/Kiritimati", "UTC"):
        travel(zone)
        now = there("Asia/Tokyo", 2027, 1, 2, 8, 0)
        again = door.open(PASSPHRASE)
        assert again.reflections[1].date == PartialDate(2026, 12, 31)
        assert [hit.ref.number for hit in again.search("2026")] == [1]
        assert again.trash()[0].when.date() == again.drafts.all()[0].when.date() == dt.date(2026, 12, 31)
        again.lock()


def test_what_was_last_changed_is_last_wherever_it_was(journal: Journal, clock: Clock, travel: Travel) -> None:
    """By the moment and not by the figures of the clocks: 09:00 in Tokyo is before 08:00 in London."""
    sent = []
    for zone, local in [("Asia/Tokyo", (2026, 11, 28, 9, 0)), ("Europe/London", (2026, 11, 28, 8, 0))]:
        travel(zone)
        clock.now = there(zone, *local)
        sent.append(journal.add(Share(for_whom="Jo", entries=(Ref(Kind.LESSON, 1),), when=journal.moment())))
    assert told_before(journal, [Ref(Kind.LESSON, 1)], "Jo") == sent[::-1]


def test_the_hour_that_comes_twice_keeps_its_order(journal: Journal, clock: Clock, travel: Travel) -> None:
    zone = "America/Los_Angeles"
    travel(zone)
    for fold in (0, 1):
        clock.now = there(zone, 2026, 11, 1, 1, 30, fold=fold)
        journal.drafts.keep(Ref(list(Kind)[fold], 0), {})
    whens = [draft.when for draft in journal.drafts.all()]
    assert [when.utcoffset() for when in whens] == [dt.timedelta(hours=-8), dt.timedelta(hours=-7)]
    assert whens[0] - whens[1] == dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("America/Los_Angeles", "1880-05-03T12:00:00+00:00"),
        ("America/Los_Angeles", "0001-01-01T00:00:00+00:00"),
        ("Asia/Tokyo", "9999-12-31T23:59:00+00:00"),
        ("Asia/Kolkata", "1900-01-01T00:00:00+00:00"),
        ("America/St_Johns", "1917-01-01T00:00:00+00:00"),
    ],
)
def test_any_moment_can_be_told_in_any_zone_and_kept(
    zone: str, told: str, journal: Journal, clock: Clock, travel: Travel
) -> None:
    travel(zone)
    clock.now = dt.datetime.fromisoformat(told)
    assert here(clock.now) == clock.now
    kept = journal.add(Lesson(sentence="x"))
    journal._index.forget()
    assert journal.lessons[1] == kept
    assert kept.date == PartialDate.told(journal.today())


def test_a_clock_that_tells_its_offset_is_believed(journal: Journal, clock: Clock, travel: Travel) -> None:
    travel("UTC")
    clock.now = dt.datetime(2026, 11, 27, 20, 30, tzinfo=dt.timezone(dt.timedelta(hours=-8)))
    assert journal.today() == dt.date(2026, 11, 27)
    assert journal.add(Reflection(body="x")).date == PartialDate(2026, 11, 27)


OLD: dict[str, dict[int, dict[str, Any]]] = {
    "reflection": {1: {"v": 1, "entry": "reflection", "body": "Friday", "created": "2026-11-28T04:30:00Z"}},
    "lesson": {1: {"entry": "lesson", "sentence": "x", "created": "2026-07-01T05:30:00Z"}},
    "share": {1: {"entry": "share", "for_whom": "Jo", "when": "2026-11-28T04:30:00Z", "entries": ["reflection 1"]}},
    "versions": {
        1: {
            "of": "reflection 1",
            "until": "2026-11-28T04:30:00+00:00",
            "record": {"entry": "reflection", "body": "x", "created": "2026-11-28T04:30:00Z"},
        }
    },
    "trash": {
        1: {
            "kind": "setback",
            "number": 1,
            "when": "2026-11-28T04:30:00+00:00",
            "record": {"entry": "setback", "what_happened": "x", "created": "2026-11-28T04:30:00Z"},
        }
    },
    "drafts": {
        1: {
            "kind": "setback",
            "number": 0,
            "when": "2026-11-28T04:30:00+00:00",
            "values": {"what_happened": "x", "when": "yesterday", "readings": [{"when": "today", "note": ""}]},
        },
        2: {
            "kind": "conversation",
            "number": 0,
            "when": "2026-11-28T04:30:00+00:00",
            "values": {"with_whom": "Ros", "when": "tomorrow", "~line": "ask Sam by Friday"},
        },
    },
    "about": {1: {"numbers": {"reflection": 1, "lesson": 1, "setback": 1, "share": 1}}},
}
"""What version 1 kept: moments in UTC. Four and a half hours past midnight there was Friday evening in California."""


def days(journal: Journal) -> list[object]:
    """The days in `OLD`, as they are read."""
    (trashed,) = journal.trash()
    (version,) = journal.history(Ref(Kind.REFLECTION, 1))
    drafts = {draft.of.kind: draft for draft in journal.drafts.all()}
    setback = from_typed(Setback, drafts[Kind.SETBACK].values, dt.date(2030, 1, 1))
    hand = ConversationDraft(journal, Ref(Kind.CONVERSATION, 0))
    assert trashed.entry is not None
    return [
        str(date)
        for date in (
            journal.reflections[1].date,
            journal.lessons[1].date,
            journal.shares[1].date,
            trashed.entry.date,
            trashed.when.date(),
            version.entry.date,
            version.until.date(),
            *(draft.when.date() for draft in drafts.values()),
            setback.when,
            setback.readings[0].when,
            hand.as_it_stands().when,
            hand.aside_day("line typed on"),
        )
    ]


THERE = [
    *["2026-11-27", "2026-06-30", "2026-11-27", "2026-11-27", "2026-11-27", "2026-11-27", "2026-11-27"],
    *["2026-11-27", "2026-11-27", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-27"],
]


@pytest.fixture
def old(door: Door) -> Door:
    """The way into a journal that version 1 of the records was kept in."""
    door.create(PASSPHRASE).journal.lock()
    with Vault.open(door._location(), PASSPHRASE) as vault:
        vault.save([Put(table, number, dict(doc)) for table, docs in OLD.items() for number, doc in docs.items()])
    return door


def saves(door: Door) -> int:
    return door.check(PASSPHRASE).point.save


@pytest.mark.parametrize("at_once", [1, 8 * 1024 * 1024])
def test_old_records_get_their_day_once(
    at_once: int, old: Door, travel: Travel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_AT_ONCE", at_once)
    travel("America/Los_Angeles")
    before = saves(old)
    for zone in ("America/Los_Angeles", "Asia/Tokyo", "UTC"):
        travel(zone)
        journal = old.open(PASSPHRASE)
        assert days(journal) == THERE
        assert not journal.unreadable_records()
        journal.lock()
    assert saves(old) == before + (8 if at_once == 1 else 1)  # in one save, and of many records in as few as it takes


def test_to_read_only_old_records_are_read_where_one_is_and_left(old: Door, travel: Travel) -> None:
    before = saves(old)
    for zone, expected in (("America/Los_Angeles", "2026-11-27"), ("UTC", "2026-11-28")):
        travel(zone)
        journal = old.open(PASSPHRASE, read_only=True)
        assert days(journal)[0] == expected
        journal.lock()
    assert saves(old) == before


def test_where_old_records_cannot_be_written_they_are_read_and_the_next_opening_tries_again(
    old: Door, travel: Travel, monkeypatch: pytest.MonkeyPatch
) -> None:
    travel("America/Los_Angeles")

    def refuse(*_: object) -> None:
        raise OutOfSpace("The disk is full.")

    with monkeypatch.context() as full:
        full.setattr(upkeep, "_write", refuse)
        journal = old.open(PASSPHRASE)
    assert days(journal) == THERE
    journal.add(Conversation(with_whom="x"), drafted=False)  # the session goes on
    journal.lock()
    assert saves(old) == 2
    old.open(PASSPHRASE).lock()
    travel("Asia/Tokyo")
    journal = old.open(PASSPHRASE)
    assert days(journal) == THERE
    journal.lock()


def test_a_new_journal_has_nothing_to_bring_up_to_date(door: Door) -> None:
    journal = door.create(PASSPHRASE).journal
    journal.add(Reflection(body="x"))
    journal.lock()
    door.open(PASSPHRASE).lock()
    assert saves(door) == 1


def test_a_zone_that_changes_while_the_journal_is_open_counts_from_then_on(
    door: Door, travel: Travel, monkeypatch: pytest.MonkeyPatch
) -> None:
    travel("Pacific/Kiritimati")
    journal = door.create(PASSPHRASE).journal
    there_now = journal.today()
    monkeypatch.setenv("TZ", "Pacific/Pago_Pago")  # a day and an hour behind; nothing tells the program
    assert (there_now - journal.today()).days in (1, 2)
    journal.lock()


@pytest.mark.parametrize("error", [OverflowError, ValueError, OSError])
def test_a_clock_that_tells_more_than_can_be_told_is_at_the_end_of_time(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Beyond(dt.datetime):
        @classmethod
        def now(cls, tz: dt.tzinfo | None = None) -> Beyond:
            raise error

    monkeypatch.setattr(device, "dt", SimpleNamespace(**vars(dt) | {"datetime": Beyond}))
    assert device.utc_now().year == dt.MAXYEAR
