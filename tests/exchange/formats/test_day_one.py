"""Day One's exports: on the right day, without needless backslashes, with what hangs on an entry named."""

from __future__ import annotations

import datetime as dt
import json
import plistlib
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from careerjournal.exchange.format import SourceError
from careerjournal.exchange.formats.day_one.escapes import without_needless_escapes
from careerjournal.exchange.importing import format_named, planned
from careerjournal.exchange.reading.files import opened_files
from careerjournal.exchange.reading.moments import told
from careerjournal.journal.journal import Journal
from careerjournal.model import PartialDate
from tests.exchange.reading import SAMPLES, came_of, names

FOLDER = SAMPLES / "dayone"


def written(path: Path, *entries: dict[str, Any], version: str = "1.0") -> Path:
    base = {"creationDate": "2024-01-01T09:00:00Z", "timeZone": "UTC"}
    document = {
        "metadata": {"version": version},
        "entries": [{"uuid": f"{n:032X}", **base, **one} for n, one in enumerate(entries)],
    }
    path.write_text(json.dumps(document), "utf-8")
    return path


@pytest.mark.parametrize(
    "name", ["mac", "mac/Career.json", "classic", "classic/Journal.dayone", "cli-entry.json", "richtext-only.json"]
)
def test_each_of_its_exports_is_recognised(name: str) -> None:
    assert names(FOLDER / name) == ["dayone"]


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland"])
def test_each_day_is_the_one_it_was_where_it_was_written(zone: str, travel: Callable[[str], None]) -> None:
    travel(zone)
    came = came_of(FOLDER / "mac", "dayone")
    days = [str(entry.day) for entry in came.entries]
    assert days[:5] == ["2024-03-04", "2024-04-17", "2024-10-27", "2024-10-27", "2024-05-02"]
    first, all_day, once, twice = came.entries[:4]
    assert first.moment == dt.datetime(2024, 3, 4, 23, 30, tzinfo=dt.UTC)
    assert all_day.moment is None
    assert once.moment is not None
    assert twice.moment is not None
    assert (once.moment.hour, twice.moment.hour, twice.moment - once.moment) == (1, 1, dt.timedelta(hours=1))
    assert first.stamp == "2024-03-04T23:30:00Z"
    assert first.fields["timeZone"] == "America/New_York"


@pytest.mark.parametrize(
    ("stamp", "zone", "all_day", "day", "odd"),
    [
        ("2024-05-02T23:00:00Z", "GMT+0200", False, "2024-05-03", ""),
        ("2024-05-02T01:00:00Z", "GMT-05:30", False, "2024-05-01", ""),
        ("2024-05-02T23:00:00Z", "Harbour/Stell", False, "2024-05-02", "zone"),
        ("2024-05-02T23:00:00Z", "../../etc/passwd", False, "2024-05-02", "zone"),
        ("2024-04-17T00:00:00Z", "America/New_York", True, "2024-04-17", ""),
        ("2024-04-17T04:00:00Z", "America/New_York", True, "2024-04-17", ""),
        ("yesterday", "UTC", False, "None", "cannot be read"),
        ("0001-01-01T00:00:00Z", "America/New_York", False, "None", "year"),
        ("9999-12-31T23:59:59Z", "Asia/Tokyo", False, "None", "year"),
        ("1905-01-01T12:00:00Z", "Europe/Amsterdam", False, "1905-01-01", ""),
    ],
)
def test_stamps_and_zones_of_every_sort(stamp: str, zone: str, all_day: bool, day: str, odd: str) -> None:
    found = told(stamp, zone, all_day=all_day)
    assert str(found.day) == day
    assert odd in found.odd
    assert bool(odd) == bool(found.odd)
    if found.moment is not None:
        offset = found.moment.utcoffset()
        assert offset is not None
        assert offset % dt.timedelta(minutes=1) == dt.timedelta()


def test_backslashes_go_where_they_make_no_difference_and_nowhere_else() -> None:
    entries = came_of(FOLDER / "mac", "dayone").entries
    first, titled = entries[0], entries[4]
    assert first.text == (
        "Passed over for the harbour desk.\n\n"
        "Three of us, and the one with the boat got it. (I knew by the second question.)\n\n"
        "\\- not a list, a dash!\n1\\. not a numbered list either\n\n"
        "A path C:\\Users\\me and a hash #notatag"
    )
    assert "C:\\path\\to\\a.b (as typed)\n" in titled.text
    assert "`inline\\.code`" in titled.text


