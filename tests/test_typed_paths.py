"""Paths as people type and drop them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from careerjournal.sharing import packs
from careerjournal.sharing.errors import SharingError
from careerjournal.sharing.files import write_out
from careerjournal.typed_paths import typed_path

posix = pytest.mark.skipif(os.name != "posix", reason="other home folders and separators there")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder, in which one is."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@posix
@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("story.md", "story.md"),
        ("  story.md \n", "story.md"),
        ("~/story.md", "{home}/story.md"),
        ("~", "{home}"),
        ("$HOME/story.md", "{home}/story.md"),
        ("${HOME}/story.md", "{home}/story.md"),
        ("$HOMER/story.md", "$HOMER/story.md"),
        ("cost $HOME.md", "cost $HOME.md"),
        ("'{home}/my notes/a.md'", "{home}/my notes/a.md"),
        ('"{home}/my notes/a.md" ', "{home}/my notes/a.md"),
        ('"~/my notes/a.md"', "{home}/my notes/a.md"),
        ("{home}/my\\ notes/Ros\\'s\\ \\(2\\).md", "{home}/my notes/Ros's (2).md"),
        ("'{home}/Ros'\\''s notes.md'", "{home}/Ros's notes.md"),
        ("Ros's note.md", "Ros's note.md"),
        ("it's Ros's.md", "it's Ros's.md"),
        ("'tis.md", "'tis.md"),
        ("'a' and 'b'", "'a' and 'b'"),
        ("'", "'"),
        ("my notes.md", "my notes.md"),
        ("~nobody-of-that-name/a.md", "~nobody-of-that-name/a.md"),
        (
            "~root/a.md",
            str(Path("~root").expanduser() / "a.md"),
        ),
        ("面接 ‘x’.md", "面接 ‘x’.md"),
    ],
)
def test_what_is_typed_and_what_it_means(home: Path, typed: str, means: str) -> None:
    assert typed_path(typed.replace("{home}", str(home))) == Path(means.replace("{home}", str(home)))


@posix
@pytest.mark.parametrize("name", ["a\\ b.md", "'quoted.md'", "$HOME", "~nobody-of-that-name"])
def test_a_file_that_bears_such_a_name_is_meant(home: Path, name: str) -> None:
    if name == "$HOME":
        assert typed_path(name) == home
        return
    Path(name).touch()
    assert typed_path(name) == Path(name)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("a\0b.md", "not the name of a file"),
        ("n" * 300, "too long"),
        ("n" * 5_000, "too long"),
        ("none/a.md", "There is no folder"),
        ("folder", "is a folder"),
        ("", "is a folder"),
        ("~", "is a folder"),
        ("file/a.md", "no folder"),
    ],
)
def test_where_nothing_can_be_written_it_is_said(home: Path, typed: str, says: str) -> None:
    (home / "folder").mkdir()
    (home / "file").touch()
    with pytest.raises(SharingError, match=says):
        write_out(typed_path(typed), b"x")
    assert sorted(path.name for path in home.iterdir()) == ["file", "folder"]
    with pytest.raises(SharingError):
        packs.read_file(typed_path(typed))
