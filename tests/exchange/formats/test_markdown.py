"""Folders of Markdown: Obsidian's vaults, nb's notebooks, what jimmy writes, and single files."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from careerjournal.exchange.formats.markdown.note_dates import DailyNotes, named_when, read_when
from careerjournal.exchange.importing import Plan, format_named, planned
from careerjournal.exchange.reading.files import opened_files
from careerjournal.journal.journal import Journal
from tests.exchange.reading import SAMPLES, Came, came_of, names

VAULT = SAMPLES / "obsidian" / "Career"


def plan_of(path: Path, journal: Journal) -> Plan:
    read_as = format_named("markdown")
    assert read_as is not None
    with opened_files(path) as files:
        return planned(files, read_as, journal)


def of(came: Came, file: str) -> tuple[str, str, tuple[str, ...]]:
    """An entry's day, text and tags."""
    entry = next(entry for entry in came.entries if entry.file == file)
    return str(entry.day), entry.text, entry.tags


@pytest.mark.parametrize("path", [VAULT, VAULT.parent, SAMPLES / "jimmy", VAULT / "CRLF.md"])
def test_it_is_recognised_where_nothing_more_particular_is(path: Path) -> None:
    assert names(path) == ["markdown"]


def test_days_come_from_the_vaults_own_names_then_the_front_matter_then_the_name() -> None:
    came = came_of(VAULT, "markdown")
    days = {entry.file: str(entry.day) for entry in came.entries}
    assert days == {
        "BOM.md": "None",
        "CRLF.md": "None",
        "Daily/2024-03-04.md": "2024-03-04",
        "Daily/2024-03-05.md": "2024-03-05",
        "Daily/2024-3-6 Wednesday.md": "2024-03-06",
        "Daily/2024/03-March/2024-03-07-Thursday.md": "2024-03-07",
        "People/Ros.md": "None",
        "Quarterly/2024-Q1.md": "2024-q1",
        "Weekly/2024-W10.md": "2024-03",
    }
    zoned = next(entry for entry in came.entries if "Wednesday" in entry.file)
    assert zoned.moment == dt.datetime(2024, 3, 6, 8, 15, tzinfo=dt.UTC)


def test_front_matter_of_every_sort_is_read_and_none_of_it_is_lost() -> None:
    came = came_of(VAULT, "markdown")
    assert of(came, "BOM.md") == ("None", "BOM\n\nA byte order mark before the front matter.", ("bom",))
    assert of(came, "CRLF.md")[2] == ("a",)
    assert of(came, "Daily/2024-3-6 Wednesday.md")[1:] == (
        "Tags as one string with commas.",
        ("interview", "panel", "upper case key too"),
    )
    ros = next(entry for entry in came.entries if entry.file == "People/Ros.md")
    assert ros.fields["front matter"] == "- not: a mapping\n"
    assert any(odd.file == "People/Ros.md" and "a list" in odd.what for odd in came.oddities)
    monday = next(entry for entry in came.entries if entry.file == "Daily/2024-03-04.md")
    assert (monday.fields["energy"], monday.fields["aliases"]) == (2, ["Passed over"])


def test_links_lead_to_what_comes_in_and_pictures_are_named(journal: Journal) -> None:
    plan = plan_of(VAULT, journal)
    plan.take_in(journal)
    monday = next(entry for entry in journal.reflections if entry.origin.id == "Daily/2024-03-04.md")
    there = {entry.origin.id: entry.ref for entry in journal.reflections}
    assert f"See the day after ([[{there['Daily/2024-03-05.md']}]]) and [[{there['People/Ros.md']}]]" in monday.body
    assert "(picture boat.png, left in boat.png)" in monday.body
    assert plan.left_behind == ["picture boat.png, left in boat.png"]
    assert not journal.broken_links()


def test_comments_never_stand_where_they_could_be_shared(journal: Journal) -> None:
    plan_of(VAULT, journal).take_in(journal)
    assert all("nobody should see" not in entry.body for entry in journal.reflections)
    kept = [entry for entry in journal.reflections if "nobody should see" in entry.origin.fields]
    assert [entry.origin.id for entry in kept] == ["Daily/2024-03-04.md"]


