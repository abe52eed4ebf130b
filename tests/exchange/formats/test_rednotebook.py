"""RedNotebook's months: each day's text in Markdown, its categories with it, copies that it put aside left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerjournal.exchange.format import SourceError
from careerjournal.exchange.formats.rednotebook.txt2tags import as_markdown
from careerjournal.exchange.reading.yaml_text import YamlError, parsed
from careerjournal.model import PartialDate
from tests.exchange.reading import SAMPLES, came_of, names

FOLDER = SAMPLES / "rednotebook"


@pytest.mark.parametrize("path", [FOLDER, FOLDER / "data", FOLDER / "data" / "2024-02.txt"])
def test_it_is_recognised_by_its_months(path: Path) -> None:
    assert names(path) == ["rednotebook"]


def test_each_day_comes_in_once() -> None:
    came = came_of(FOLDER, "rednotebook")
    assert [entry.day for entry in came.entries] == [
        PartialDate(2010, 11, 1),
        PartialDate(2024, 2, 29),
        PartialDate(2024, 10, 27),
    ]
    assert came.entries[0].text == "Old file with a python tag, as RedNotebook wrote before 1.0."
    assert came.entries[0].tags == ("Work",)
    assert [("put aside" in odd.what, "CONFLICT" in odd.file) for odd in came.oddities] == [(True, True)]


def test_its_marks_become_those_of_markdown() -> None:
    made = as_markdown(
        '= A day =\n**bold** //italic// __under__ --gone--\n+ one\n- two\n``raw **x**`` ""**not bold**""\n'
        '[the panel ""https://example.org/a//b""] https://example.org/x__y__z\n```\n**code**\n```\n' + "=" * 20
    )
    assert made.text == (
        "# A day\n**bold** *italic* *under* ~~gone~~\n1. one\n- two\n`raw **x**` \\*\\*not bold\\*\\*\n"
        "[the panel](https://example.org/a//b) https://example.org/x__y__z\n```\n**code**\n```\n---"
    )


def test_pictures_and_files_are_named_and_left_behind() -> None:
    made = as_markdown('[""file:///home/me/boat"".png?300] and [letter.pdf ""file:///home/me/letter.pdf""]')
    assert made.left_behind == (
        "picture, left in file:///home/me/boat.png",
        "letter.pdf, left in file:///home/me/letter.pdf",
    )
    assert made.text == f"({made.left_behind[0]}) and ({made.left_behind[1]})"


def written(folder: Path, text: str) -> Path:
    (folder / "2024-05.txt").write_text(text, "utf-8")
    return folder


def test_categories_stand_under_the_text_and_tags_are_tags(tmp_path: Path) -> None:
    folder = written(
        tmp_path,
        "3:\n  Work: {done: null, asked: {twice: null}}\n  Tags: {near: null}\n  text: 'A day #interview, not #2'\n",
    )
    entry = came_of(folder, "rednotebook").entries[0]
    assert entry.tags == ("interview", "near")
    assert entry.text == "A day #interview, not #2\n\n**Work**\n\n- done\n- asked (twice)"


def test_what_is_wrong_in_it_is_named_with_its_line_and_the_rest_comes_in(tmp_path: Path) -> None:
    folder = written(tmp_path, "3:\n  text: good\n40:\n  text: x\n5: words\n")
    (folder / "2024-06.txt").write_text("1: {text: &a x}\n2: {text: *a}\n")
    (folder / "2024-07.txt").write_text("1: {text: !!python/object/apply:os.system [ls]}\n")
    (folder / "2024-08.txt").write_bytes("1: {text: naïve}".encode("latin-1"))
    (folder / "2024-09.txt").write_text("1: {text: a}\n1: {text: b}\n")
    came = came_of(folder, "rednotebook")
    assert [entry.text for entry in came.entries] == ["good"]
    assert [(odd.file, odd.line) for odd in came.oddities[:3]] == [
        ("2024-05.txt", 3),
        ("2024-05.txt", 5),
        ("2024-06.txt", 1),
    ]
    assert [
        word in odd.what for odd, word in zip(came.oddities[2:], ("alias", "tag", "UTF-8", "twice"), strict=True)
    ] == [True] * 4


def test_a_folder_without_months_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("x")
    assert "rednotebook" not in names(tmp_path)
    with pytest.raises(SourceError, match="no month of RedNotebook"):
        came_of(tmp_path, "rednotebook")


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 60 + "1" + "}" * 60, "\0", "a: &a [x]\nb: [*a, *a]", "? [a]\n: b", "a: ["]
)
def test_yaml_that_is_a_trap_or_none_is_refused(text: str) -> None:
    with pytest.raises(YamlError):
        parsed(text)


def test_in_yaml_only_what_is_surely_a_number_or_a_truth_is_one() -> None:
    assert parsed("a: yes\nb: 12:30\nc: 2024-03-04\nd: 1\ne: true\nf: 1.5\ng:\nh: 0x1F\n") == {
        "a": "yes", "b": "12:30", "c": "2024-03-04", "d": 1, "e": True, "f": 1.5, "g": None, "h": "0x1F",
    }  # fmt: skip


@pytest.mark.parametrize("said", ["007", "09", "1.10", "1e3", ".5", "-0", "+1", "1_000", "0.00001", "123456789.25"])
def test_in_yaml_a_number_that_would_be_written_otherwise_stays_as_it_is(said: str) -> None:
    assert parsed(f"a: {said}\n") == {"a": said}
