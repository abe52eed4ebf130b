"""What is damaged, or made to harm: a sentence, nothing half done, and no wait that grows with the square of a file."""

from __future__ import annotations

import json
import os
import plistlib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from careerjournal.exchange import importing
from careerjournal.exchange.format import Answers, Format, Read, SourceError
from careerjournal.exchange.formats import formats
from careerjournal.exchange.importing import Plan, asked_by, planned, recognised, why_none
from careerjournal.exchange.reading.files import Files, SourceUnreadable, opened_files
from careerjournal.journal.journal import Journal
from careerjournal.model.text import MAX_TEXT
from tests.exchange.reading import came_of, names

STAMP = "[2024-03-04 06:20:00 PM]"


class Broken(Format):
    """A format that fails in a way that nobody thought of."""

    name = "broken"
    title = "Broken"

    def recognises(self, files: Files) -> bool:
        raise KeyError("recognises")

    def asks(self, files: Files) -> None:
        raise AttributeError("asks")

    def read(self, files: Files, answers: Answers) -> Iterator[Read]:
        yield from ()
        raise IndexError("what was in it")


def every_plan(path: Path, journal: Journal) -> dict[str, Plan | str]:
    """What each format makes of something: what would come in, or a sentence. No other exception leaves it."""
    made: dict[str, Plan | str] = {}
    for known in formats():
        try:
            with opened_files(path) as files:
                asked_by(known, files)
                made[known.name] = planned(files, known, journal)
        except (SourceError, SourceUnreadable) as error:
            made[known.name] = str(error)
    return made


def written(path: Path, data: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_whatever_a_format_raises_is_a_sentence(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "odd", "words")
    monkeypatch.setattr(importing, "formats", lambda: (Broken(),))
    with opened_files(path) as files:
        assert recognised(files) == []
        with pytest.raises(SourceError, match=r"^“odd” could not be read as Broken\. Nothing was taken in\.$"):
            asked_by(Broken(), files)
        with pytest.raises(SourceError, match="could not be read as Broken") as raised:
            planned(files, Broken(), journal)
    assert isinstance(raised.value.__cause__, IndexError)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "“odd” is empty."),
        (b"\xef\xbb\xbf \n", "“odd” is empty."),
        ('{"entries": []}'.encode("utf-16"), "it is in UTF-16, which is not read here; save it in UTF-8."),
        ("Grüße".encode("latin-1"), "it is not UTF-8 text; save it in UTF-8, and import it again."),
        ("words".encode("utf-16-le"), "“odd” is no text, or not in UTF-8."),
        (b"words", ""),
    ],
)
def test_why_something_looks_like_no_format_is_said(tmp_path: Path, data: bytes, why: str) -> None:
    with opened_files(written(tmp_path / "odd", data)) as files:
        assert recognised(files) == []
        assert why_none(files).endswith(why)
    with opened_files(tmp_path / "odd") as files:
        files.names.clear()
        assert why_none(files) == "There is no file in “odd”."


@pytest.mark.parametrize("made", ["folder", "zip"])
def test_where_there_is_no_file_or_not_one_each_format_says_so(journal: Journal, tmp_path: Path, made: str) -> None:
    path = tmp_path / made
    if made == "folder":
        path.mkdir()
    else:
        zipfile.ZipFile(path, "w").close()
    assert all(isinstance(said, str) and said.endswith(".") for said in every_plan(path, journal).values())


def test_a_zip_whose_files_together_would_unpack_to_far_more_than_it_is_is_not_opened(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z", "w", zipfile.ZIP_DEFLATED) as made:
        for number in range(40):
            made.writestr(f"{number}.md", b"x" * 2_000_000)
    with pytest.raises(SourceUnreadable, match="would unpack to 80,000,000 bytes"), opened_files(tmp_path / "z"):
        pass


@pytest.mark.parametrize("place", range(0, 230, 7))
def test_a_damaged_zip_is_a_sentence_or_says_what_it_left_out(journal: Journal, tmp_path: Path, place: int) -> None:
    with zipfile.ZipFile(tmp_path / "whole", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("2024-03-04.md", "words " * 50)
    data = bytearray((tmp_path / "whole").read_bytes())
    for value in (0x00, 0x7F, 0xFF):
        data[place % len(data)] = value
        every_plan(written(tmp_path / "damaged", bytes(data)), journal)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("j.json", '{"metadata": {"version": "1.0"}, "entries": [{"uuid": "A", "creationDate": "x", "text": "%s"}]}'),
        ("2024-03.txt", "1: {text: '%s'}\n"),
        ("note.md", "%s"),
        ("journal.txt", f"{STAMP} Title\n%s\n"),
        ("entries.json", '[{"date": "2024-03-04T00:00:00Z", "title": "t", "content": "%s", "tags": []}]'),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        "[" * 100_000,
        "![](dayone-moment:/" * 20_000,
        "[[a|" * 50_000,
        "%% " * 50_001,
        " ".join("`" * length for length in range(1, 400)),
        "``" * 50_000 + "a",
        "**a" * 30_000,
        "//a__b" * 20_000,
        "= a" * 30_000,
        "#a" * 50_000,
        " " * 100_000 + "x",
        "http://" * 20_000,
    ],
    ids=lambda text: text[:20].strip(),
)
def test_no_text_takes_longer_than_it_is_long(
    journal: Journal, tmp_path: Path, name: str, data: str, text: str
) -> None:
    # Where a pattern goes through the rest of the text from every letter of it, this takes hours.
    assert len(every_plan(written(tmp_path / "in" / name, data.replace("%s", text)).parent, journal)) == len(formats())