ESCAPED = [f"\\{sign}" for sign in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"]


@given(st.lists(st.sampled_from([*"ab1 \n.*_`[]()#>-", *ESCAPED]), max_size=24).map("".join))
def test_what_is_shown_is_the_same_without_them(text: str) -> None:
    render = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render
    assert render(without_needless_escapes(text)) == render(text)


def test_what_hangs_on_an_entry_is_named_and_left_behind() -> None:
    came = came_of(FOLDER / "mac", "dayone")
    titled, only_a_picture = came.entries[4], came.entries[5]
    left = "photo IMG_0042.PNG, left in photos/a71e249086ead21c0daca1cbd69a4ec0.png"
    assert f"({left})" in titled.text
    assert titled.left_behind[0] == left
    assert "document Panel letter.pdf, not in the export" in titled.left_behind
    assert only_a_picture.text == f"({left})"
    assert "dayone-moment" not in titled.text


def test_links_between_entries_become_ours_or_stay_as_they_were(journal: Journal, tmp_path: Path) -> None:
    here = "[the day before](dayone2://view?entryId=00000000000000000000000000000001)"
    away = "[gone](dayone2://view?entryId=FFFF)"
    path = written(tmp_path / "Work.json", {"text": f"See {here}, not {away}."}, {"text": "The day before"})
    read_as = format_named("dayone")
    assert read_as is not None
    with opened_files(path) as files:
        planned(files, read_as, journal).take_in(journal)
    assert journal.reflections[1].body == f"See the day before ([[reflection 2]]), not {away}."


def test_several_journals_come_out_of_one_zip(tmp_path: Path) -> None:
    one, other = written(tmp_path / "One.json", {"text": "a"}), written(tmp_path / "Other.json", {"text": "b"})
    packed = tmp_path / "export.zip"
    with zipfile.ZipFile(packed, "w") as made:
        made.write(one, "One.json")
        made.write(other, "Other.json")
    came = came_of(packed, "dayone")
    assert [(entry.journal, entry.text) for entry in came.entries] == [("One", "a"), ("Other", "b")]


def test_android_writes_its_text_without_escapes_and_it_stays_as_it_is(tmp_path: Path) -> None:
    path = written(tmp_path / "Work.json", {"text": r"C:\.config \(as typed\)", "pinned": True}, version="2024.14")
    entry = came_of(path, "dayone").entries[0]
    assert entry.text == r"C:\.config \(as typed\)"
    assert entry.fields["pinned"] is True


def test_rich_text_is_read_where_there_is_no_other(tmp_path: Path) -> None:
    assert came_of(FOLDER / "cli-entry.json", "dayone").entries[0].text.startswith("Written by dayone entry read.")
    text = came_of(FOLDER / "richtext-only.json", "dayone").entries[0].text
    assert text.startswith("# Only rich text\n\n**bold** and plain\n\n3. third\n\n> quoted\n\n    code")
    path = written(tmp_path / "Work.json", {"richText": "{"}, {"richText": {"contents": [{"text": "1. not a list *"}]}})
    came = came_of(path, "dayone")
    assert [entry.text for entry in came.entries] == ["", "1\\. not a list \\*"]
    assert "damaged" in came.oddities[0].what


def test_classic_is_read_from_its_folder(tmp_path: Path) -> None:
    entry = came_of(FOLDER / "classic", "dayone").entries[0]
    assert entry.text == "An entry of Day One Classic & its plist.\nSecond line."
    assert (entry.starred, entry.tags, str(entry.day), entry.journal) == (True, ("harbour",), "2014-10-23", "Journal")
    folder = tmp_path / "J.dayone" / "entries"
    folder.mkdir(parents=True)
    (folder / "bad.doentry").write_bytes(b"<plist><!ENTITY a 'b'>")
    (folder / "list.doentry").write_bytes(plistlib.dumps(["x"]))
    came = came_of(tmp_path / "J.dayone", "dayone")
    assert (came.entries, len(came.oddities)) == ([], 2)


def test_a_file_of_something_else_is_none_of_it(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('{"entries": [{"date": "2024-01-01"}]}')
    assert "dayone" not in names(path)
    with pytest.raises(SourceError, match="no journal of Day One"):
        came_of(path, "dayone")


def test_what_is_no_entry_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "Work.json", {"text": "a", "tags": None, "creationDate": "soon"})
    document = json.loads(path.read_text())
    document["entries"].append(7)
    path.write_text(json.dumps(document))
    came = came_of(path, "dayone")
    assert [(entry.text, entry.day, entry.tags) for entry in came.entries] == [("a", None, ())]
    assert len(came.oddities) == 2


def test_one_that_is_odd_takes_no_day_from_the_others() -> None:
    assert came_of(FOLDER / "mac", "dayone").entries[-1].day == PartialDate(1969, 7, 20)