def test_what_is_no_note_stays_and_is_named() -> None:
    came = came_of(VAULT, "markdown")
    assert not any(".trash" in entry.file or ".obsidian" in entry.file for entry in came.entries)
    assert [odd.file for odd in came.oddities if "no Markdown" in odd.what] == ["Canvas.canvas"]


def test_what_jimmy_made_has_its_title_without_the_date_it_begins_with() -> None:
    entry = came_of(SAMPLES / "jimmy", "markdown").entries[0]
    assert entry.text.startswith("Passed over for the harbour desk.\n\nThree of us")
    assert (str(entry.day), entry.tags) == ("2024-03-04", ("interview", "jrnl-starred"))


def test_an_entry_that_nothing_dates_has_no_day_here_either(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("One thought")
    plan_of(tmp_path, journal).take_in(journal)
    assert journal.reflections[1].date is None
    assert journal.card(journal.reflections[1]).day is None


def test_the_same_folder_again_adds_only_the_new_notes(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("One")
    (tmp_path / "b.md").write_text("Two")
    plan_of(tmp_path, journal).take_in(journal)
    (tmp_path / "c.md").write_text("Three, after [[a]]")
    again = plan_of(tmp_path, journal)
    assert (len(again.entries), again.known) == (1, 2)
    again.take_in(journal)
    assert journal.reflections[3].body == "c\n\nThree, after [[reflection 1]]"


def test_spaces_in_addresses_are_read(journal: Journal, tmp_path: Path) -> None:
    (tmp_path / "a note.md").write_text("# One")
    (tmp_path / "b.md").write_text("# Two\n\n[it](a%20note.md) and [that](<a note.md>)")
    plan_of(tmp_path, journal).take_in(journal)
    assert journal.reflections[2].body == "# Two\n\nit ([[reflection 1]]) and that ([[reflection 1]])"


def note(folder: Path, text: str, name: str = "2024-03-04 A note.md") -> Came:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return came_of(folder, "markdown")


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#one and #two/three, #four-five.", ("one", "two/three", "four-five")),
        ("# Heading\n## Another\n#1 #2024 a#b https://x.example/#frag", ()),
        ("`#code` and\n```\n#code\n```\n#after", ("after",)),
        ("#日本 #тег #café", ("日本", "тег", "café")),
        ("---\ntags: one, two\n---\n#Three", ("one", "two", "Three")),
        ("---\ntags: '#one #two'\n---\n", ("one", "two")),
        ("---\ntags:\n- one\n-\n- 2024\n---\nx", ("one", "2024")),
    ],
)
def test_tags_of_every_sort(text: str, tags: tuple[str, ...], tmp_path: Path) -> None:
    assert note(tmp_path, text).entries[0].tags == tags


@pytest.mark.parametrize(
    ("text", "body", "problem"),
    [
        ("---\ntitle: a: b\ntags: [x]\n---\nText", "a: b\n\nText", "cannot be read as a whole"),
        ("---\ntags: [x\nTitle: y\n\nText", None, "does not end"),
        ("---\njust words\n---\nText", "Text", "a text"),
        ("---\n---\nText", "Text", None),
        ("---\n\nA rule first\n\n---\n", None, None),
        ("---\na: &x 1\nb: *x\n---\nText", "Text", "alias"),
        ("---\na: 1\na: 2\n---\nText", "Text", "twice"),
    ],
)
def test_broken_front_matter_loses_nothing(text: str, body: str | None, problem: str | None, tmp_path: Path) -> None:
    came = note(tmp_path, text, "note.md")
    assert came.entries[0].text == (body or text.strip("\n"))
    said = [odd.what for odd in came.oddities if "no Markdown" not in odd.what]
    assert bool(said) == (problem is not None)
    assert problem is None or problem in said[0]
    if problem and body:
        assert came.entries[0].fields["front matter"] in text


