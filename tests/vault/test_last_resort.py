"""The reader of last resort: it says what the vault says, alone on a machine too."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest

from careerjournal.vault import Change, Drop, Location, Put, RecoveryCode, Remove, Vault, last_resort, salvage
from tests.vault.conftest import CHEAP, PASSPHRASE

Made = tuple[Vault, RecoveryCode]


def printed(
    location: Location, secret: str, *options: str, device: bool = False, folder: Path, expect: int = 0
) -> tuple[Any, str]:
    """What the program prints, run from a copy of its one file, with nothing of the project to be found."""
    alone = folder / "alone"
    alone.mkdir(exist_ok=True)
    program = Path(shutil.copy(str(last_resort.__file__), alone / "reader.py"))
    answer = alone / "passphrase"
    answer.write_text(f"{secret}\n", encoding="utf-8")
    command = [sys.executable, "-I", str(program), str(location.file), "--passphrase-file", str(answer), *options]
    if device:
        command += ["--device", str(location.state)]
    done = subprocess.run(command, cwd=alone, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == expect, done.stderr
    assert "Traceback" not in done.stderr
    return (json.loads(done.stdout) if done.stdout else None), done.stderr


def as_printed(mirror: object) -> Any:
    """A mirror as JSON has it, where a number that is a key is text."""
    return json.loads(json.dumps(mirror, default=dict))


def read_by_it(location: Location, key: str | RecoveryCode, *, salvaging: bool = False) -> last_resort.Contents:
    def unlock(header: last_resort.Header) -> bytes:
        if isinstance(key, RecoveryCode):
            return last_resort.with_recovery_code(header, str(key))
        secrets = last_resort.device_secrets(location.state, header.vault_id)
        return last_resort.with_passphrase(header, key, secrets)

    file, anchor = last_resort.files(location.file, location.state)
    return last_resort.read(file, unlock, anchor=anchor, salvage=salvaging)


def some_changes(random: Random, vault: Vault) -> list[Change]:
    """A few changes that make sense, of all three kinds."""
    said: list[Change] = []
    for _ in range(random.randint(1, 4)):
        table, number = random.choice(["people", "rôles", ""]), random.randint(1, 9)
        document = {"n": random.random(), "text": "é\u202e\n" * random.randint(0, 400), "l": [{}, None]}
        choice: list[Change] = [Put(table, number, document), Put(table, number, {}), Remove(table, number)]
        said.append(random.choice(choice))
    if random.random() < 0.1:
        said.append(Drop("people"))
    return said


@pytest.mark.parametrize("seed", range(12))
def test_it_reads_what_the_vault_reads(location: Location, seed: int) -> None:
    random = Random(seed)
    vault, code = Vault.create(location, PASSPHRASE, cost=CHEAP, portable=seed % 3 == 0)
    passphrase = PASSPHRASE
    for step in range(30):
        vault.save(some_changes(random, vault))
        match random.randint(0, 14):
            case 0:
                vault.compact()
            case 1:
                vault.change_passphrase(passphrase, f"new {step}")
                passphrase = f"new {step}"
            case 2:
                code = vault.new_recovery_code()
            case 3:
                passphrase = f"revoked {step}"
                code = vault.revoke(passphrase)
            case 4:
                vault.close()
                vault = Vault.open(location, passphrase)
        if step % 3 == 0:
            for key in (passphrase, code):
                reading = read_by_it(location, key)
                assert json.dumps(reading.tables) == json.dumps(vault.mirror, default=dict)
                assert reading.notes == []
    vault.close()


@pytest.mark.parametrize("seed", range(8))
def test_it_salvages_what_the_vault_salvages(location: Location, seed: int) -> None:
    random = Random(seed)
    vault, code = Vault.create(location, PASSPHRASE, cost=CHEAP)
    with vault:
        for _ in range(25):
            vault.save(some_changes(random, vault))
    whole = location.file.read_bytes()
    for _ in range(12):
        broken = bytearray(whole)
        for _ in range(random.randint(1, 4)):
            at = random.randrange(8192, len(broken))
            if random.random() < 0.3:
                del broken[at : at + random.randint(1, 2000)]
            else:
                broken[at] ^= 1 << random.randrange(8)
        location.file.write_bytes(broken)
        mirror, report = salvage(location, code)
        reading = read_by_it(location, code, salvaging=True)
        assert json.dumps(reading.tables) == json.dumps(mirror, default=dict)
        lost = [f"{a}" if a == b else f"{a} to {b}" for a, b in report.missing]
        assert any(note == "Missing: frame " + ", ".join(lost) + "." for note in reading.notes) == bool(lost)
        assert f"{report.frames} frames were read; {report.unread_bytes} bytes belong to none of them." in reading.notes


def test_alone_on_a_machine(made: Made, location: Location, tmp_path: Path) -> None:
    vault, code = made
    with vault:
        vault.save([Put("people", 1, {"name": "Zoë \x1b[31m\u202e"}), Put("people", 2, {})])
        expected = as_printed(vault.mirror)
    assert printed(location, PASSPHRASE, device=True, folder=tmp_path) == (expected, "")
    one_journal = next(path for path in location.state.iterdir() if path.is_dir())
    assert printed(location, PASSPHRASE, "--device", str(one_journal), folder=tmp_path) == (expected, "")
    documents, said = printed(location, str(code), "--recovery", folder=tmp_path)
    assert documents == expected
    assert "cannot be known" in said
    assert printed(location, "wrong", device=True, folder=tmp_path, expect=1) == (
        None, "The passphrase is not this journal's.\n",
    )  # fmt: skip
    documents, said = printed(location, PASSPHRASE, folder=tmp_path, expect=1)
    assert documents is None
    assert "secret of the device" in said


def test_portable_alone_on_a_machine(location: Location, tmp_path: Path) -> None:
    with Vault.create(location, "café", cost=CHEAP, portable=True)[0] as vault:
        vault.save([Put("t", 1, {})])
    assert printed(location, "cafe\u0301", folder=tmp_path)[0] == {"t": {"1": {}}}


def test_past_damage_alone_on_a_machine(made: Made, location: Location, tmp_path: Path) -> None:
    with made[0] as vault:
        for number in (1, 2, 3):
            vault.save([Put("t", number, {})])
    broken = bytearray(location.file.read_bytes())
    broken[8192 + 2 * 372 + 200] ^= 1
    location.file.write_bytes(broken)
    documents, said = printed(location, PASSPHRASE, device=True, folder=tmp_path, expect=1)
    assert documents is None
    assert "--salvage" in said
    documents, said = printed(location, PASSPHRASE, "--salvage", device=True, folder=tmp_path)
    assert documents == {"t": {"1": {}, "3": {}}}
    assert "Missing: frame 2." in said
    assert location.file.read_bytes() == broken


@pytest.mark.parametrize("data", [None, b"", b"hello", bytes(100_000)])
def test_no_journal_alone_on_a_machine(location: Location, tmp_path: Path, data: bytes | None) -> None:
    if data is not None:
        location.file.parent.mkdir()
        location.file.write_bytes(data)
    documents, said = printed(location, "x", folder=tmp_path, expect=1)
    assert documents is None
    assert len(said.splitlines()) == 1


def test_it_asks_at_the_terminal(made: Made, location: Location, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    with made[0] as vault:
        vault.save([Put("t", 1, {})])
    asked = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return str(made[1]) if prompt.startswith("Recovery") else PASSPHRASE

    monkeypatch.setattr("getpass.getpass", answer)
    assert last_resort.main([str(location.file), "--device", str(location.state)]) == 0
    assert last_resort.main([str(location.file), "--recovery"]) == 0
    assert asked == ["Passphrase: ", "Recovery code: "]
    assert capsys.readouterr().out.count('"t"') == 2


def test_too_little_memory(
    made: Made, location: Location, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made[0].close()

    def starve(*_: object, **__: object) -> object:
        raise MemoryError

    monkeypatch.setattr(last_resort, "Argon2id", starve)
    monkeypatch.setattr("getpass.getpass", lambda prompt: PASSPHRASE)
    assert last_resort.main([str(location.file), "--device", str(location.state)]) == 1
    assert "not enough free memory" in capsys.readouterr().err


def test_it_needs_nothing_of_the_project() -> None:
    source = Path(str(last_resort.__file__)).read_text(encoding="utf-8")
    assert "careerjournal." not in "\n".join(line for line in source.splitlines() if "import" in line)


def test_the_recovery_code_of_the_specification() -> None:
    assert last_resort.recovery_bits("000G0-40R47-0M30J-E209D-185GT-R38E6-1W81Q-24GK4") == bytes(range(20))


@pytest.mark.parametrize(
    ("size", "padded"), [(0, 256), (256, 256), (257, 272), (1000, 1024), (1025, 1088), (1048577, 1081344)]
)
def test_padding(size: int, padded: int) -> None:
    assert last_resort.padded_size(size) == padded


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk that is always full")
@pytest.mark.parametrize("gone", [True, False])
def test_nobody_to_read_it_or_no_room_is_said_in_a_line(
    made: Made, location: Location, tmp_path: Path, gone: bool
) -> None:
    with made[0] as vault:
        vault.save([Put("t", 1, {"text": "x" * 200_000})])
    (tmp_path / "passphrase").write_text(f"{PASSPHRASE}\n")
    command = [sys.executable, "-I", str(last_resort.__file__), str(location.file), "--device", str(location.state)]
    command += ["--passphrase-file", str(tmp_path / "passphrase")]
    with Path("/dev/full").open("w") as full:
        out = subprocess.PIPE if gone else full
        with subprocess.Popen(command, stdout=out, stderr=subprocess.PIPE, text=True) as running:
            assert running.stderr is not None
            if running.stdout is not None:
                running.stdout.close()
            said = running.stderr.read()
    assert running.returncode == 1
    assert said.count("\n") == 1
    assert "Traceback" not in said
