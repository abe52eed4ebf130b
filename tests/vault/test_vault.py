"""What an owner does: make a journal, save, open it again, with each key and beside another process."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from careerjournal.vault import (
    AlreadyThere,
    BadChanges,
    Cost,
    DeviceSecretMissing,
    Drop,
    InUse,
    Location,
    NotThere,
    Put,
    ReadOnly,
    RecoveryCode,
    Remove,
    SessionStopped,
    TooLarge,
    Vault,
    WrongPassphrase,
    check,
    exists,
    frames,
    session,
)
from tests.vault.conftest import CHEAP, PASSPHRASE

Made = tuple[Vault, RecoveryCode]


def test_what_is_saved_is_there(made: Made, location: Location) -> None:
    with made[0] as vault:
        vault.save([Put("people", 1, {"name": "Zoë"}), Put("people", 2, {"name": "Bo", "n": [1, 2.5, None, True]})])
        vault.save([Remove("people", 1), Put("roles", 7, {})])
        vault.save([Put("gone", 1, {}), Drop("gone")])
        expected = {"people": {2: {"name": "Bo", "n": [1, 2.5, None, True]}}, "roles": {7: {}}}
        assert vault.mirror == expected
        assert vault.info.saves == 3
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.mirror == expected
        assert vault.info.saves == 3
        assert vault.report.sentences == ()
        vault.save([Put("people", 3, {})])
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.mirror["people"][3] == {}


def test_nothing_in_the_clear(made: Made, location: Location) -> None:
    with made[0] as vault:
        vault.save([Put("secret-table", 1, {"secret-key": "secret-value"})])
        vault.compact()
    for path in location.file.parent.parent.rglob("*"):
        assert not path.is_file() or b"secret-" not in path.read_bytes()


def test_an_empty_save_does_nothing(made: Made) -> None:
    with made[0] as vault:
        size = vault.info.size
        vault.save([])
        assert (vault.info.size, vault.info.saves) == (size, 0)


def test_the_mirror_is_not_the_callers_object(made: Made) -> None:
    document = {"list": [1]}
    with made[0] as vault:
        vault.save([Put("t", 1, document)])
        document["list"].append(2)
        assert vault.mirror["t"][1] == {"list": [1]}


def test_what_cannot_be_kept_changes_nothing(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    with made[0] as vault:
        size = vault.info.size
        with pytest.raises(BadChanges):
            vault.save([Put("t", 1, {"x": object()})])
        with pytest.raises(BadChanges):
            vault.save([Put("t", 0, {})])
        monkeypatch.setattr(frames, "MAX_CONTENT", 100)
        with pytest.raises(TooLarge):
            vault.save([Put("t", 1, {"x": "y" * 101})])
        assert (vault.info.size, vault.mirror) == (size, {})
        vault.save([Put("t", 1, {})])


def test_saves_from_many_threads(made: Made, location: Location) -> None:
    with made[0] as vault:

        def work(table: str) -> None:
            for number in range(1, 21):
                vault.save([Put(table, number, {"n": number})])

        threads = [threading.Thread(target=work, args=(f"t{n}",)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    with Vault.open(location, PASSPHRASE) as vault:
        assert {table: len(documents) for table, documents in vault.mirror.items()} == dict.fromkeys(
            ["t0", "t1", "t2", "t3"], 20
        )


def test_wrong_passphrase(made: Made, location: Location) -> None:
    made[0].close()
    with pytest.raises(WrongPassphrase):
        Vault.open(location, "incorrect horse")
    with pytest.raises(WrongPassphrase):
        Vault.open(location, RecoveryCode.make())


def test_an_empty_passphrase_is_refused(location: Location) -> None:
    with pytest.raises(WrongPassphrase, match="empty"):
        Vault.create(location, "", cost=CHEAP)
    assert not exists(location)
    with pytest.raises(ValueError, match="no reader"):
        Vault.create(location, "x", cost=Cost(1, 1, 1))


def test_the_file_alone_is_useless_elsewhere(made: Made, elsewhere: Location) -> None:
    made[0].close()
    with pytest.raises(DeviceSecretMissing):
        Vault.open(elsewhere, PASSPHRASE)


def test_the_recovery_code_opens_anywhere_and_a_passphrase_follows(
    made: Made, location: Location, elsewhere: Location
) -> None:
    vault, code = made
    with vault:
        vault.save([Put("t", 1, {})])
    with Vault.open(elsewhere, code) as vault:
        assert vault.report.new_device
        assert vault.mirror == {"t": {1: {}}}
        with pytest.raises(DeviceSecretMissing):
            vault.verify_passphrase(PASSPHRASE)
        vault.set_passphrase("on the new device")
        vault.verify_passphrase("on the new device")
    with Vault.open(elsewhere, "on the new device") as vault:
        assert not vault.report.new_device
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.mirror == {"t": {1: {}}}


def test_portable(location: Location, elsewhere: Location) -> None:
    vault, code = Vault.create(location, PASSPHRASE, portable=True, cost=CHEAP)
    with vault:
        vault.save([Put("t", 1, {})])
        assert vault.info.portable
    with Vault.open(elsewhere, PASSPHRASE) as vault:
        assert vault.mirror == {"t": {1: {}}}
        vault.change_passphrase(PASSPHRASE, "another")
        assert vault.info.portable
    with pytest.raises(WrongPassphrase):
        Vault.open(elsewhere, PASSPHRASE)
    Vault.open(elsewhere, "another").close()
    Vault.open(elsewhere, code).close()


def test_change_passphrase(made: Made, location: Location) -> None:
    vault, code = made
    with vault:
        vault.save([Put("t", 1, {})])
        with pytest.raises(WrongPassphrase):
            vault.change_passphrase("incorrect", "new")
        vault.change_passphrase(PASSPHRASE, "new")
        vault.save([Put("t", 2, {})])
        vault.verify_passphrase("new")
        with pytest.raises(WrongPassphrase):
            vault.verify_passphrase(PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        Vault.open(location, PASSPHRASE)
    for key in ("new", code):
        with Vault.open(location, key) as vault:
            assert vault.mirror == {"t": {1: {}, 2: {}}}


def test_new_recovery_code(made: Made, location: Location, elsewhere: Location) -> None:
    vault, old = made
    with vault:
        new = vault.new_recovery_code()
    with pytest.raises(WrongPassphrase):
        Vault.open(elsewhere, old)
    Vault.open(elsewhere, new).close()
    Vault.open(location, PASSPHRASE).close()


def test_revoke(made: Made, location: Location, elsewhere: Location) -> None:
    vault, old = made
    with vault:
        vault.save([Put("t", 1, {})])
    with Vault.open(elsewhere, old) as vault:
        vault.set_passphrase("there")
    copy = location.file.read_bytes()
    with Vault.open(location, PASSPHRASE) as vault:
        new = vault.revoke("after")
        vault.save([Put("t", 2, {})])
    with pytest.raises(WrongPassphrase):
        Vault.open(location, old)
    with pytest.raises(DeviceSecretMissing):
        Vault.open(elsewhere, "there")
    for key in ("after", new):
        with Vault.open(location, key) as vault:
            assert vault.mirror == {"t": {1: {}, 2: {}}}
            assert not vault.report.new_device
    assert len(list(location.state.glob("*/device-*"))) == 1
    location.file.write_bytes(copy)
    with Vault.open(elsewhere, old) as vault:
        assert vault.mirror == {"t": {1: {}}}


def test_more_devices_than_slots(made: Made, location: Location, tmp_path: Path) -> None:
    vault, code = made
    vault.close()
    for number in range(9):
        with Vault.open(Location(location.file, tmp_path / f"device {number}"), code) as vault:
            vault.set_passphrase("p")
    with Vault.open(Location(location.file, tmp_path / "device 8"), "p"):
        pass
    with pytest.raises(DeviceSecretMissing):
        Vault.open(location, PASSPHRASE)


def test_create_overwrites_nothing(location: Location) -> None:
    location.file.parent.mkdir()
    location.file.write_bytes(b"precious")
    with pytest.raises(AlreadyThere):
        Vault.create(location, PASSPHRASE, cost=CHEAP)
    assert location.file.read_bytes() == b"precious"


def test_nothing_there(location: Location) -> None:
    assert not exists(location)
    with pytest.raises(NotThere):
        Vault.open(location, PASSPHRASE)
    with pytest.raises(NotThere):
        check(location, PASSPHRASE)
    assert not location.file.parent.exists()


def test_one_writer_and_any_readers(made: Made, location: Location) -> None:
    with made[0] as vault:
        with pytest.raises(InUse) as raised:
            Vault.open(location, PASSPHRASE)
        assert raised.value.pid == os.getpid()
        vault.save([Put("t", 1, {})])
        with Vault.open(location, PASSPHRASE, read_only=True) as reader:
            vault.save([Put("t", 2, {})])
            vault.compact()
            assert reader.mirror == {"t": {1: {}}}
            with pytest.raises(ReadOnly):
                reader.save([Put("t", 3, {})])
            with pytest.raises(ReadOnly):
                reader.set_passphrase("x")
    Vault.open(location, PASSPHRASE).close()


def test_another_process_is_named(made: Made, location: Location) -> None:
    made[0].close()
    script = (
        "import sys, pathlib; from careerjournal.vault import *\n"
        "v = Vault.open("
        f"Location(pathlib.Path({str(location.file)!r}), pathlib.Path({str(location.state)!r})), {PASSPHRASE!r})\n"
        "print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(InUse, match=str(other.pid)):
            Vault.open(location, PASSPHRASE)
        other.communicate(b"")
    Vault.open(location, PASSPHRASE).close()


def test_closed_is_closed(made: Made) -> None:
    vault = made[0]
    vault.close()
    vault.close()
    with pytest.raises(SessionStopped):
        vault.save([Put("t", 1, {})])


def test_compaction_forgets_and_keeps_the_order(
    made: Made, location: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "SLACK", 20_000)
    with made[0] as vault:
        vault.save([Put("empty", 5, {}), Remove("empty", 5)])
        vault.save([Put("t", 3, {}), Put("t", 1, {})])
        for number in range(100):
            vault.save([Put("t", 2, {"text": "x" * 500, "n": number})])
            assert vault.info.size < 8192 + 20_000 + 3 * 1000 + 1000
        assert vault.info.generation > 1
        assert vault.info.saves == 102
        expected = vault.mirror
        vault.compact()
    with Vault.open(location, PASSPHRASE) as vault:
        assert vault.mirror == expected
        assert list(vault.mirror["t"]) == [3, 1, 2]
        assert list(vault.mirror) == ["empty", "t"]
        assert vault.info.saves == 102


def test_a_large_journal_has_many_pieces(made: Made, location: Location) -> None:
    with made[0] as vault:
        vault.save([Put("t", n, {"text": "y" * 100_000}) for n in range(1, 40)])
        vault.compact()
        assert 3_900_000 < vault.info.live < 4_100_000
    report = check(location, PASSPHRASE)
    assert report.ok
    assert report.frames == 5
    assert report.documents == 39
