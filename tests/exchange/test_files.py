"""What a person points at: read alike from a file, a folder and a zip, and never outside of itself."""

from __future__ import annotations

import os
import stat
import zipfile
from pathlib import Path
from typing import BinaryIO

import pytest

from careerjournal.exchange.reading.files import SourceUnreadable, opened_files
from careerjournal.text_files import read_at_most


def zipped(path: Path, **files: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in files.items():
            made.writestr(name, text)
    return path


def test_a_file_a_folder_and_a_zip_read_alike(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "one.txt").write_bytes(b"\xef\xbb\xbfone\r\ntwo")
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as made:
        made.write(folder / "2024" / "one.txt", "2024/one.txt")
        made.writestr("__MACOSX/2024/._one.txt", "x")
    for path in (folder, packed):
        with opened_files(path) as files:
            assert files.names == ["2024/one.txt"]
            assert files.text("2024/one.txt") == "one\ntwo"
            assert files.beginning("2024/one.txt", 5) == "on"
    with opened_files(folder / "2024" / "one.txt") as files:
        assert files.names == ["one.txt"]


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt"])
def test_a_name_that_leads_out_of_a_zip_is_left_and_named(name: str, tmp_path: Path) -> None:
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as made:
        info = zipfile.ZipInfo("x")
        info.filename = name
        made.writestr(info, "out")
        made.writestr("in.txt", "in")
    with opened_files(packed) as files:
        assert files.names == ["in.txt"]
        assert [left.why for left in files.left_out] == ["Its name leads out of the zip."]


def test_links_are_left_and_named(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    folder = tmp_path / "journal"
    folder.mkdir()
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "linked").symlink_to(outside)
    os.mkfifo(folder / "pipe.txt")
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as made:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(info, "/etc/passwd")
    with opened_files(folder) as files:
        assert files.names == []
        assert {left.name for left in files.left_out} == {"link.txt", "linked", "pipe.txt"}
    with opened_files(packed) as files:
        assert files.names == []
        assert [left.name for left in files.left_out] == ["link.txt"]


def test_what_unpacks_to_far_more_than_it_is_does_not_get_unpacked(tmp_path: Path) -> None:
    packed = zipped(tmp_path / "packed.zip", **{"bomb.json": "0" * (70 * 1024**2), "long.txt": "word " * 2_000_000})
    with opened_files(packed) as files:
        with pytest.raises(SourceUnreadable, match="would unpack to 73,400,320 bytes"):
            files.read("bomb.json")
        assert len(files.text("long.txt")) == 10_000_000


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ("naïve".encode("latin-1"), "UTF-8"),
        ("x".encode("utf-16"), "UTF-16"),
    ],
)
def test_text_of_another_encoding_is_a_sentence(data: bytes, why: str, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(data)
    with opened_files(path) as files, pytest.raises(SourceUnreadable, match=f"“old.txt” cannot be read: .*{why}.*save"):
        files.text("old.txt")


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "live.txt"
    path.write_text("one")

    def read_late(file: BinaryIO, most: int) -> bytes:
        data = read_at_most(file, most)
        path.write_text("one and more")
        return data

    monkeypatch.setattr("careerjournal.exchange.reading.files.read_at_most", read_late)
    with opened_files(path) as files, pytest.raises(SourceUnreadable, match="was changed while it was read"):
        files.read("live.txt")


def test_nothing_there_and_a_broken_zip_are_sentences(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="does not exist"), opened_files(tmp_path / "no[/b]\x1b.txt"):
        pass
    packed = zipped(tmp_path / "packed.zip", **{"one.txt": "one" * 1000})
    data = bytearray(packed.read_bytes())
    data[45] ^= 0xFF
    packed.write_bytes(data)
    with opened_files(packed) as files, pytest.raises(SourceUnreadable, match="damaged"):
        files.read("one.txt")
