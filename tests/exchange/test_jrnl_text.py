"""Out to jrnl: every entry on its day, nothing closed, and the real jrnl reads the same entries from it."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from careerjournal import demo
from careerjournal.exchange.exporting import Wanted, left_closed, text_of
from careerjournal.exchange.format import Answers
from careerjournal.exchange.writing.jrnl_text import jrnl_text
from careerjournal.journal.journal import Journal
from careerjournal.model import Entry, Kind, PartialDate, Reading, Reflection, Setback, Shares
from careerjournal.model.links import LINK_IN_TEXT
from tests.exchange.reading import came_of

NOON = dt.datetime(2024, 3, 4, 12, 30, 5, tzinfo=dt.UTC)


def reflection(body: str, when: PartialDate | None = None, *tags: str) -> Reflection:
    return Reflection(number=1, body=body, when=when, tags=tags, created=NOON)


def back(path: Path, *entries: Entry) -> list[tuple[str, str, str, tuple[str, ...], bool]]:
    """What our own reader makes of what was written."""
    path.write_text("".join(jrnl_text(entries)), encoding="utf-8")
    return [
        (str(one.day), f"{one.moment:%H:%M:%S}" if one.moment else "", one.text, one.tags, one.starred)
        for one in came_of(path, "jrnl", Answers()).entries
    ]


def test_an_entry_is_its_title_and_what_follows_it() -> None:
    made = "".join(jrnl_text([reflection("First line\n\nmore\nand more"), reflection("Second")]))
    assert made == "[2024-03-04 12:30:05 PM] First line\nmore\nand more\n\n[2024-03-04 12:30:05 PM] Second\n"


@pytest.mark.parametrize(
    ("when", "stamp"),
    [
        (None, "2024-03-04 12:30:05 PM"),
        (PartialDate(2024, 3, 4), "2024-03-04 12:30:05 PM"),
        (PartialDate(2019, 5, 3), "2019-05-03 09:00:00 AM"),
        (PartialDate(2019, 5), "2019-05-01 09:00:00 AM"),
        (PartialDate(2019), "2019-01-01 09:00:00 AM"),
    ],
)
def test_the_time_is_that_of_its_day_or_of_the_morning(when: PartialDate | None, stamp: str) -> None:
    made = "".join(jrnl_text([reflection("Words", when)]))
    assert made.startswith(f"[{stamp}] Words\n")
    assert ("When: " in made) is (when is not None and not when.is_day)


def test_entries_of_one_day_without_a_time_stay_in_order_and_two_alike_stay_two(tmp_path: Path) -> None:
    day = PartialDate(2019, 5, 3)
    found = back(tmp_path / "j", *(reflection(word, day) for word in "bca"), reflection("x"), reflection("x"))
    assert [(time, text) for _, time, text, _, _ in found] == [
        ("09:00:00", "b"),
        ("09:00:01", "c"),
        ("09:00:02", "a"),
        ("12:30:05", "x"),
        ("12:30:06", "x"),
    ]


@pytest.mark.parametrize(
    "line",
    ["[2024-01-01 09:00:00 AM] quoted", "[x] done", "[tomorrow] I go", "[a\nb] c", "[[x]] [link] and"],
)
def test_no_line_of_a_text_begins_another_entry(line: str, tmp_path: Path) -> None:
    (one,) = back(tmp_path / "j", reflection(f"Title\n\n{line}\nend"))
    assert one[2].replace("\n ", "\n") == f"Title\n\n{line}\nend"


def test_brackets_without_an_end_are_looked_at_once() -> None:
    assert "".join(jrnl_text([reflection("Title\n" + "[\n" * 50_000)])).count("[\n") == 50_000


@pytest.mark.parametrize("starred", [False, True])
@pytest.mark.parametrize("line", ["**Bold** day", "A **bold** end", "A **bold end**", "*", "***", "A day"])
def test_an_asterisk_of_the_text_is_no_star(line: str, starred: bool, tmp_path: Path) -> None:
    (one,) = back(tmp_path / "j", reflection(f"{line}\n\nmore", None, *(["starred"] if starred else [])))
    assert one[4] is starred
    assert line in one[2]


def test_tags_that_the_text_does_not_say_follow_it(tmp_path: Path) -> None:
    (one,) = back(tmp_path / "j", reflection("A day @work", None, "work", "near miss", "c++", "a/b", "!!"))
    assert one[2:4] == ("A day @work\n\n@near-miss @c++ @a/b", ("work", "near-miss", "c++", "a/b"))


def test_a_setback_is_its_title_its_words_and_each_field_behind_its_label() -> None:
    later = (Reading(note="One\ntwo", shares=Shares(chance=3), when=PartialDate(2021)), Reading(when=PartialDate(2022)))
    entry = Setback(
        number=3,
        what_happened="Passed over",
        body="The boat.",
        when=PartialDate(2019, 5),
        created=NOON,
        tags=("work",),
        shares=Shares(my_part=2, chance=8),
        readings=later,
    )
    assert (
        "".join(jrnl_text([entry]))
        == """[2019-05-01 09:00:00 AM] Passed over
The boat.

