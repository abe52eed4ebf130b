"""Writing what leaves: all of it or none, for its owner alone, and never over something else unasked."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from careerjournal.sharing.errors import AlreadyThere, CannotWriteOut
from careerjournal.sharing.files import write_out

unix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and links are other things there")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "story.md"


def refused(write: Callable[[], None]) -> str:
    with pytest.raises(CannotWriteOut) as caught:
        write()
    return str(caught.value)


def test_the_bytes_are_there_and_nothing_else(target: Path) -> None:
    write_out(target, b"exactly\r\nthis\0")
    assert target.read_bytes() == b"exactly\r\nthis\0"
    assert list(target.parent.iterdir()) == [target]


@unix
def test_only_its_owner_reads_it(target: Path) -> None:
    before = os.umask(0)
    try:
        write_out(target, b"mine")
        write_out(target, b"mine again", overwrite=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_what_is_there_stays_until_its_owner_says_so(target: Path) -> None:
    target.write_bytes(b"theirs")
    with pytest.raises(AlreadyThere, match=r"is there already, and is left as it is. Choose another name."):
        write_out(target, b"mine")
    assert target.read_bytes() == b"theirs"
    assert list(target.parent.iterdir()) == [target]
    write_out(target, b"mine", overwrite=True)
    assert target.read_bytes() == b"mine"


@unix
@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_a_file_that_appears_meanwhile_is_not_replaced(
    target: Path, links: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = os.fsync

    def somebody_is_quicker(descriptor: int) -> None:
        synced(descriptor)
        target.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", somebody_is_quicker)
    if not links:
        monkeypatch.setattr(os, "link", no_links)
    with pytest.raises(AlreadyThere):
        write_out(target, b"mine")
    assert target.read_bytes() == b"theirs"
    assert list(target.parent.iterdir()) == [target]


def no_links(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


@unix
def test_a_disk_without_links_will_do(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_links)
    write_out(target, b"on a stick")
    assert target.read_bytes() == b"on a stick"
    assert list(target.parent.iterdir()) == [target]


@unix
@pytest.mark.parametrize("overwrite", [True, False])
@pytest.mark.parametrize("leads", [True, False], ids=["to a file", "nowhere"])
def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path, target: Path, overwrite: bool, leads: bool) -> None:
    elsewhere = tmp_path / "elsewhere"
    if leads:
        elsewhere.write_bytes(b"theirs")
    target.symlink_to(elsewhere)
    assert "is a symbolic link to another place. Name the file itself." in refused(
        lambda: write_out(target, b"mine", overwrite=overwrite)
    )
    assert target.is_symlink()
    assert elsewhere.exists() == leads


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nowhere/story.md", "There is no folder"),
        ("folder", "is a folder. Add the name of a file."),
        ("a" * 300, "That name is too long for this disk."),
        ("a\0b", "That is not the name of a file."),
        pytest.param("pipe", "is not a file. Choose another name.", marks=unix),
    ],
)
def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "folder").mkdir()
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
    before = sorted(tmp_path.rglob("*"))
    assert sentence in refused(lambda: write_out(tmp_path / name, b"mine", overwrite=True))
    assert sorted(tmp_path.rglob("*")) == before


@unix
@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.EACCES, "You may not write in"),
        (errno.EROFS, "You may not write in"),
        (errno.ENOSPC, "The disk is full; nothing was written."),
        (errno.EIO, "could not be written; nothing was."),
    ],
)
@pytest.mark.parametrize("call", ["open", "write", "fsync", "link"])
def test_a_disk_that_refuses_leaves_nothing_behind(
    target: Path, number: int, sentence: str, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patched:
        patched.setattr(os, call, refuses)
        said = refused(lambda: write_out(target, b"mine"))
    assert sentence in said
    assert list(target.parent.iterdir()) == []


@unix
def test_a_disk_that_fills_while_replacing_leaves_the_old_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target.write_bytes(b"theirs")

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", full)
        refused(lambda: write_out(target, b"mine", overwrite=True))
    assert target.read_bytes() == b"theirs"
    assert list(target.parent.iterdir()) == [target]


@unix
def test_a_disk_that_takes_a_little_at_a_time_gets_it_all(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data[:3])))
    write_out(target, b"a little at a time")
    assert target.read_bytes() == b"a little at a time"
