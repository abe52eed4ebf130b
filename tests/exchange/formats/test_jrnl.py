"""jrnl's journals and exports: every entry on its day, whatever form it comes in, and nothing dated by a guess."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import json
import shutil
import struct
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given, settings
from hypothesis import strategies as st

from careerjournal.exchange.format import Answers, Question, SourceError, WrongAnswer
from careerjournal.exchange.formats.jrnl import Jrnl
from careerjournal.exchange.formats.jrnl.encryption import decrypted
from careerjournal.exchange.importing import planned
from careerjournal.exchange.reading.files import opened_files
from careerjournal.journal.journal import Journal
from careerjournal.model import PartialDate, Reflection
from tests.exchange.reading import SAMPLES, came_of, names

FOLDER = SAMPLES / "jrnl"
SECRET = Answers(passphrase="harbour fog 1912")


def read(path: Path, answers: Answers = Answers()) -> list[tuple[str, str, str]]:  # noqa: B008 -- immutable
    """The day, the time of the clock and the text of each entry."""
    return [
        (str(one.day or ""), f"{one.moment:%H:%M}" if one.moment else "", one.text)
        for one in came_of(path, "jrnl", answers).entries
    ]


def asked(path: Path) -> Question | None:
    with opened_files(path) as files:
        return Jrnl().asks(files)


def written(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


@pytest.mark.parametrize("sample", sorted(path.name for path in FOLDER.iterdir()))
def test_what_jrnl_made_is_recognised_by_what_is_in_it(sample: str, tmp_path: Path) -> None:
    other = tmp_path / "whatever"
    (shutil.copytree if (FOLDER / sample).is_dir() else shutil.copyfile)(FOLDER / sample, other)
    assert names(other) == ([] if sample in ("edge-empty.txt", "edge-no-entries.txt") else ["jrnl"])


@pytest.mark.parametrize("sample", ["plain-journal.txt", "export.md"])
def test_every_form_gives_the_entries_of_jrnl_s_own_json(sample: str) -> None:
    assert read(FOLDER / sample) == read(FOLDER / "export.json")


@pytest.mark.parametrize("sample", ["md-dir", "yaml-dir"])
def test_a_file_an_entry_gives_the_same_entries(sample: str) -> None:
    theirs = [(day, time, text.split("\n")[0]) for day, time, text in read(FOLDER / "export.json")]
    assert sorted((day, time, text.split("\n")[0]) for day, time, text in read(FOLDER / sample)) == sorted(theirs)


def test_titles_tags_and_stars_are_those_that_jrnl_finds() -> None:
    theirs = json.loads((FOLDER / "export.json").read_text())["entries"]
    ours = came_of(FOLDER / "plain-journal.txt", "jrnl").entries
    for one, other in zip(ours, theirs, strict=True):
        assert one.text == "\n\n".join(filter(None, (other["title"], other["body"])))
        assert one.starred is other["starred"]
        assert set(one.tags) == {tag[1:] for tag in other["tags"] if tag != "##"}
    assert [one.stamp for one in ours][:2] == ["2024-03-04 06:20:00 PM", "2024-03-04 09:05:00 PM"]
    assert [one.line for one in ours][:2] == [1, 4]


@pytest.mark.parametrize("sample", ["edge-bom.txt", "edge-crlf.txt"])
def test_a_byte_order_mark_and_the_line_ends_of_windows_cost_no_entry(sample: str) -> None:
    found = read(FOLDER / sample)
    assert [(day, time) for day, time, _ in found] == [
        ("2023-11-05", "01:30"),
        ("2023-11-05", "14:10"),
        ("2023-12-31", "23:59"),
    ]
    assert found[0][2] == "Clocks went back.\n\nBody with trailing spaces   \n\nSecond paragraph."
    assert found[2][2].endswith("\n[not a date] a line that begins with a bracket\n    indented code")


def test_journals_of_before_jrnl_2_have_no_brackets() -> None:
    assert read(FOLDER / "edge-v1-no-brackets.txt") == [
        ("2012-06-11", "22:15", "Old jrnl 1.x wrote dates without brackets.\n\nBody of the first."),
        ("2012-06-12", "09:00", "Second."),
    ]


@pytest.mark.parametrize(
    ("sample", "said"),
    [
        ("edge-empty.txt", "empty"),
        ("edge-no-entries.txt", "no line begins with a date"),
        ("edge-latin1.txt", "save it in UTF-8"),
        ("export-without-starred.xml", "jrnl --export json"),
        ("export.dates", "jrnl --export json"),
        ("export.tags", "jrnl --export json"),
    ],
)
def test_what_holds_no_entries_is_refused_in_a_sentence(sample: str, said: str) -> None:
    with pytest.raises(SourceError, match=rf"“{sample}”.*{said}.*\."):
        came_of(FOLDER / sample, "jrnl")


@pytest.mark.parametrize("sample", ["encrypted-v2.jrnl", "encrypted-v3.jrnl"])
def test_an_encrypted_journal_is_opened_by_its_passphrase_alone(sample: str, tmp_path: Path) -> None:
    path = Path(shutil.copy(FOLDER / sample, tmp_path / "j"))
    question = asked(path)
    assert question is not None
    assert question.about == "passphrase"
    assert read(path, SECRET) == [
        ("2024-03-04", "18:20", "Passed over for the harbour desk.\n\n@interview The true version.")
    ]
    assert [one.name for one in tmp_path.iterdir()] == ["j"]
    for wrong in ("", "harbour fog 1913", "\udcff"):
        with pytest.raises(WrongAnswer, match="passphrase"):
            came_of(path, "jrnl", Answers(passphrase=wrong))


@pytest.mark.parametrize("cut", [6, 7, 8, 20, 60, 100, 200])
def test_a_damaged_encrypted_journal_is_refused_in_a_sentence(cut: int, tmp_path: Path) -> None:
    path = tmp_path / "j"
    path.write_bytes((FOLDER / "encrypted-v3.jrnl").read_bytes()[:cut])
    with pytest.raises(SourceError, match=r"“j”.*\."):
        came_of(path, "jrnl", SECRET)


def test_a_journal_of_before_the_head_was_base64_opens() -> None:
    """For a while before 4.6 the head of an encrypted journal was bare JSON."""
    data = (FOLDER / "encrypted-v3.jrnl").read_bytes()
    (length,) = struct.unpack_from(">H", data, 6)
    head = base64.b64decode(data[8 : 8 + length])
    older = data[:6] + struct.pack(">H", len(head)) + head + data[8 + length :]
    assert decrypted(older, SECRET.passphrase, "it") == decrypted(data, SECRET.passphrase, "it")


@pytest.mark.parametrize("oldest", [False, True])
def test_a_journal_that_jrnl_1_encrypted_opens_where_somebody_says_it_is_one(oldest: bool, tmp_path: Path) -> None:
    text = "2012-06-11 22:15 Old. *\nBödy.\n".encode()
    if oldest:  # it filled up with spaces
        padded = text + b" " * (16 - len(text) % 16)
    else:
        filler = padding.PKCS7(128).padder()
        padded = filler.update(text) + filler.finalize()
    key = hashlib.sha256(SECRET.passphrase.encode()).digest()
    start = bytes(range(16))
    cipher = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    path = tmp_path / "j"
    path.write_bytes(start + cipher.update(padded) + cipher.finalize())
    assert names(path) == []
    question = asked(path)
    assert (question and question.about) == "passphrase"
    assert read(path, SECRET) == [("2012-06-11", "22:15", "Old.\n\nBödy.")]
    with pytest.raises(WrongAnswer, match="passphrase"):
        came_of(path, "jrnl", Answers(passphrase="harbour fog 1914"))


def test_the_day_is_that_of_the_folder() -> None:
    assert [entry[:2] for entry in read(FOLDER / "folder-journal")] == [
        ("2024-03-04", "18:20"),
        ("2024-03-04", "20:20"),
    ]


@pytest.mark.parametrize("part", ["", "2024", "2024/03", "2024/03/04.txt"])
def test_a_part_of_a_folder_journal_has_its_days(part: str, tmp_path: Path) -> None:
    written(tmp_path / "j/2024/03/04.txt", "[18:20] One\n")
    written(tmp_path / "j/2024/03/05.txt", "[09:05] Two\n")
    both = [("2024-03-04", "18:20", "One"), ("2024-03-05", "09:05", "Two")]
    assert names(tmp_path / "j" / part) == ["jrnl"]
    assert read(tmp_path / "j" / part) == (both[:1] if part.endswith("txt") else both)


@pytest.mark.parametrize(
    "stamp", ["05/03/2024 18:20", "18:20", "06:20 PM", "2024-03-05 18:20", "4 March 2024 at 18:20"]
)
def test_in_a_folder_journal_dates_may_be_written_in_any_way(stamp: str, tmp_path: Path) -> None:
    written(tmp_path / "j/2024/03/04.txt", f"[{stamp}] One.\nBody\n\n[{stamp}] Two\n")
    assert asked(tmp_path / "j") is None
    assert read(tmp_path / "j") == [("2024-03-04", "18:20", "One.\n\nBody"), ("2024-03-04", "18:20", "Two")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2024-03-04 18:20", "2024-11-25 09:05"),
        ("2024-03-04 06:20:00 PM", "2024-11-25 09:05:00 AM"),
        ("2024/03/04 18:20:00", "2024/11/25 09:05:00"),
        ("04.03.2024 18:20", "25.11.2024 09:05"),
        ("03/04/2024 06:20 PM", "11/25/2024 09:05 AM"),
        ("04. März 2024 18:20", "25. November 2024 09:05"),
        ("4 mars 2024 18h20", "25 novembre 2024 9h05"),
        ("March 4, 2024 6:20pm", "November 25, 2024 9:05am"),
        ("Mon, 04 Mar 2024 18:20:00", "Mon, 25 Nov 2024 09:05:00"),
        ("Mon Mar  4 18:20:00 2024", "Mon Nov 25 09:05:00 2024"),
        ("Montag, den 4. März 2024, 18:20 Uhr", "Montag, den 25. November 2024, 9:05 Uhr"),
        ("2024-03-04T18:20:00+01:00", "2024-11-25T09:05:00Z"),
        ("20240304 1820", "20241125 0905"),
        ("18:20 04.03.2024", "09:05 25.11.2024"),
        ("2024年03月04日 18:20", "2024年11月25日 09:05"),
    ],
)
def test_dates_are_recognised_however_they_are_written(first: str, second: str, tmp_path: Path) -> None:
    path = written(tmp_path / "j.txt", f"[{first}] One\n\n[{second}] Two\n")
    assert (names(path), asked(path)) == (["jrnl"], None)
    assert read(path) == [("2024-03-04", "18:20", "One"), ("2024-11-25", "09:05", "Two")]
    assert [one.stamp for one in came_of(path, "jrnl").entries] == [first, second]


@pytest.mark.parametrize("date", ["03/04/2024 06:20:00 PM", "04/03/2024 18:20", "18:20, 4 March 2024"])
def test_the_day_of_a_file_an_entry_is_that_of_its_name(date: str, tmp_path: Path) -> None:
    name = "2024-03-04_one.md"
    written(tmp_path / "md" / name, f"# {date} One\n\n## Two\n ")
    front = f"title: One\ndate: {date}\nstarred: True\ntags: a/b, c\nuuid: ABC\ncreator:\n    host name: h\n"
    written(tmp_path / "yaml" / name, f"---\n{front}body: |\t\t\n\t## Two\n...")
    for folder, starred in (("md", False), ("yaml", True)):
        (one,) = came_of(tmp_path / folder, "jrnl").entries
        assert names(tmp_path / folder) == ["jrnl"]
        assert one.text == "One\n\n# Two"
        assert (str(one.day), f"{one.moment:%H:%M}", one.starred) == ("2024-03-04", "18:20", starred)
    assert (one.tags, one.id, one.fields) == (("a/b", "c"), "ABC", {"front matter": "creator:\n    host name: h"})


def test_dates_without_a_time_have_none(tmp_path: Path) -> None:
    path = written(tmp_path / "j.txt", "[04. März 2024] Eins.\nText\n\n[1. Mai 2024] Zwei\n")
    assert read(path) == [("2024-03-04", "", "Eins.\n\nText"), ("2024-05-01", "", "Zwei")]


def test_dates_that_may_be_two_days_are_asked_for_once(tmp_path: Path) -> None:
    path = written(tmp_path / "j.txt", "[05/03/2024 09:00] One\n\n[06/03/2024 09:00] Two\n")
    question = asked(path)
    assert question is not None
    assert (question.about, "3 May 2024" in question.sentence, "5 March 2024" in question.sentence) == (
        "dates",
        True,
        True,
    )
    with pytest.raises(SourceError, match="may be"):
        came_of(path, "jrnl")
    told = Answers(dates="%d/%m/%Y %H:%M")
    assert [day for day, _, _ in read(path, told)] == ["2024-03-05", "2024-03-06"]
    assert [day for day, _, _ in read(path, Answers(dates="%m/%d/%Y %H:%M"))] == ["2024-05-03", "2024-06-03"]
    for wrong in ("%Y-%m-%d", "%Q", "yesterday", "%H:%M %", "%d %d %m %Y"):
        with pytest.raises(WrongAnswer, match=r"“.*\."):
            came_of(path, "jrnl", Answers(dates=wrong))


@pytest.mark.parametrize(
    ("stamps", "clear"),
    [
        (["05/03/2024", "04/04/2024"], False),
        (["05/03/2024", "13/03/2024"], True),
        (["03/05/2024", "03/13/2024"], True),
        (["24-03-05", "25-01-02"], False),  # 5 March 2024, or the 24th of March 2005
        (["24-03-05", "24-03-06", "99-03-32"], False),
        (["24/13/05", "05/03/2024", "06/03/2024"], False),
        (["24/01/03", "25/01/03", "02/02/03", "03/03/03", "01/04/03"], True),  # in no other way do they follow in time
        (["04/03/2024", "05/03/2024", "06/03/2024", "12/25/2023"], False),  # the last is text, perhaps
    ],
)
def test_no_day_is_guessed(stamps: list[str], clear: bool, tmp_path: Path) -> None:
    path = written(tmp_path / "j.txt", "\n".join(f"[{stamp} 09:00] One\n" for stamp in stamps))
    assert (asked(path) is None) is clear


def test_an_offset_that_a_stamp_says_is_kept(travel: Callable[[str], None], tmp_path: Path) -> None:
    travel("Pacific/Auckland")
    path = written(tmp_path / "j.txt", "[2024-03-04T18:20:00+02:00] One\n\n[2024-03-04 23:30 Z] Two\n")
    assert [str(one.moment) for one in came_of(path, "jrnl").entries] == [
        "2024-03-04 18:20:00+02:00",
        "2024-03-04 23:30:00+00:00",
    ]


def test_dates_that_nobody_recognises_are_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path / "j.txt", "[18:20 | 064 of 2024] One\n\n[09:05 | 330 of 2024] Two\n")
    question = asked(path)
    assert (names(path), question and question.about) == (["jrnl"], "dates")
    assert read(path, Answers(dates="%H:%M | %j of %Y")) == [
        ("2024-03-04", "18:20", "One"),
        ("2024-11-25", "09:05", "Two"),
    ]


@pytest.mark.parametrize(
    "settings",
    [
        "timeformat: '%d/%m/%Y %H:%M'\ntagsymbols: '@'\nversion: v4.6\n",
        'timeformat: "%d/%m/%Y %H:%M"\ntagsymbols: "@"\n',
        "timeformat: '%F %r'\njournals:\n  default:\n    journal: /home/a/other.txt\n  work:\n"
        "    journal: /home/a/j.txt\n    timeformat: '%d/%m/%Y %H:%M'\n    tagsymbols: '@'\n",
        '{"timeformat": "%d/%m/%Y %H:%M", "tagsymbols": "@"}',
    ],
)
def test_the_settings_beside_a_journal_say_how_its_dates_are_written(settings: str, tmp_path: Path) -> None:
    path = written(tmp_path / "j.txt", "[05/03/2024 09:00] One @tag #none\n")
    written(tmp_path / "jrnl.yaml", settings)
    assert asked(path) is None
    assert read(path) == [("2024-03-05", "09:00", "One @tag #none")]
    assert came_of(path, "jrnl").entries[0].tags == ("tag",)


def test_settings_that_say_something_else_are_left_alone(tmp_path: Path) -> None:
    path = written(tmp_path / "j.txt", "[2024-03-05 09:00] One\n")
    written(tmp_path / "jrnl.yaml", "timeformat: '%Q'\n- : {\n\t'broken\n")
    assert read(path) == [("2024-03-05", "09:00", "One")]


@pytest.mark.parametrize(
    "line",
    ["[x] done", "[1] a footnote", "[later today] rest", "[Tuesday] rest", "[2024-13-45 09:00] no day", "[](u) x"],
)
def test_brackets_that_hold_no_date_are_text(line: str, tmp_path: Path) -> None:
    path = written(tmp_path / "j.txt", f"[2024-03-05 09:00] One\n{line}\nmore\n\n[2024-03-06 09:00] Two\n")
    assert read(path) == [("2024-03-05", "09:00", f"One\n\n{line}\nmore"), ("2024-03-06", "09:00", "Two")]
    oddities = came_of(path, "jrnl").oddities
    assert [odd.line for odd in oddities] == ([2] if "2024" in line else [])


def test_words_before_the_first_date_come_in_without_one(tmp_path: Path) -> None:
    path = written(tmp_path / "j.txt", "\nBefore all.\n\n[2024-03-05 09:00] One\n")
    came = came_of(path, "jrnl")
    assert names(path) == []
    path.write_text(f"{path.read_text()}\n[2024-03-06 09:00] Two\n")
    assert names(path) == ["jrnl"]
    assert [(one.day, one.text, one.line) for one in came.entries] == [
        (None, "Before all.", 2),
        (PartialDate(2024, 3, 5), "One", 4),
    ]
    assert [odd.line for odd in came.oddities] == [2]


def test_the_hour_that_comes_twice_keeps_both_entries_in_order(travel: Callable[[str], None], tmp_path: Path) -> None:
    travel("Europe/London")
    text = "[2024-10-27 01:50] One\n\n[2024-10-27 01:10] Two\n\n[2024-10-27 01:10] Two\n\n[2024-03-31 01:30] Gap\n"
    moments = [one.moment for one in came_of(written(tmp_path / "j.txt", text), "jrnl").entries]
    hour = dt.timedelta(hours=1)
    assert [moment.utcoffset() for moment in moments[:3] if moment] == [hour, hour * 0, hour * 0]
    assert moments[3] is not None
    assert f"{moments[3]:%d %H:%M}" == "31 01:30"


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Auckland"])
def test_the_day_and_the_clock_are_those_that_stand_there(zone: str, travel: Callable[[str], None]) -> None:
    travel(zone)
    assert read(FOLDER / "plain-journal.txt")[2][:2] == ("2024-03-05", "00:00")


@pytest.mark.parametrize(
    ("line", "text", "starred"),
    [
        ("A day *", "A day", True),
        ("A day*", "A day", True),
        ("A day", "A day", False),
        ("One sentence. Another.", "One sentence. Another.", False),
        ("A bold **end**", "A bold **end**", True),
        ("A bold **end** *", "A bold **end**", True),
    ],
)
def test_a_star_ends_the_first_line(line: str, text: str, starred: bool, tmp_path: Path) -> None:
    (one,) = came_of(written(tmp_path / "j.txt", f"[2024-03-05 09:00] {line}\n"), "jrnl").entries
    assert (one.text, one.starred) == (text, starred)


def test_where_no_line_ends_the_first_sentence_is_the_title(tmp_path: Path) -> None:
    path = written(tmp_path / "j.txt", "[2024-03-05 09:00] One sentence. Another.")
    assert read(path) == [("2024-03-05", "09:00", "One sentence.\n\nAnother.")]


@pytest.mark.parametrize("year", ["0001", "1850", "2200", "9999"])
def test_a_year_that_no_journal_holds_is_named(year: str, tmp_path: Path) -> None:
    came = came_of(written(tmp_path / "j.txt", f"[{year}-12-31 23:59] One\n"), "jrnl")
    assert [(one.text, one.day, one.moment) for one in came.entries] == [("One", None, None)]
    assert [odd.line for odd in came.oddities] == [1]


def test_several_journals_in_a_folder_say_which_each_entry_is_from(tmp_path: Path) -> None:
    written(tmp_path / "j/home.txt", "[2024-03-05 09:00] At home\n")
    written(tmp_path / "j/work.txt", "[2024-03-06 09:00] At work\n")
    written(tmp_path / "j/jrnl.yaml", "timeformat: '%Y-%m-%d %H:%M'\n")
    written(tmp_path / "j/readme.txt", "Nothing of it.\n")
    came = came_of(tmp_path / "j", "jrnl")
    assert names(tmp_path / "j") == ["jrnl"]
    assert [(one.text, one.fields["journal"]) for one in came.entries] == [("At home", "home"), ("At work", "work")]


def test_each_journal_of_a_folder_has_dates_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "j"
    written(folder / "a.txt", "[2024-03-05 09:00] ISO\n")
    written(folder / "b.txt", "[05/03/2024 09:00] Day first\n\n[25/03/2024 09:00] Too\n")
    written(folder / "c.txt", "[03/05/2024 09:00] Month first\n")
    question = asked(folder)
    assert (question and question.about) == "dates"
    assert "“c.txt”" in (question.sentence if question else "")
    with pytest.raises(SourceError, match=r"“c\.txt”"):
        came_of(folder, "jrnl")
    said = [("2024-03-05", "09:00", text) for text in ("ISO", "Day first", "Month first")]
    said.insert(2, ("2024-03-25", "09:00", "Too"))
    assert read(folder, Answers(dates="%m/%d/%Y %H:%M")) == said
    with pytest.raises(WrongAnswer, match="written like"):
        came_of(folder, "jrnl", Answers(dates="%Hh%M, %d.%m.%y"))
    journals = {"home": {"journal": "/h/c.txt", "timeformat": "%m/%d/%Y %H:%M"}}
    written(folder / "jrnl.yaml", json.dumps({"timeformat": "%F %R", "journals": journals}))
    assert asked(folder) is None
    assert read(folder) == said


@pytest.mark.parametrize("name", ["journal.md", "export.md", "export.json", "encrypted-v3.jrnl"])
def test_one_file_beside_its_settings_is_that_file(name: str, tmp_path: Path) -> None:
    source = FOLDER / ("plain-journal.txt" if name == "journal.md" else name)
    (tmp_path / "j").mkdir()
    shutil.copy(source, tmp_path / "j" / name)
    written(tmp_path / "j" / "jrnl.yaml", "timeformat: '%F %r'\n")
    assert names(tmp_path / "j") == ["jrnl"]
    assert read(tmp_path / "j", SECRET) == read(source, SECRET)
    with zipfile.ZipFile(tmp_path / "j.zip", "w") as zipped:
        for one in (tmp_path / "j").iterdir():
            zipped.write(one, f"top/{one.name}")
    assert names(tmp_path / "j.zip") == ["jrnl"]
    assert read(tmp_path / "j.zip", SECRET) == read(source, SECRET)


def test_the_same_journal_in_another_form_adds_nothing(journal: Journal) -> None:
    def plan(name: str) -> tuple[int, int]:
        with opened_files(FOLDER / name) as files:
            made = planned(files, Jrnl(), journal)
        made.take_in(journal)
        return len(made.entries), made.known

    assert plan("plain-journal.txt") == (10, 0)
    assert plan("export.json") == (0, 10)
    assert plan("export.md") == (0, 10)
    assert journal.reflections[1].origin.stamp == "2024-03-04 06:20:00 PM"


def test_a_json_entry_s_own_id_and_what_else_it_says_are_kept(tmp_path: Path) -> None:
    entry = {"title": "One", "body": "", "date": "2024-03-05", "time": "09:00", "tags": ["@a"], "starred": False}
    more = {"uuid": "ABC", "creator": {"host_name": "h"}}
    bad = [{**entry, "date": "soon"}, 7, {**entry, "title": ""}, {"date": 5, "title": ["x"]}]
    path = written(tmp_path / "j.json", json.dumps({"tags": {"@a": 1}, "entries": [{**entry, **more}, *bad]}))
    came = came_of(path, "jrnl")
    assert names(path) == ["jrnl"]
    assert [(one.text, str(one.day or ""), one.tags, one.id) for one in came.entries] == [
        ("One", "2024-03-05", ("a",), "ABC"),
        ("One", "", ("a",), ""),
    ]
    assert came.entries[0].fields == {"creator": {"host_name": "h"}}
    assert [odd.what.split()[0:2] for odd in came.oddities] == [
        ["Entry", "2"],
        ["Item", "3"],
        ["Entry", "4"],
        ["Entry", "5"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# A heading\n\n[2024-03-04 09:00] not at the beginning\n",
        "[[a link]] and text\n",
        "[1] https://example.org\n",
        "[RFC 2119] says so\n",
        "[2024 in words] and more\n",
        "- [ ] to do\n",
        "2024 was a year\n",
        '{"metadata": {"version": "1.0"}, "entries": []}',
        '{"tags": {}, "notes": []}',
        '[{"date": "2024-03-04T00:00:00Z", "title": "", "content": "", "tags": []}]',
        "\x00\x01\x02" * 40,
    ],
)
def test_what_is_not_jrnl_s_is_not_taken_for_it(text: str, tmp_path: Path) -> None:
    assert "jrnl" not in names(written(tmp_path / "x", text))


_LINES = st.lists(
    st.sampled_from(
        [
            *("", "words", "more words", "    code", "## heading", "[x] done", "[12:30 - 14:00] call", "*", "é 日本"),
            *("[2024-03-04 06:20:00 PM] One", "[2024-03-04 18:20] Two *", "[4 May 2024] Three", "2024-03-04 18:20 4"),
            *("[2024-13-01 10:00] Five", "[04/03/2024 18:20] Six", "[2024-03-04 18:20]", "```", "@tag and #other"),
        ]
    ),
    max_size=12,
)


@settings(max_examples=80, deadline=None)
@given(_LINES)
def test_whatever_stands_in_it_no_word_is_lost(lines: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = written(Path(folder) / "j", "\n".join(lines))
        if asked(path) is not None or not any(line.startswith("[2024-03-04 06") for line in lines):
            return  # what is asked, and what is refused, is tried by itself
        came = came_of(path, "jrnl")
    said = " ".join(
        [part for one in came.entries for part in (one.stamp, one.text)] + [odd.what for odd in came.oddities]
    )
    left = Counter(word for line in lines for word in _bare(line)) - Counter(_bare(said))
    assert not left


def _bare(text: str) -> list[str]:
    """Words without what marks a stamp or a star."""
    return [bare for word in text.split() if (bare := word.strip("[]*“”,"))]


def test_a_long_journal_is_read_in_one_pass(journal: Journal, tmp_path: Path) -> None:
    long = "word " * 20_000
    text = "".join(f"[2020-01-{1 + day % 28:02} 09:{day % 60:02}] Day {day}. @work\nText\n\n" for day in range(2_000))
    path = written(tmp_path / "j.txt", f"{text}[2021-01-01 09:00] Long\n{long}\n")
    with opened_files(path) as files:
        plan = planned(files, Jrnl(), journal)
    assert (len(plan.entries), plan.tags["work"], plan.oddities) == (2_001, 2_000, [])
    last = plan.entries[-1]
    assert isinstance(last, Reflection)
    assert last.body == f"Long\n\n{long.rstrip()}"