When: May 2019
How I read it: My part 2, Competition 0, Chance 8

Later readings:
- How I read it now:
  One
  two
  Shares: My part 0, Competition 0, Chance 3
  When: 2021
- When: 2022

Setback 3

@work
"""
    )


def test_every_kind_of_entry_goes_out_and_comes_back_on_its_day(tmp_path: Path) -> None:
    entries = list(demo.sample(dt.date(2026, 5, 1)))
    assert {entry.KIND for entry in entries} == set(Kind)
    found = back(tmp_path / "j", *entries)
    assert [day for day, *_ in found] == [str(PartialDate.of(entry.date.first)) for entry in entries if entry.date]
    for entry, (_, _, text, tags, _) in zip(entries, found, strict=True):
        said = LINK_IN_TEXT.sub(r"\g<ref>", entry.as_shown().body.strip())
        assert said in text or "\n[" in entry.body or "\n" in entry.body
        assert len(tags) >= len(entry.tags)


def test_closed_words_stay_closed_unless_they_are_asked_for(journal: Journal) -> None:
    journal.add(Reflection(body="Secret words", open_on=PartialDate(2030), created=NOON))
    journal.add(Reflection(body="Open words", created=NOON))
    made = "".join(text_of("jrnl", journal, Wanted()))
    assert "Secret" not in made
    assert "A letter, to be opened on 2030" in made
    assert "closed until it is opened" in made
    assert left_closed(journal, "jrnl", Wanted()) == 1
    assert "Secret words" in "".join(text_of("jrnl", journal, Wanted(closed=True)))


_LINES = st.lists(
    st.sampled_from(
        [
            "",
            "words",
            "[x] y",
            "[2024-01-01 09:00:00 AM] z",
            "[",
            "] ",
            "*",
            "a *",
            "# h",
            "    code",
            "@tag",
            "é 日本 👩‍🚀",
        ]
    ),
    min_size=1,
    max_size=6,
).map("\n".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(_LINES.filter(str.strip), max_size=5), st.booleans())
def test_whatever_is_written_each_entry_comes_back_as_one(bodies: list[str], starred: bool) -> None:
    entries = [reflection(body, None, *(["starred"] if starred else [])) for body in bodies]
    with TemporaryDirectory() as folder:
        found = back(Path(folder) / "j", *entries) if entries else []
    assert len(found) == len(bodies)
    assert all(one[4] is starred for one in found)
    for body, (_, _, text, _, _) in zip(bodies, found, strict=True):
        kept = [line.strip() for line in body.split("\n") if line.strip()]
        assert [line.strip() for line in text.split("\n") if line.strip()][-len(kept) :] == kept


def real_jrnl() -> str:
    """The real program; the test is skipped where it is not installed."""
    found = shutil.which("jrnl", path=os.pathsep.join((os.environ.get("PATH", ""), str(Path(sys.executable).parent))))
    if found is None:
        pytest.skip("jrnl is not installed: “pip install jrnl” tries what is written against the real program")
    return found


def test_the_real_jrnl_imports_the_same_entries(tmp_path: Path) -> None:
    program = real_jrnl()
    entries = [
        *demo.sample(dt.date(2026, 5, 1)),
        reflection("x", None, "starred"),
        reflection("[x] y\n[2020] z\n**b**"),
    ]
    entries.append(structs.replace(entries[-1], when=PartialDate(2019, 5, 3)))
    (tmp_path / "out.txt").write_text("".join(jrnl_text(entries)), encoding="utf-8")
    ours = came_of(tmp_path / "out.txt", "jrnl").entries
    config = {"journals": {"default": {"journal": str(tmp_path / "journal.txt")}}, "timeformat": "%F %r"}
    more = {
        "encrypt": False,
        "template": False,
        "editor": "",
        "default_hour": 9,
        "default_minute": 0,
        "highlight": True,
    }
    looks = {"tagsymbols": "#@", "linewrap": 79, "indent_character": "|", "version": "v4.2"}
    colours = {"colors": dict.fromkeys(("body", "date", "tags", "title"), "none")}
    told = {**config, **more, **looks, **colours}
    (tmp_path / "jrnl.yaml").write_text("".join(f"{key}: {json.dumps(value)}\n" for key, value in told.items()))
    home = {"HOME": str(tmp_path), "PATH": os.environ.get("PATH", ""), "TZ": "UTC"}

    def jrnl(*asked: str) -> str:
        done = subprocess.run(
            [program, "--config-file", str(tmp_path / "jrnl.yaml"), *asked],
            env=home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=120,
        )
        return done.stdout

    (tmp_path / "journal.txt").touch()
    jrnl("--import", "--file", str(tmp_path / "out.txt"))
    theirs = json.loads(jrnl("--export", "json"))["entries"]

    def said(day: str, time: str, text: str, starred: bool) -> tuple[str, str, str, bool]:
        return day, time, " ".join(text.split()), starred

    assert sorted(
        said(one["date"], one["time"], f"{one['title']} {one['body']}", one["starred"]) for one in theirs
    ) == (sorted(said(str(one.day), f"{one.moment:%H:%M}", one.text, one.starred) for one in ours))
    assert len(theirs) == len(entries)
