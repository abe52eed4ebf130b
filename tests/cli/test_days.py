"""The shell tells the day it is where one is, whatever the clock; and one odd record stops no command."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from tinydb.table import Document

from careerjournal.access.door import Door
from careerjournal.access.paths import Paths
from careerjournal.cli import Status
from careerjournal.model import Kind, Ref, Setback, to_record
from careerjournal.vault import Put, Vault
from tests.cli.test_cli import Run, home, made, opened, run  # noqa: F401 - fixtures
from tests.conftest import PASSPHRASE, Travel


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> dict[str, dt.datetime]:
    """What the clock of a command says, under ``now``."""
    says: dict[str, dt.datetime] = {"now": dt.datetime(2026, 11, 28, 4, 30, tzinfo=dt.UTC)}
    make = Door.__init__

    def with_clock(door: Door, *arguments: object, **named: object) -> None:
        make(door, *arguments, **{"now": lambda: says["now"], **named})  # type: ignore[arg-type]

    monkeypatch.setattr(Door, "__init__", with_clock)
    return says


def test_a_note_has_the_day_it_is_where_it_is_written(told: dict[str, dt.datetime], travel: Travel, made: Run) -> None:  # noqa: F811
    zones = {"America/Los_Angeles": "2026-11-27", "Europe/London": "2026-11-28", "Asia/Tokyo": "2026-11-28"}
    for zone in zones:
        travel(zone)
        made("note", f"in {zone}")
    for zone in zones:
        travel(zone)
        rows = [line.split()[2] for line in made("list").out.splitlines()]
        assert rows == list(zones.values())
    told["now"] = dt.datetime(2027, 1, 1, 4, 30, tzinfo=dt.UTC)
    travel("America/Los_Angeles")
    made("note", "New Year’s Eve")
    travel("Pacific/Auckland")
    assert made("search", "year:2026", "eve").out.startswith("reflection 4")
    assert made("search", "2027").status == Status.COULD_NOT
    assert json.loads(made("list", "reflections", "--json").out)[3]["created"] == "2026-12-31T20:30:00-08:00"
    assert "31 December 2026" in made("show", "reflection", "4").out


def test_commands_that_only_read_give_old_entries_their_day_once_too(travel: Travel, made: Run) -> None:  # noqa: F811
    old = {"v": 1, "entry": "reflection", "body": "Friday", "created": "2026-11-28T04:30:00Z"}
    with Vault.open(Door(Paths.usual())._location(), PASSPHRASE) as vault:
        vault.save([Put("reflection", 1, old)])
    for zone in ("America/Los_Angeles", "Asia/Tokyo"):
        travel(zone)
        assert made("list").out.split()[2] == "2026-11-27"
    assert made("check").out.startswith("2 saves")


def test_an_old_journal_that_is_in_use_is_read_as_it_is(travel: Travel, made: Run) -> None:  # noqa: F811
    old = {"v": 1, "entry": "reflection", "body": "Friday", "created": "2026-11-28T04:30:00Z"}
    travel("America/Los_Angeles")
    with Vault.open(Door(Paths.usual())._location(), PASSPHRASE) as vault:
        vault.save([Put("reflection", 1, old)])
        assert made("list") == (Status.DONE, "reflection 1     2026-11-27   Friday\n", "")
        assert vault.info.saves == 1


@pytest.mark.parametrize("year", [1, 1899, 1970, 2200, 9999])
def test_a_clock_far_off_closes_nothing(year: int, told: dict[str, dt.datetime], made: Run) -> None:  # noqa: F811
    right = told["now"]
    assert made("note", "before").status == Status.DONE
    told["now"] = dt.datetime(year, 12, 31, 23, 59, tzinfo=dt.UTC)
    for _ in range(2):
        assert made("note", "the clock was wrong").status == Status.DONE
        for command in (
            ("list",),
            ("search", "before"),
            ("search", f"year:{year}"),
            ("check",),
            ("show", "reflection", "2"),
        ):
            assert made(*command).status == Status.DONE
        assert made("brief").status == Status.COULD_NOT  # nothing is ahead; and no traceback
        told["now"] = right
    assert [line.split()[2] for line in made("list").out.splitlines()] == [
        "2026-11-28",
        f"{year:04}-12-31",
        "2026-11-28",
    ]
    assert "0 problems" in made("check").out


def test_one_odd_record_stops_no_command_and_check_names_it(made: Run) -> None:  # noqa: F811
    with opened() as journal:
        kept = journal.add(Setback(what_happened="The panel"))
        journal.drafts.keep(Ref(Kind.LESSON, 0), {"sentence": "x"})
        journal.table("setback").insert(Document({"entry": "setback", "created": "soon"}, doc_id=10**12))
        journal.table("reflection").insert({"entry": "reflection", "body": "x", "when": "1850"})
        journal.table("drafts").insert({"kind": "setback", "number": 1, "values": {}, "when": "noon"})
        journal.table("trash").insert({"kind": "lesson", "number": 3, "record": [], "when": "2026-11-22T12:00:00Z"})
        journal.table("versions").insert({"of": "setback 1", "until": 3, "record": to_record(kept)})
        journal.table("arrangement").insert({"openings": [{"of": {}}], "areas": 3})
    assert "The panel" in made("list").out
    assert made("search", "panel").out.startswith(f"{kept.ref}")
    assert made("note", "still").status == Status.DONE
    done = made("check")
    assert done.status == Status.DONE
    for named in (
        "setback 1000000000000: Its number is out of range",
        "reflection 1: “When” cannot be read: the year 1850",
        "A draft of setback 1: “when” cannot be read",
        "What is in the trash of lesson 3: “record” cannot be read",
        "An earlier version of setback 1: “until” cannot be read",
        "The arrangement: “Opened for sharing: Of what” cannot be read",
        "The arrangement: “Areas” cannot be read",
    ):
        assert named in done.out
    assert "7 problems" in done.out