def test_code_stays_as_it_is_and_links_out_of_the_folder_too(tmp_path: Path) -> None:
    code = "`[[a]] %%x%%`\n\n```md\n![[boat.png]] %%y%%\n```"
    text = f"{code}\n\n[out](../../secret.md) [web](https://x.example/a.md) [[nowhere]]"
    assert note(tmp_path, text, "n.md").entries[0].text == text


def test_pictures_that_are_not_there_are_said_to_be_missing(tmp_path: Path) -> None:
    came = note(tmp_path, "![[gone.png|200]] ![a](deep/there.jpg)", "n.md")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "there.jpg").write_bytes(b"x")
    assert came.entries[0].left_behind == (
        "picture gone.png, not in what came",
        "picture there.jpg, not in what came",
    )
    assert "left in deep/there.jpg" in came_of(tmp_path, "markdown").entries[0].text


@pytest.mark.parametrize(
    ("form", "name", "day"),
    [
        ("YYYY/MM-MMMM/YYYY-MM-DD-dddd", "Daily/2024/03-March/2024-03-07-Thursday.md", "2024-03-07"),
        ("", "Daily/2024-03-07.md", "2024-03-07"),
        ("DD.MM.YYYY", "Daily/07.03.2024.md", "2024-03-07"),
        ("dddd, MMMM Do YYYY", "Daily/Thursday, March 7th 2024.md", "2024-03-07"),
        ("D. MMMM YYYY", "Daily/7. März 2024.md", "2024-03-07"),
        ("[Day] YYYY-DDDD", "Daily/Day 2024-067.md", "2024-03-07"),
        ("YYMMDD", "Daily/240307.md", "2024-03-07"),
        ("YYYY-MM-DD", "Other/2024-03-07.md", None),
        ("YYYY-MM-DD", "Daily/2024-02-31.md", None),
    ],
)
def test_a_vaults_names_of_days_in_every_form(form: str, name: str, day: str | None, tmp_path: Path) -> None:
    (tmp_path / ".obsidian").mkdir()
    (tmp_path / ".obsidian" / "daily-notes.json").write_text(json.dumps({"folder": "Daily", "format": form}))
    (tmp_path / "x.md").write_text("x")
    with opened_files(tmp_path) as files:
        daily = DailyNotes.of(files)
    assert daily is not None
    found = daily.when(name)
    assert (str(found.day) if found else None) == day


@pytest.mark.parametrize(
    ("said", "day", "timed"),
    [
        ("2024-03-04", "2024-03-04", False),
        ("2024-03-04T18:20", "2024-03-04", True),
        ("2024-03-04 18:20:05.123+01:00", "2024-03-04", True),
        ("2024/03/04 6:20 PM", "2024-03-04", True),
        ("2024-03-04T00:00:00Z", "2024-03-04", False),
        ("[[2024-03-04]]", "2024-03-04", False),
        ("20240304", "2024-03-04", False),
        ("20240304182005", "2024-03-04", True),
        ("2024-03", "2024-03", False),
        ("2024", "2024", False),
        ("yesterday", "None", False),
        ("2024-13-01", "None", False),
        ("tomorrow 2024-03-04", "None", False),
    ],
)
def test_dates_of_front_matter_and_none_is_today(said: str, day: str, timed: bool) -> None:
    found = read_when(said)
    assert (str(found.day), found.moment is not None, bool(found.odd)) == (day, timed, day == "None")


@pytest.mark.parametrize(
    ("name", "day", "rest"),
    [
        ("2024-03-04 18-20 Passed over", "2024-03-04", "Passed over"),
        ("2024-03-04", "2024-03-04", ""),
        ("20240304182005", "2024-03-04", ""),
        ("2024-3-6 Wednesday", "2024-03-06", ""),
        ("1984", "1984", ""),
        ("Ros", "None", "Ros"),
        ("10 things", "None", "10 things"),
        ("2024-02-31 No day", "None", "2024-02-31 No day"),
    ],
)
def test_names_that_begin_with_a_date(name: str, day: str, rest: str) -> None:
    found = named_when(name)
    assert (str(found.day), found.rest) == (day, rest)