@pytest.mark.parametrize(
    "value", [5, None, True, [], {}, "", "\ud800\x00\x1b[31m", [[1], None, {}], {"a": [{}]}, 1e300, -1], ids=ascii
)
def test_a_value_of_another_kind_than_is_meant_is_a_sentence_or_left_out(
    journal: Journal, tmp_path: Path, value: object
) -> None:
    day_one = {"uuid": "A", "creationDate": "2024-03-04T10:00:00Z", "timeZone": "Europe/Dublin", "text": "words"}
    tui = {"date": "2024-03-04T00:00:00Z", "title": "t", "content": "c", "tags": ["a"], "priority": 1}
    jrnl = {"title": "t", "body": "b", "date": "2024-03-04", "time": "10:00", "tags": ["@a"], "starred": True}
    run = {"text": "a", "attributes": {"line": {"indentLevel": 1, "listStyle": "bulleted", "header": 1}}}
    own = {"entry": "reflection", "number": 1, "body": "words", "tags": ["a"], "links": [], "created": None}
    documents: list[object] = [value, [value], {"entries": value}, {"entries": [value]}, {"tags": value, "entries": []}]
    documents += [{"metadata": value, "entries": [day_one]}]
    documents += [{"entries": [{**day_one, key: value}]} for key in (*day_one, "photos", "richText", "tags", "id")]
    documents += [{"entries": [{**day_one, "text": "", "richText": json.dumps({"contents": one})}]} for one in (value,)]
    documents += [
        {"entries": [{**day_one, "text": "", "richText": {"contents": [made]}}]}
        for made in (
            value,
            *({**run, key: value} for key in (*run, "embeddedObjects")),
            {**run, "embeddedObjects": [value]},
            *({**run, "attributes": {"line": {key: value}}} for key in ("indentLevel", "header", "listStyle", "quote")),
            {**run, "attributes": {"line": {"listStyle": "numbered", "listIndex": value}}},
            {**run, "attributes": {"linkURL": value, "bold": value}},
        )
    ]
    documents += [[{**tui, key: value}] for key in tui]
    documents += [{"tags": {}, "entries": [{**jrnl, key: value}]} for key in (*jrnl, "uuid")]
    documents += [{"careerjournal": 1, "entries": [{**own, key: value}]} for key in own]
    documents += [{"careerjournal": 1, "entries": [own], key: value} for key in ("history", "trash", "arrangement")]
    documents += [
        {"careerjournal": 1, "entries": [own], key: [{"of": value, "kind": value, "number": value, "record": value}]}
        for key in ("history", "trash")
    ]
    for document in documents:
        path = written(tmp_path / "j.json", json.dumps(document))
        for plan in every_plan(path, journal).values():
            assert isinstance(plan, Plan) or "could not be read as" not in plan


def test_a_property_list_that_is_damaged_or_says_a_thing_twice_is_left_out(tmp_path: Path) -> None:
    text = plistlib.dumps({"Entry Text": "words", "Tags": ["a"]}).decode()
    twice = text.replace("<dict>", "<dict><key>Entry Text</key><string>others</string>", 1)
    deep = text.replace("<string>words</string>", "<array>" * 2000 + "</array>" * 2000)
    for place, said in enumerate((twice, deep, text.replace("UTF-8", "x-none"), text[:-40])):
        written(tmp_path / "j.dayone" / "entries" / f"{place}.doentry", said)
    came = came_of(tmp_path, "dayone")
    assert [odd.what for odd in came.oddities if "date" not in odd.what] == [
        "It says “Entry Text” twice, so which is meant is not known, and was left out.",
        "It is no entry that can be read, and was left out.",
        "It is no entry that can be read, and was left out.",
    ]
    assert names(tmp_path) == ["dayone"]


def test_what_is_blank_in_a_long_text_makes_no_part_of_its_own(journal: Journal, tmp_path: Path) -> None:
    plan = every_plan(written(tmp_path / "j.txt", f"{STAMP} x\n{' ' * (3 * MAX_TEXT)}\ny"), journal)["jrnl"]
    assert isinstance(plan, Plan)
    assert [entry.body.strip() for entry in plan.entries] == ["x", "y"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_and_a_device_are_named_for_what_they_are(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, what in ((tmp_path / "pipe", "a pipe"), (Path(os.devnull), "a device")):
        with pytest.raises(SourceUnreadable, match=f"cannot be read: it is {what}"), opened_files(path):
            pass
