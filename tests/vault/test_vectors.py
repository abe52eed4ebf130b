"""The frozen vectors: each gives what it says, from the vault and from the reader of last resort alike."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

from careerjournal.vault import (
    BadRecoveryCode,
    Location,
    RecoveryCode,
    RolledBack,
    Vault,
    check,
    errors,
    last_resort,
    salvage,
)
from careerjournal.vault.changes import Mirror
from careerjournal.vault.opening import OpeningReport
from tests.vectors import make
from tests.vectors.unpack import INDEX, index, lay_out, main
from tests.vectors.vector import FROZEN, Vector, frozen

VECTORS = frozen()
each_vector = pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector.name)
each_that_is_salvaged = pytest.mark.parametrize(
    "vector",
    [vector for vector in VECTORS if vector.expect == "ok" or vector.salvaged is not None],
    ids=lambda vector: vector.name,
)


def laid_out(vector: Vector, folder: Path) -> Location:
    """The files of a vector, where the vault looks for them."""
    return Location(lay_out(vector, folder), folder / "state")


def key_of(vector: Vector) -> str | RecoveryCode:
    if vector.code is not None:
        return RecoveryCode.parse(vector.code)
    assert vector.passphrase is not None
    return vector.passphrase


def as_json(mirror: Mirror | last_resort.Tables) -> str:
    """Order counts: of tables, and of documents in them."""
    return json.dumps(mirror, default=dict)


def notes_of(report: OpeningReport) -> tuple[str, ...]:
    said = []
    if report.torn_tail_bytes:
        said.append(f"torn={report.torn_tail_bytes}")
    if report.new_device:
        said.append("new-device")
    if report.mended_header:
        said.append("mended-header")
    return tuple(said)


@each_vector
def test_the_vault_gives_what_the_vector_says(vector: Vector, tmp_path: Path) -> None:
    location = laid_out(vector, tmp_path)
    if vector.expect == "ok":
        with Vault.open(location, key_of(vector), read_only=not vector.write) as vault:
            assert as_json(vault.mirror) == json.dumps(vector.documents)
            assert notes_of(vault.report) == vector.notes
            assert vault.info.saves == vector.saves
        if vector.write:
            with Vault.open(location, key_of(vector)) as vault:
                assert vault.report.sentences == ()
        return
    with pytest.raises(getattr(errors, vector.expect)) as raised:
        Vault.open(location, key_of(vector), read_only=not vector.write)
    assert type(raised.value).__name__ == vector.expect
    if isinstance(raised.value, RolledBack):
        points = (raised.value.last_seen, raised.value.found)
        assert tuple(f"{point.generation}/{point.save}" for point in points) == vector.points
    with location.file.open("rb") as file:  # one is longer than 4 GiB
        assert file.read(len(vector.file)) == vector.file


@each_vector
def test_check_agrees_with_opening(vector: Vector, tmp_path: Path) -> None:
    location = laid_out(vector, tmp_path)
    readable = vector.expect == "ok" or (vector.expect == "UnknownVersion" and vector.write)
    with nullcontext() if readable else suppress(getattr(errors, vector.expect)):
        assert check(location, key_of(vector)).ok == readable


@each_that_is_salvaged
def test_salvage_reads_what_the_vector_says(vector: Vector, tmp_path: Path) -> None:
    wanted = vector.documents if vector.expect == "ok" else vector.salvaged
    torn = sum(int(note[5:]) for note in vector.notes if note.startswith("torn="))
    mirror, report = salvage(laid_out(vector, tmp_path), key_of(vector))
    assert as_json(mirror) == json.dumps(wanted)
    assert report.missing == vector.missing
    assert report.unread_bytes == vector.unread + torn
    assert report.unlinked == vector.unlinked


def last_resort_reads(vector: Vector, folder: Path, *, salvaging: bool) -> last_resort.Contents:
    location = laid_out(vector, folder)

    def unlock(header: last_resort.Header) -> bytes:
        if vector.code is not None:
            return last_resort.with_recovery_code(header, vector.code)
        assert vector.passphrase is not None
        secrets = last_resort.device_secrets(location.state, header.vault_id)
        return last_resort.with_passphrase(header, vector.passphrase, secrets)

    file, anchor = last_resort.files(location.file, location.state)
    return last_resort.read(file, unlock, anchor=anchor, salvage=salvaging)


@each_vector
def test_the_reader_of_last_resort_gives_the_same(vector: Vector, tmp_path: Path) -> None:
    if vector.expect == "ok" or (vector.expect == "UnknownVersion" and vector.write):  # it never writes
        reading = last_resort_reads(vector, tmp_path, salvaging=False)
        assert vector.documents is None or as_json(reading.tables) == json.dumps(vector.documents)
        assert ("cannot be known" in " ".join(reading.notes)) == ("new-device" in vector.notes)
        assert ("header is damaged" in " ".join(reading.notes)) == ("mended-header" in vector.notes)
        return
    with pytest.raises(last_resort.Unreadable) as raised:
        last_resort_reads(vector, tmp_path, salvaging=False)
    assert raised.value.kind == vector.expect


@each_that_is_salvaged
def test_the_reader_of_last_resort_salvages_the_same(vector: Vector, tmp_path: Path) -> None:
    wanted = vector.documents if vector.expect == "ok" else vector.salvaged
    reading = last_resort_reads(vector, tmp_path, salvaging=True)
    assert as_json(reading.tables) == json.dumps(wanted)
    assert any(note.startswith("Missing: frame") for note in reading.notes) == bool(vector.missing)


def test_vectors_are_what_their_generator_makes() -> None:
    made = make.vectors()
    assert [vector.name for vector in made] == [vector.name for vector in VECTORS]
    for one, other in zip(made, VECTORS, strict=True):
        assert one == other, one.name


def test_the_index_says_what_each_must_give() -> None:
    assert INDEX.read_text(encoding="utf-8") == index()
    told = json.loads(index())
    assert list(told) == [vector.name for vector in VECTORS]
    for vector in VECTORS:
        said = told[vector.name]
        assert said["expect"] == vector.expect
        assert said.get("passphrase") == vector.passphrase
        assert said.get("code") == vector.code


def test_they_are_laid_out_as_files(tmp_path: Path) -> None:
    assert main([]) == 2
    assert main([str(tmp_path / "all")]) == 0
    assert (tmp_path / "all" / "index.json").read_text(encoding="utf-8") == index()
    folders = {path.name: path for path in (tmp_path / "all").iterdir() if path.is_dir()}
    assert set(folders) == {vector.name for vector in VECTORS}
    (tmp_path / "one").mkdir()
    for vector in VECTORS[::50]:
        with folders[vector.name].joinpath("journal").open("rb") as file:
            assert file.read(len(vector.file)) == vector.file
        assert (folders[vector.name] / "state" / vector.folder).is_dir()


def test_there_are_enough_of_every_kind() -> None:
    kinds = Counter(vector.expect for vector in VECTORS)
    assert sum(kinds.values()) >= 150
    assert set(kinds) == {
        "ok",
        "BadChanges",
        BadRecoveryCode.__name__,
        "Damaged",
        "DeviceSecretMissing",
        "NotAJournal",
        "RolledBack",
        "Tampered",
        "TooLarge",
        "UnknownVersion",
        "WrongPassphrase",
    }
    assert all(count >= 8 for kind, count in kinds.items() if kind != "TooLarge")
    assert sum(path.stat().st_size for path in FROZEN.iterdir()) < 600_000
