"""The same journal once more: later, longer, edited, packed otherwise, or on a device of another zone."""

from __future__ import annotations

import json
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from careerjournal.exchange.exporting import Wanted, files_of
from careerjournal.exchange.importing import Plan, planned, recognised
from careerjournal.exchange.reading.files import opened_files
from careerjournal.journal.journal import Journal
from careerjournal.model import Reflection, validated
from tests.exchange.reading import SAMPLES

ZONES = ("Pacific/Kiritimati", "America/Los_Angeles", "Asia/Kathmandu", "Europe/Dublin")

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="this system's zone is not the program's to set")


@pytest.fixture
def travel(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Take this device into a zone."""

    def arrived(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield arrived
    monkeypatch.undo()
    time.tzset()


def plan_of(path: Path, journal: Journal) -> Plan:
    with opened_files(path) as files:
        (read_as,) = recognised(files)
        return planned(files, read_as, journal)


def bodies(plan: Plan) -> list[str]:
    return [entry.body.replace("\n\n", " ") for entry in plan.entries if isinstance(entry, Reflection)]


Said = list[tuple[str, str, list[str]]]
"""Day, words and tags."""


def jrnl(path: Path, said: Said) -> Path:
    lines = (f"[{day} 11:30:00 PM] {words}\n{' '.join(f'@{tag}' for tag in tags)}\n" for day, words, tags in said)
    path.write_text("\n".join(lines))
    return path


def jrnl_json(path: Path, said: Said) -> Path:
    entries = [
        {
            "title": words,
            "body": "",
            "date": day,
            "time": "23:30",
            "tags": [f"@{tag}" for tag in tags],
            "starred": False,
        }
        for day, words, tags in said
    ]
    path.write_text(json.dumps({"tags": {}, "entries": entries}))
    return path


def day_one(path: Path, said: Said) -> Path:
    entries = [
        {
            "uuid": f"{day.replace('-', ''):0>32}",
            "creationDate": f"{day}T23:30:00Z",
            "timeZone": "Pacific/Auckland",
            "text": words,
            "tags": tags,
        }
        for day, words, tags in said
    ]
    path.write_text(json.dumps({"metadata": {"version": "1.0"}, "entries": entries}))
    return path


def tui_journal(path: Path, said: Said) -> Path:
    entries = [
        {"date": f"{day}T00:00:00Z", "title": words, "content": "", "tags": tags, "priority": 1}
        for day, words, tags in said
    ]
    path.write_text(json.dumps(entries))
    return path


def markdown(path: Path, said: Said) -> Path:
    path.mkdir(exist_ok=True)
    for day, words, tags in said:
        front = f"---\ncreated: {day}T23:30:00Z\ntags: [{', '.join(tags)}]\n---\n"
        (path / f"{day}.md").write_text(f"{front}{words}\n")
    return path


def red_notebook(path: Path, said: Said) -> Path:
    path.mkdir(exist_ok=True)
    for month in {day[:7] for day, _, _ in said}:
        days = (f"{int(day[8:])}: {{text: {json.dumps(words)}}}\n" for day, words, _ in said if day[:7] == month)
        (path / f"{month}.txt").write_text("".join(days))
    return path


WRITERS = [jrnl, jrnl_json, day_one, tui_journal, markdown, red_notebook]
BY_ID = (day_one, markdown)
BEFORE: Said = [("2024-03-30", "One", ["a"]), ("2024-03-31", "Three", []), ("2024-10-27", "Five", ["b"])]
LONGER: Said = [*BEFORE[:1], ("2024-03-29", "Two", ["c"]), *BEFORE[1:], ("2024-11-01", "Six", [])]


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_in_whatever_zone_the_same_adds_nothing_and_a_longer_export_only_what_is_new(
    journal: Journal, tmp_path: Path, travel: Callable[[str], None], write: Callable[[Path, Said], Path]
) -> None:
    travel("Europe/Dublin")
    first = plan_of(write(tmp_path / "j", BEFORE), journal)
    assert bodies(first) == ["One", "Three", "Five"] or write is jrnl
    first.take_in(journal)
    days = {str(entry.date) for entry in journal.each()}
    for zone in ZONES:
        travel(zone)
        again = plan_of(tmp_path / "j", journal)
        assert (bodies(again), again.known, again.oddities) == ([], 3, [])
    longer = plan_of(write(tmp_path / "j", LONGER), journal)
    assert sorted(body.split()[0] for body in bodies(longer)) == ["Six", "Two"]
    assert (longer.known, longer.oddities) == (3, [])
    longer.take_in(journal)
    if write is not markdown:  # its stamps are in UTC, and their days are those of this device
        assert days <= {str(entry.date) for entry in journal.each()}
    assert plan_of(tmp_path / "j", journal).known == 5


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
def test_an_entry_that_was_edited_there_is_known_by_its_id_or_comes_in_beside_and_is_named(
    journal: Journal, tmp_path: Path, write: Callable[[Path, Said], Path]
) -> None:
    plan_of(write(tmp_path / "j", BEFORE), journal).take_in(journal)
    edited: Said = [BEFORE[0], ("2024-03-31", "Three and more", []), BEFORE[2]]
    plan = plan_of(write(tmp_path / "j", edited), journal)
    if write in BY_ID:
        assert (bodies(plan), plan.known, plan.oddities) == ([], 3, [])
    else:
        assert (bodies(plan), plan.known) == (["Three and more"], 2)
        (odd,) = plan.oddities
        assert odd.what.startswith("Of the same time, reflection 2 came in before and does not stand there any more")


@pytest.mark.parametrize("write", [jrnl_json, day_one, tui_journal, markdown], ids=lambda write: write.__name__)
def test_an_entry_whose_tags_alone_were_changed_there_comes_in_no_second_time(
    journal: Journal, tmp_path: Path, write: Callable[[Path, Said], Path]
) -> None:
    plan_of(write(tmp_path / "j", BEFORE), journal).take_in(journal)
    tagged: Said = [(day, words, [*tags, "more"]) for day, words, tags in BEFORE]
    assert plan_of(write(tmp_path / "j", tagged), journal).known == 3


def test_a_note_by_itself_is_known_again_in_another_zone(
    journal: Journal, tmp_path: Path, travel: Callable[[str], None]
) -> None:
    for place, created in enumerate(("2024-03-04T23:30:00Z", "1709595000", "2024-03-04T23:30:00-08:00", "2024-03-04")):
        path = tmp_path / f"{place}.md"
        path.write_text(f"---\ncreated: {created}\n---\nWords {place}\n")
        travel("Europe/Dublin")
        plan_of(path, journal).take_in(journal)
        for zone in ZONES:
            travel(zone)
            assert plan_of(path, journal).known == 1


def test_a_folder_of_notes_is_known_again_in_a_zip_of_any_name_and_when_there_are_more(
    journal: Journal, tmp_path: Path
) -> None:
    vault = markdown(tmp_path / "Vault", BEFORE[:1])
    (vault / "2024-01-01.md").write_text("See [[2024-03-30]].\n")
    (vault / "2024-03-30.md").rename(tmp_path / "later.md")
    plan_of(vault, journal).take_in(journal)
    (tmp_path / "later.md").rename(vault / "2024-03-30.md")
    for name in ("first.zip", "second.zip"):
        with zipfile.ZipFile(tmp_path / name, "w") as made:
            for note in vault.iterdir():
                made.write(note, f"Vault/{note.name}")
    plan = plan_of(tmp_path / "first.zip", journal)
    assert (bodies(plan), plan.known) == (["One"], 1)
    plan.take_in(journal)
    assert plan_of(tmp_path / "second.zip", journal).known == plan_of(vault, journal).known == 2


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*/*")), ids=lambda path: path.name)
def test_no_sample_comes_in_twice_in_another_zone(
    journal: Journal, travel: Callable[[str], None], sample: Path
) -> None:
    with opened_files(sample) as files:
        known = recognised(files)
        if len(known) != 1 or known[0].asks(files) is not None or sample.name in NO_JOURNAL:
            return  # it is not taken in as it is
    travel("Europe/Dublin")
    plan_of(sample, journal).take_in(journal)
    for zone in ZONES:
        travel(zone)
        assert plan_of(sample, journal).entries == []


NO_JOURNAL = {
    "edge-latin1.txt", "edge-no-entries.txt", "edge-empty.txt", "export-without-starred.xml", "export.dates",
    "export.tags",
}  # fmt: skip


def test_a_folder_that_we_wrote_comes_in_again_with_its_words_days_and_tags(
    sample_journal: Journal, journal: Journal, tmp_path: Path
) -> None:
    there, here = sample_journal, journal
    there.add(validated(Reflection(body="First: a line\n\n- [x] done\n```\n# code\n```", tags=("near-miss",))))
    for name, text in files_of("markdown", there, Wanted(closed=True)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    plan = plan_of(tmp_path, here)
    assert plan.oddities == []
    plan.take_in(here)
    wrote = {f"({entry.ref}).md": entry for entry in there.each()}
    came = list(here.each())
    assert len(came) == len(wrote)
    for entry in came:
        one = wrote[entry.origin.id[entry.origin.id.rindex("(") :]]
        assert entry.date == one.date
        assert {tag.replace(" ", "-") for tag in one.tags} <= set(entry.tags)
        if isinstance(one, Reflection) and "[[" not in one.body:
            assert entry.body == one.body
