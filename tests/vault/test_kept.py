"""Documents are kept as their JSON: each is read when it is asked for, and what is none is refused at the opening."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from careerjournal.vault import BadChanges, Location, Put, Vault
from careerjournal.vault.database import Database
from careerjournal.vault.kept import Kept
from tests.vault.conftest import CHEAP, PASSPHRASE


@pytest.mark.parametrize(
    "content",
    [
        b'[["p","t",1,{"text":"\xff"}]]',
        b'[["p","t",1,{"text":"\\ud800"}]]',
        b'[["p","t",1,["text"]]]',
        b'[["p","t",1,"text"]]',
        b'[["p","t",1,{"text":1,}]]',
        b'[["p","t",1,{"text":nan}]]',
        b'[["p","t",1,' + b'{"a":' * 5_000 + b"1" + b"}" * 5_000 + b"]]",
        b'[["p","t",2,{}],["p","t",1,{"text":"\xc3"}]]',
    ],
)
def test_what_no_vault_writes_is_refused_at_the_opening(
    content: bytes, location: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("careerjournal.vault.journal_file.snapshot", lambda mirror, piece: iter([content]))
        Vault.create(location, PASSPHRASE, cost=CHEAP)[0].close()
    with pytest.raises(BadChanges):
        Vault.open(location, PASSPHRASE)


class _Counting:
    """Reads JSON, and counts how often."""

    def __init__(self) -> None:
        self.count = 0

    def decode(self, json: bytes) -> Any:
        self.count += 1
        return msgspec.json.decode(json)


def test_of_a_table_only_what_is_come_to_is_read(location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    with Vault.create(location, PASSPHRASE, cost=CHEAP)[0] as vault:
        vault.save([Put("t", number, {"n": number}) for number in range(1, 301)])
        vault.compact()
    reader = _Counting()
    monkeypatch.setattr("careerjournal.vault.kept._OBJECTS", reader)
    with Vault.open(location, PASSPHRASE) as vault:
        table = Database(vault).table("t")
        assert (len(table), table.numbers()[-1], reader.count) == (300, 300, 0)
        stored = table.stored()
        assert [next(stored), next(stored)] == [(1, {"n": 1}), (2, {"n": 2})]
        assert table.stored_at(9) == {"n": 9}
        assert reader.count == 3
        table.update({"n": 0}, doc_ids=[9])
        vault.compact()
        assert reader.count < 10


def test_what_is_read_belongs_to_whoever_asked() -> None:
    kept = Kept({1: {"names": ["quay"]}})
    kept[1]["names"].append("mole")
    assert kept == {1: {"names": ["quay"]}} == Kept({1: {"names": ["quay"]}})
    assert kept != {1: {"names": ["quay", "mole"]}}
