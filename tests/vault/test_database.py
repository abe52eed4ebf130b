"""TinyDB over a vault: what plain TinyDB does, in one small save an operation, or not at all.

The random comparison runs a few hundred sequences, or as many as the Hypothesis profile asks for if that is
more: `pytest --hypothesis-profile=long tests/vault/test_database.py`.
"""

from __future__ import annotations

import enum
import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest
import tinydb.operations
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tinydb import TinyDB, where
from tinydb.queries import QueryLike
from tinydb.storages import JSONStorage, MemoryStorage, Storage
from tinydb.table import Document, Table

from careerjournal.vault.changes import Change, Drop, Mirror, Put, Remove, apply, decode, encode
from careerjournal.vault.database import Database
from careerjournal.vault.documents import MAX_DEPTH, copied
from careerjournal.vault.errors import BadChanges, VaultError
from careerjournal.vault.storage import VaultStorage
from careerjournal.vault.table import VaultTable


class DiskFullError(VaultError):
    """The save that cannot be made."""


class FakeVault:
    """A vault without a file: keeps the bytes of each save, and can fail to."""

    def __init__(self, mirror: Mirror | None = None) -> None:
        self.mirror: Mirror = {} if mirror is None else mirror
        self.log: list[bytes] = []
        self.fails = False
        self.closed = False

    def save(self, changes: Sequence[Change], /) -> None:
        data = encode(changes)
        if self.fails:
            raise DiskFullError("The disk is full.")
        self.log.append(data)
        apply(self.mirror, changes)

    def let_go(self) -> Iterator[None]:
        self.mirror = {}
        return iter(())

    def close(self) -> None:
        self.closed = True

    def take(self) -> list[list[Change]]:
        """The saves since the last time they were taken."""
        saves = [decode(data) for data in self.log]
        self.log.clear()
        return saves


@pytest.fixture
def vault() -> FakeVault:
    return FakeVault()


@pytest.fixture
def database(vault: FakeVault) -> Database:
    return Database(vault)


@pytest.fixture
def people(database: Database, vault: FakeVault) -> VaultTable:
    table = database.table("people")
    table.insert_multiple([{"name": name, "tags": [name]} for name in ("ada", "bob", "cy")])
    vault.take()
    return table


def seen(database: TinyDB) -> str:
    """All documents of all tables, in order; as text, to which 1, 1.0 and True are not the same."""
    return json.dumps(
        {
            name: [[document.doc_id, document] for document in database.table(name)]
            for name in sorted(database.tables())
            if len(database.table(name))
        }
    )


# Random operations, compared with plain TinyDB.


class TextStorage(Storage):
    """Plain TinyDB's storage for the comparison: JSON, as in its file, so that nothing aliases here either."""

    def __init__(self) -> None:
        self.text = "{}"

    def read(self) -> dict[str, dict[str, Any]]:
        return cast("dict[str, dict[str, Any]]", json.loads(self.text))

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        self.text = json.dumps(data)


def interrupt() -> None:
    raise InterruptedError


def rename(document: Any) -> None:
    """An updater that fails on documents without the field, after it has changed them."""
    document["b"] = [document.get("b")]
    document["c"] = document.pop("a")


def deepen(document: Any) -> None:
    document.setdefault("nested", {}).setdefault("list", []).append(len(document))


@dataclass
class Pair:
    """Plain TinyDB and ours, given the same operations.

    Numbers must be equal as long as TinyDB counts. Where it would hand out a number again (after an insert
    that failed or brought its own number), ours must give a fresh one, and plain TinyDB is told to use it.
    """

    plain: TinyDB = field(default_factory=lambda: TinyDB(storage=TextStorage))
    vault: FakeVault = field(default_factory=FakeVault)
    told: set[str] = field(default_factory=set)
    used: dict[str, set[int]] = field(default_factory=dict)
    ours: Database = field(init=False)

    def __post_init__(self) -> None:
        self.ours = Database(self.vault)
        # Something to work on: few sequences would otherwise get to touch a document twice.
        self.insert("x", [{"a": number, "b": 1} for number in range(4)])
        self.insert("y", [{"a": 1, "nested": {"list": [1]}}, {"c": "é"}])

    def both(self, name: str, operation: Callable[[Table], Any], *, any_error: bool = False) -> None:
        results = []
        for database in (self.plain, self.ours):
            try:
                result = operation(database.table(name))
                results.append(json.dumps([result, getattr(result, "doc_id", None)]))
            except (KeyError, TypeError, ValueError, BadChanges) as error:
                # A value that JSON cannot say: a TypeError there, BadChanges here.
                results.append("TypeError" if isinstance(error, BadChanges) else type(error).__name__)
        errors = {"KeyError", "TypeError", "ValueError"}
        assert results[0] == results[1] or (any_error and errors.issuperset(results))

    def fresh(self, name: str, numbers: list[int]) -> None:
        assert not self.used.setdefault(name, set()) & set(numbers)
        assert len(set(numbers)) == len(numbers)
        self.used[name].update(numbers)

    def standing(self, name: str) -> set[int]:
        return {document.doc_id for document in self.ours.table(name)}

    # One method an operation; their names are drawn below.

    def insert(self, name: str, documents: list[dict[str, Any]]) -> None:
        numbers = self.ours.table(name).insert_multiple(documents)
        self.fresh(name, numbers)
        if name in self.told:
            self.plain.table(name).insert_multiple(
                [Document(document, number) for document, number in zip(documents, numbers, strict=True)]
            )
        elif len(documents) == 1:
            assert [self.plain.table(name).insert(documents[0])] == numbers
        else:
            assert self.plain.table(name).insert_multiple(documents) == numbers

    def insert_at(self, name: str, document: dict[str, Any], number: int) -> None:
        self.told.add(name)
        self.both(name, lambda table: table.insert(Document(document, number)))
        self.used.setdefault(name, set()).add(number)

    def insert_mixed(self, name: str, documents: list[tuple[dict[str, Any], int | None]]) -> None:
        self.told.add(name)
        given_ = [document if number is None else Document(document, number) for document, number in documents]
        try:
            numbers = self.ours.table(name).insert_multiple(given_)
        except ValueError:
            assert any(number for _, number in documents)
            return
        asked = {number for _, number in documents if number is not None}
        self.used.setdefault(name, set()).difference_update(asked - self.standing(name))
        self.used[name].update(numbers)
        self.plain.table(name).insert_multiple(
            [Document(document, number) for (document, _), number in zip(documents, numbers, strict=True)]
        )

    def insert_unkeepable(self, name: str, document: dict[str, Any]) -> None:
        self.told.add(name)
        self.both(name, lambda table: table.insert_multiple([document, {**document, "a": object()}]))

    def update(self, name: str, change: Any, cond: QueryLike | None, numbers: list[int] | None) -> None:
        # Ours asks the condition about every document first, then updates; TinyDB takes turns. So where both
        # can raise, it may be the other one.
        self.both(name, lambda table: table.update(change, cond, numbers), any_error=True)

    def update_multiple(self, name: str, updates: list[tuple[Any, QueryLike]]) -> None:
        self.both(name, lambda table: table.update_multiple(updates))

    def upsert(self, name: str, document: dict[str, Any], cond: QueryLike) -> None:
        try:
            inserts = not self.plain.table(name).contains(cond)
        except TypeError:
            inserts = False
        if not inserts:
            self.both(name, lambda table: table.upsert(document, cond))
        else:
            numbers = self.ours.table(name).upsert(document, cond)
            self.fresh(name, numbers)
            if name in self.told:
                self.plain.table(name).insert(Document(document, numbers[0]))
            else:
                assert self.plain.table(name).upsert(document, cond) == numbers

    def upsert_at(self, name: str, document: dict[str, Any], number: int) -> None:
        self.told.add(name)
        self.both(name, lambda table: table.upsert(Document(document, number)))
        self.used.setdefault(name, set()).add(number)

    def remove(self, name: str, cond: QueryLike | None, numbers: list[int] | None) -> None:
        self.both(name, lambda table: table.remove(cond, numbers))

    def truncate(self, name: str) -> None:
        self.both(name, lambda table: table.truncate())
        self.told.discard(name)
        self.used.pop(name, None)

    def drop(self, name: str) -> None:
        for database in (self.plain, self.ours):
            database.drop_table(name)
        self.told.discard(name)
        self.used.pop(name, None)

    def drop_all(self) -> None:
        for database in (self.plain, self.ours):
            database.drop_tables()
        self.told.clear()
        self.used.clear()

    def look(self, name: str, cond: QueryLike, numbers: list[int]) -> None:
        for _ in range(2):  # the second time from the cache
            self.both(name, lambda table: [[found.doc_id, found] for found in table.search(cond)])
        self.both(name, lambda table: table.get(cond))
        self.both(name, lambda table: table.get(doc_id=numbers[0]))
        self.both(name, lambda table: [[found.doc_id, found] for found in table.get(doc_ids=numbers)])
        self.both(name, lambda table: [table.count(cond), table.contains(cond), table.contains(doc_id=2)])
        self.both(name, lambda table: [len(table), table.all(), list(table)])

    def failing(self, operation: Callable[[Pair], None]) -> None:
        """The same operation, on ours alone and with a save that fails: nothing may come of it."""
        before, state = seen(self.ours), self._bookkeeping()
        self.told.update(("x", "y"))
        self.vault.fails = True
        plain, self.plain = self.plain, TinyDB(storage=TextStorage)
        self.plain.storage.write(plain.storage.read() or {})
        try:
            operation(self)
        except DiskFullError:
            pass
        finally:
            self.vault.fails = False
            self.plain = plain
            self._restore(state)
            self.told.update(("x", "y"))
        assert seen(self.ours) == before

    def together(self, operations: list[Callable[[Pair], None]], raises: bool) -> None:
        """Several operations in one save, or rolled back."""
        before, saves = self.plain.storage.read(), len(self.vault.log)
        state = self._bookkeeping()
        try:
            with self.ours.together():
                for operation in operations:
                    operation(self)
                    self.check()
                    assert len(self.vault.log) == saves
                if raises:
                    interrupt()
        except InterruptedError:
            assert raises
            self.plain.storage.write(before or {})
            self.plain._tables.clear()
            self._restore(state)
            self.told.update(("x", "y"))
        assert len(self.vault.log) <= saves + (not raises)

    def _bookkeeping(self) -> tuple[set[str], dict[str, set[int]]]:
        return set(self.told), {name: set(numbers) for name, numbers in self.used.items()}

    def _restore(self, state: tuple[set[str], dict[str, set[int]]]) -> None:
        self.told, self.used = state

    def check(self) -> None:
        """Both hold the same, and the caches know it."""
        assert seen(self.ours) == seen(self.plain)
        for name in ("x", "y"):
            self.both(name, lambda table: table.search(where("a").exists()))

    def check_file(self) -> None:
        """Reading the saves back gives what memory holds, in the same order."""
        replayed: Mirror = {}
        for data in self.vault.log:
            apply(replayed, decode(data))
        kept = {name: list(table.items()) for name, table in self.vault.mirror.items() if table}
        assert repr(sorted(kept.items())) == repr(
            sorted((name, list(table.items())) for name, table in replayed.items() if table)
        )


names = st.sampled_from(["x", "y"])
numbers_ = st.integers(1, 9)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 3) | st.sampled_from([0.5, 1.0, "", "é", "a\u2028b"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["a", "k"]), inner, max_size=2),
    max_leaves=3,
)
documents_ = st.dictionaries(st.sampled_from(["a", "b", "c"]), values, max_size=3)
plain_conditions = st.one_of(
    st.builds(lambda value: where("a") == value, values),
    st.builds(lambda value: where("b") != value, values),
    st.sampled_from(
        [
            cast("QueryLike", where("a").exists()),
            ~where("b").exists(),
            where("a") > 0,  # raises for what is not a number
            where("c").one_of([1, True, "é"]),
            where("a").any([1, 2]),
            where("nested").list.test(lambda items: len(items) > 1),
            (where("a") == 1) | (where("b") == 1),
        ]
    ),
)
changes_ = st.one_of(
    documents_,
    st.sampled_from(
        [
            rename,
            deepen,
            tinydb.operations.increment("a"),
            tinydb.operations.delete("b"),
            tinydb.operations.set("c", [1, {"k": 2}]),
        ]
    ),
)
# At most one of the two says which documents; neither means all of them.
targets = st.one_of(
    st.tuples(plain_conditions, st.none()),
    st.tuples(st.none(), st.lists(numbers_, max_size=3)),
)


def operation_named(name: str, *arguments: st.SearchStrategy[Any]) -> st.SearchStrategy[Callable[[Pair], None]]:
    def run(values: tuple[Any, ...], pair: Pair) -> None:
        getattr(pair, name)(*values)

    return st.tuples(*arguments).map(lambda values: partial(run, values))


simple_operations = st.one_of(
    operation_named("insert", names, st.lists(documents_, min_size=1, max_size=3)),
    operation_named("insert_at", names, documents_, numbers_),
    operation_named(
        "insert_mixed", names, st.lists(st.tuples(documents_, st.none() | numbers_), min_size=1, max_size=3)
    ),
    operation_named("insert_unkeepable", names, documents_),
    st.builds(
        lambda name, change, target: partial(Pair.update, name=name, change=change, cond=target[0], numbers=target[1]),
        names,
        changes_,
        targets | st.just((None, None)),
    ),
    operation_named("update_multiple", names, st.lists(st.tuples(changes_, plain_conditions), min_size=1, max_size=3)),
    operation_named("upsert", names, documents_, plain_conditions),
    operation_named("upsert_at", names, documents_, numbers_),
    st.builds(lambda name, target: partial(Pair.remove, name=name, cond=target[0], numbers=target[1]), names, targets),
    operation_named("truncate", names),
    operation_named("drop", names),
    operation_named("drop_all"),
    operation_named("look", names, plain_conditions, st.lists(numbers_, min_size=1, max_size=4)),
)


def block(inner: st.SearchStrategy[Callable[[Pair], None]]) -> st.SearchStrategy[Callable[[Pair], None]]:
    return operation_named("together", st.lists(inner, min_size=1, max_size=5), st.booleans())


blocks = block(simple_operations | block(simple_operations))
operations_ = simple_operations | blocks | operation_named("failing", simple_operations | blocks)


@settings(
    max_examples=max(300, settings().max_examples),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(operations_, min_size=1, max_size=14))
def test_any_operations_do_what_plain_tinydb_does(operations: list[Callable[[Pair], None]]) -> None:
    pair = Pair()
    for operation in operations:
        operation(pair)
        pair.check()
    pair.check_file()


def test_numbers_are_tinydbs_own_where_none_is_brought() -> None:
    plain, ours = TinyDB(storage=MemoryStorage), Database(FakeVault())
    for database in (plain, ours):
        table = database.table("x")
        assert table.insert({}) == 1
        assert table.insert_multiple([{}, {}]) == [2, 3]
        table.remove(doc_ids=[3])
        assert table.insert({}) == 4
        table.truncate()
        assert table.insert({}) == 1
        database.drop_table("x")
        assert database.table("x").upsert({"a": 1}, where("a") == 1) == [1]
        database.table("x").remove(where("a") == 1)
        database.drop_tables()
        assert database.table("x").insert({}) == 1


# What is returned, and what was given, is the caller's own.


@pytest.mark.parametrize(
    "read",
    [
        lambda table: table.get(doc_id=1),
        lambda table: table.get(where("name") == "ada"),
        lambda table: table.get(doc_ids=[1, 2])[0],
        lambda table: table.search(where("name") == "ada")[0],
        lambda table: table.all()[0],
        lambda table: next(iter(table)),
    ],
)
@pytest.mark.parametrize("is_together", [False, True])
def test_what_is_returned_does_not_alias(
    database: Database, people: VaultTable, read: Callable[[Table], Document], is_together: bool
) -> None:
    def spoil() -> None:
        for _ in range(2):  # the second time, a search answers from the cache
            found = read(people)
            assert found == {"name": "ada", "tags": ["ada"]}
            assert found.doc_id == 1
            found["tags"].append("spoilt")
            found["name"] = "spoilt"

    if is_together:
        with database.together():
            people.update({"name": "ada"}, doc_ids=[1])
            spoil()
    spoil()


def test_what_was_given_does_not_alias(people: VaultTable) -> None:
    tags = ["one"]
    number = people.insert({"name": "dee", "tags": tags})
    people.update({"tags": tags}, doc_ids=[1, 2])
    tags.append("two")
    assert [document["tags"] for document in people] == [["one"], ["one"], ["cy"], ["one"]]
    people.update(lambda document: document["tags"].append("three"), doc_ids=[1])
    assert people.get(doc_id=2) == {"name": "bob", "tags": ["one"]}
    assert people.get(doc_id=number) == {"name": "dee", "tags": ["one"]}


def test_nothing_aliases_however_deep(database: Database) -> None:
    table = database.table("x")
    table.insert({"a": [{"b": {"c": [1]}}]})
    reads: list[Callable[[], Document | None]] = [
        lambda: table.get(doc_id=1),
        lambda: table.search(where("a").exists())[0],
    ]
    for read in reads:
        document = read()
        assert document is not None
        document["a"][0]["b"]["c"].append(2)
        document["a"].append(3)
    table.update(lambda document: document["a"][0]["b"].update(d=[1]), doc_ids=[1])
    assert table.all() == [{"a": [{"b": {"c": [1], "d": [1]}}]}]


def test_an_updater_that_keeps_the_document_holds_nothing_of_the_journals(people: VaultTable) -> None:
    held: list[Any] = []
    people.update(held.append, doc_ids=[1])
    held[0]["tags"].append("spoilt")
    assert people.get(doc_id=1) == {"name": "ada", "tags": ["ada"]}


def test_going_through_a_table_while_writing_to_it(people: VaultTable) -> None:
    for document in people:
        people.remove(doc_ids=[document.doc_id])
        people.insert_multiple([{"name": document["name"].upper()}, {"name": "more"}])
    assert [document["name"] for document in people] == ["ADA", "more", "BOB", "more", "CY", "more"]


# All or nothing.


def test_an_updater_that_raises_changes_nothing(database: Database, vault: FakeVault, people: VaultTable) -> None:
    before = seen(database)

    def updater(document: Any) -> None:
        document["tags"].append("spoilt")
        if document["name"] == "bob":
            raise LookupError

    attempts: list[Callable[[], object]] = [
        lambda: people.update(updater),
        lambda: people.update(updater, where("name") != "cy"),
        lambda: people.update_multiple(
            [({"name": "dee"}, where("name") == "ada"), (updater, where("tags") == ["bob"])]
        ),
    ]
    for attempt in attempts:
        with pytest.raises(LookupError):
            attempt()
        assert seen(database) == before
        assert people.count(where("name") == "dee") == 0
    assert vault.take() == []


def test_documents_that_run_out_in_an_error_are_not_inserted(vault: FakeVault, people: VaultTable) -> None:
    def documents() -> Iterator[dict[str, Any]]:
        yield {"name": "dee"}
        raise LookupError

    with pytest.raises(LookupError):
        people.insert_multiple(documents())
    assert (len(people), vault.take()) == (3, [])
    assert people.insert({}) == 4


WRITES: list[Callable[[Database], object]] = [
    lambda database: database.table("people").insert({"name": "dee"}),
    lambda database: database.table("people").insert_multiple([{}, Document({}, 9)]),
    lambda database: database.table("people").update({"name": "dee"}),
    lambda database: database.table("people").update(rename_person, doc_ids=[2]),
    lambda database: database.table("people").update_multiple([({"name": "dee"}, where("name") == "cy")]),
    lambda database: database.table("people").upsert({"name": "dee"}, where("name") == "dee"),
    lambda database: database.table("people").upsert(Document({"name": "dee"}, 1)),
    lambda database: database.table("people").remove(where("name") == "bob"),
    lambda database: database.table("people").truncate(),
    lambda database: database.drop_table("people"),
    lambda database: database.drop_tables(),
]


def rename_person(document: Any) -> None:
    document["name"] = document["name"].upper()


@pytest.mark.parametrize("write", WRITES)
def test_a_save_that_fails_changes_nothing(
    database: Database, vault: FakeVault, people: VaultTable, write: Callable[[Database], object]
) -> None:
    queries = [where("name") == name for name in ("ada", "bob", "cy", "dee")]
    before = seen(database), [people.search(query) for query in queries]
    vault.fails = True
    with pytest.raises(DiskFullError):
        write(database)
    assert (seen(database), [people.search(query) for query in queries]) == before
    assert database.tables() == {"people"}
    vault.fails = False
    write(database)
    assert (seen(database), [people.search(query) for query in queries]) != before


def test_after_a_save_that_failed_the_same_number_is_given(vault: FakeVault, people: VaultTable) -> None:
    vault.fails = True
    with pytest.raises(DiskFullError):
        people.insert({})
    vault.fails = False
    assert people.insert({}) == 4


def test_searches_are_right_after_an_error_that_came_too_late(vault: FakeVault, people: VaultTable) -> None:
    class Late(FakeVault):
        def save(self, changes: Sequence[Change], /) -> None:
            super().save(changes)
            raise DiskFullError("The disk is full, but the save is on it.")

    people = Database(Late(vault.mirror)).table("people")
    assert people.count(where("name") == "dee") == 0
    with pytest.raises(DiskFullError):
        people.insert({"name": "dee"})
    assert people.count(where("name") == "dee") == len(people) - 3 == 1


@pytest.mark.parametrize("write", WRITES)
def test_searches_are_right_after_a_write(
    database: Database, people: VaultTable, write: Callable[[Database], object]
) -> None:
    queries = [where("name") == name for name in ("ada", "bob", "cy", "dee", "BOB")]
    for query in queries:
        people.search(query)
    write(database)
    table = database.table("people")
    for which in (people, table):  # the table from before a drop, too
        assert [which.search(query) for query in queries] == [
            [document for document in table if query(document)] for query in queries
        ]


# Several writes in one save.


def test_an_edit_is_one_save(database: Database, vault: FakeVault, people: VaultTable) -> None:
    database.table("drafts").insert({"of": 1})
    vault.take()
    with database.together():
        database.table("versions").insert(people.get(doc_id=1) or {})
        people.update({"name": "Ada"}, doc_ids=[1])
        database.table("drafts").remove(where("of") == 1)
        assert vault.log == []
    assert vault.take() == [
        [
            Put("versions", 1, {"name": "ada", "tags": ["ada"]}),
            Put("people", 1, {"name": "Ada", "tags": ["ada"]}),
            Remove("drafts", 1),
        ]
    ]


def test_reads_inside_see_the_writes(database: Database, people: VaultTable) -> None:
    assert people.count(where("name") == "Ada") == 0
    with database.together():
        people.update({"name": "Ada"}, doc_ids=[1])
        people.remove(doc_ids=[2])
        assert people.insert({"name": "dee"}) == 4
        assert [document["name"] for document in people] == ["Ada", "cy", "dee"]
        assert (len(people), people.count(where("name") == "Ada")) == (3, 1)
        assert people.contains(where("name") == "dee")
        people.update({"name": "ADA"}, where("name") == "Ada")
        assert people.get(doc_id=1) == {"name": "ADA", "tags": ["ada"]}
        database.drop_table("people")
        assert database.tables() == set()
        assert people.insert({"name": "eve"}) == 1
    assert [document["name"] for document in people] == ["eve"]


def test_an_exception_inside_undoes_everything(database: Database, vault: FakeVault, people: VaultTable) -> None:
    before = seen(database)
    with pytest.raises(KeyboardInterrupt), database.together():  # noqa: PT012 - the block is the subject
        people.update({"name": "Ada"}, doc_ids=[1])
        database.drop_table("people")
        people.insert_multiple([{"name": "dee"}, {"name": "Ada"}])
        assert people.count(where("name") == "Ada") == 1
        database.table("other").insert({})
        raise KeyboardInterrupt
    assert (seen(database), vault.take()) == (before, [])
    assert people.count(where("name") == "Ada") == 0
    assert database.table("people").insert({}) == 4


def test_a_failed_save_at_the_end_undoes_everything(database: Database, vault: FakeVault, people: VaultTable) -> None:
    before = seen(database)
    vault.fails = True
    with pytest.raises(DiskFullError), database.together():  # noqa: PT012 - the block is the subject
        people.truncate()
        database.table("other").insert({})
    assert seen(database) == before
    vault.fails = False
    assert people.insert({}) == 4


def test_an_operation_that_raises_inside_undoes_itself_alone(database: Database, people: VaultTable) -> None:
    with database.together():
        people.update({"name": "Ada"}, doc_ids=[1])
        with pytest.raises(BadChanges):
            people.update({"tags": object()})
        with pytest.raises(ValueError, match="already exists"):
            people.insert_multiple([{}, Document({}, 1)])
    assert [document["name"] for document in people] == ["Ada", "bob", "cy"]


def test_a_block_inside_another_joins_it(database: Database, vault: FakeVault, people: VaultTable) -> None:
    with database.together():
        people.insert({"name": "dee"})
        with database.together():
            people.remove(where("name") == "dee")
            people.update({"name": "Ada"}, doc_ids=[1])
        with pytest.raises(LookupError), database.together():  # noqa: PT012 - the block is the subject
            people.truncate()
            raise LookupError
        assert vault.log == []
    assert vault.take() == [[Put("people", 1, {"name": "Ada", "tags": ["ada"]})]]
    before = seen(database)
    with pytest.raises(LookupError), database.together():  # noqa: PT012 - the block is the subject
        with database.together():
            people.truncate()
        raise LookupError
    assert (seen(database), vault.take()) == (before, [])


def test_only_the_last_word_on_a_document_is_saved(database: Database, vault: FakeVault, people: VaultTable) -> None:
    with database.together():
        people.update({"name": "Ada"}, doc_ids=[1, 2])
        people.update({"name": "Bob"}, doc_ids=[2])
        people.remove(doc_ids=[1])
    assert vault.take() == [[Remove("people", 1), Put("people", 2, {"name": "Bob", "tags": ["bob"]})]]
    with database.together():
        people.update({"name": "Ada"}, doc_ids=[2])
        people.remove(doc_ids=[3])
        people.insert({"name": "dee"})
        people.truncate()
        people.insert({"name": "eve"})
    assert vault.take() == [[Drop("people"), Put("people", 1, {"name": "eve"})]]


def test_writes_that_cancel_out_or_change_nothing_are_not_saved(
    database: Database, vault: FakeVault, people: VaultTable
) -> None:
    people.update({"name": "ada"}, doc_ids=[1])
    people.update({"x": 1}, doc_ids=[99])
    people.remove(where("name") == "nobody")
    database.drop_table("nothing")
    database.table("nothing").truncate()
    with database.together():
        people.remove(doc_ids=[people.insert({})])
    assert vault.take() == []


# One save an operation, of what it touched.


@pytest.mark.parametrize(
    ("write", "changes"),
    [
        (WRITES[0], [Put("people", 4, {"name": "dee"})]),
        (WRITES[1], [Put("people", 4, {}), Put("people", 9, {})]),
        (WRITES[3], [Put("people", 2, {"name": "BOB", "tags": ["bob"]})]),
        (WRITES[4], [Put("people", 3, {"name": "dee", "tags": ["cy"]})]),
        (WRITES[5], [Put("people", 4, {"name": "dee"})]),
        (WRITES[6], [Put("people", 1, {"name": "dee", "tags": ["ada"]})]),
        (WRITES[7], [Remove("people", 2)]),
        (WRITES[8], [Drop("people")]),
        (WRITES[9], [Drop("people")]),
        (WRITES[10], [Drop("people")]),
    ],
)
def test_one_save_of_what_was_touched(
    database: Database, vault: FakeVault, people: VaultTable, write: Callable[[Database], object], changes: list[Change]
) -> None:
    write(database)
    assert vault.take() == [changes]


def test_a_change_of_type_alone_is_saved(vault: FakeVault, people: VaultTable) -> None:
    people.update({"tags": 1}, doc_ids=[1])
    people.update({"tags": True}, doc_ids=[1])
    people.update({"tags": 1.0}, doc_ids=[1])
    assert [repr(change.document["tags"]) for (change,) in vault.take() if isinstance(change, Put)] == [
        "1",
        "True",
        "1.0",
    ]


def test_a_document_put_back_goes_to_the_end_as_in_tinydb(
    database: Database, vault: FakeVault, people: VaultTable
) -> None:
    with database.together():
        people.remove(doc_ids=[1])
        people.insert(Document({"name": "back"}, 1))
    assert [document.doc_id for document in people] == [2, 3, 1]
    assert vault.take() == [[Remove("people", 1), Put("people", 1, {"name": "back"})]]


def in_one_save(database: Database) -> None:
    with database.together():
        database.table("x").update({"a": 2}, doc_ids=[7])
        database.table("x").remove(doc_ids=[8])
        database.table("x").insert({})
        assert database.table("x").contains(doc_id=7)


class Counted(dict[Any, Any]):
    """A table, or a document, that counts what is read of it: the table walked, a document taken, its fields."""

    reads = 0

    def __getitem__(self, key: Any) -> Any:
        Counted.reads += 1
        return super().__getitem__(key)

    def get(self, key: Any, default: Any = None) -> Any:
        Counted.reads += 1
        return super().get(key, default)

    def __iter__(self) -> Iterator[Any]:
        Counted.reads += len(self)
        return super().__iter__()

    def keys(self) -> Any:
        Counted.reads += len(self)
        return super().keys()

    def values(self) -> Any:
        Counted.reads += len(self)
        return super().values()

    def items(self) -> Any:
        Counted.reads += len(self)
        return super().items()


@pytest.mark.parametrize(
    "write",
    [
        lambda database: database.table("x").insert({}),
        lambda database: database.table("x").insert_multiple([{}, {}]),
        lambda database: (database.table("x").insert(Document({}, 50_000)), database.table("x").insert({})),
        lambda database: database.table("x").update({"a": 2}, doc_ids=[7]),
        lambda database: database.table("x").upsert(Document({"a": 2}, 7)),
        lambda database: database.table("x").remove(doc_ids=[7, 8]),
        lambda database: database.table("x").truncate(),
        lambda database: database.drop_table("x"),
        lambda database: database.drop_tables(),
        lambda database: (database.table("x").get(doc_id=7), len(database.table("x")), database.tables()),
        in_one_save,
    ],
)
def test_the_cost_of_an_operation_does_not_depend_on_the_table(write: Callable[[Database], object]) -> None:
    def reads(size: int) -> int:
        mirror = {"x": Counted((number, Counted(a=1, b=[number])) for number in range(1, size + 1))}
        database = Database(FakeVault(cast("Mirror", mirror)))
        database.table("x").update({"a": 1}, doc_ids=[1])  # the one look for the highest number
        Counted.reads = 0
        write(database)
        return Counted.reads

    assert reads(5_000) == reads(10) <= 12


def test_a_search_is_answered_from_the_cache_until_the_table_changes(database: Database, people: VaultTable) -> None:
    asked: list[Any] = []

    def is_ada(value: Mapping[Any, Any]) -> bool:
        asked.append(value)
        return bool(value["name"] == "ada")

    people.insert({"name": "dee"})
    for _ in range(3):
        assert people.count(is_ada) == len(people.search(is_ada)) == 1
    database.table("other").insert({})
    assert people.count(is_ada) == 1
    assert len(asked) == 4
    people.remove(doc_ids=[1])
    assert people.count(is_ada) == 0
    assert len(asked) == 7


def test_a_search_copies_only_what_it_finds(monkeypatch: pytest.MonkeyPatch, database: Database) -> None:
    copies: list[Any] = []

    def counting(document: Any) -> Any:
        copies.append(document)
        return copied(document)

    monkeypatch.setattr("careerjournal.vault.table.copied", counting)
    table = database.table("x")
    table.insert_multiple({"a": number} for number in range(1000))
    assert table.search(where("a") == 700) == [{"a": 700}]
    assert table.get(where("a") == 800) == {"a": 800}
    assert table.count(where("a") >= 0) == 1000
    table.update({"a": -1}, where("a") == 900)
    assert table.remove(where("a") == -1) == [901]
    assert [document["a"] for document in copies] == [700, 800, 900]


# Numbers.


def test_a_number_used_inside_a_block_is_used(database: Database, people: VaultTable) -> None:
    with database.together():
        with database.together():
            people.remove(doc_ids=[people.insert({})])
        assert people.insert({}) == 5


def test_a_number_is_not_given_twice(people: VaultTable) -> None:
    people.remove(doc_ids=[3])
    people.remove(doc_ids=[1])
    people.insert(Document({"name": "back"}, 1))
    assert people.insert({}) == 4


def test_inserting_several_never_overwrites(people: VaultTable) -> None:
    # Plain TinyDB goes on counting from 4 here, and the third overwrites the first.
    assert people.insert_multiple([Document({"name": "dee"}, 5), {}, {}]) == [5, 6, 7]
    assert people.get(doc_id=5) == {"name": "dee"}
    with pytest.raises(ValueError, match="already exists"):
        people.insert(Document({}, 5))


@pytest.mark.parametrize("number", [0, -1, 2**63, True, "7"])
def test_numbers_that_could_not_be_read_back_are_refused(vault: FakeVault, people: VaultTable, number: Any) -> None:
    for write in (people.insert, people.upsert):
        with pytest.raises((BadChanges, ValueError)):  # True is 1, and that is taken
            write(Document({}, number))
    assert (len(people), vault.take()) == (3, [])


# What can be kept.


class Kind(enum.StrEnum):
    ROLE = "role"


def endless() -> list[Any]:
    loop: list[Any] = []
    loop.append(loop)
    return loop


def nested(levels: int) -> Any:
    value: Any = 1
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    "value",
    [
        object(),
        b"bytes",
        {1, 2},
        {1: "number as a key"},
        {"deep": [{"\ud800": 1}]},
        "\udfff",
        float("nan"),
        float("-inf"),
        Path(),
        nested(MAX_DEPTH),
        endless(),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_json_cannot_say_is_refused(database: Database, vault: FakeVault, people: VaultTable, value: Any) -> None:
    before = seen(database)
    with pytest.raises(BadChanges):
        people.insert({"value": value})
    with pytest.raises(BadChanges):
        people.update({"value": value}, doc_ids=[2])
    assert (seen(database), vault.take()) == (before, [])


def test_memory_holds_what_reading_back_gives(vault: FakeVault, database: Database) -> None:
    table = database.table(Kind.ROLE)
    value = {"tuple": (1, (2,)), "kind": Kind.ROLE, Kind.ROLE: [Document({"a": 1}, 1)], "deep": nested(MAX_DEPTH - 1)}
    table.insert(value)
    ((change,),) = vault.take()
    assert change == Put("role", 1, table.all()[0])
    assert table.all()[0]["tuple"] == [1, [2]]
    assert type(table.all()[0]["kind"]) is str
    assert database.tables() == {"role"}


def test_a_tables_name_must_be_text(database: Database) -> None:
    with pytest.raises(BadChanges):
        database.table(cast("str", 7)).insert({})
    with pytest.raises(BadChanges):
        database.table("\ud800").insert({})


# Empty tables.


def test_a_table_exists_while_it_holds_a_document(database: Database, vault: FakeVault, people: VaultTable) -> None:
    assert database.tables() == {"people"}
    assert database.table("people", persist_empty=True).count(where("name").exists()) == 3
    database.table("empty", persist_empty=True)
    people.remove(where("name").exists())
    assert database.tables() == set()
    assert vault.take() == [[Remove("people", 1), Remove("people", 2), Remove("people", 3)]]
    assert (len(people), people.all(), people.get(doc_id=1)) == (0, [], None)


# TinyDB's own code over the same storage, and this database over TinyDB's own storages.


def test_stock_code_over_a_vault_saves_only_what_changed(vault: FakeVault) -> None:
    plain = TinyDB(vault, storage=VaultStorage)
    table = plain.table("x")
    table.insert_multiple([{"a": [number]} for number in range(1, 4)])
    plain.insert({"b": 1})
    vault.take()
    table.update(lambda document: document["a"].append(9), doc_ids=[2])
    assert vault.take() == [[Put("x", 2, {"a": [2, 9]})]]
    table.remove(doc_ids=[1])
    assert vault.take() == [[Remove("x", 1)]]
    table.truncate()
    assert vault.take() == [[Remove("x", 2), Remove("x", 3)]]
    plain.insert({"b": 2})
    plain.drop_table("_default")
    assert vault.take()[-1] == [Drop("_default")]
    vault.fails = True
    with pytest.raises(DiskFullError):
        table.insert({})
    assert plain.tables() == set()


def test_stock_code_that_fails_leaves_the_mirror_alone(vault: FakeVault) -> None:
    table = TinyDB(vault, storage=VaultStorage).table("x")
    table.insert({"a": [1]})

    def updater(document: Any) -> None:
        document["a"].append(2)
        raise LookupError

    with pytest.raises(LookupError):
        table.update(updater)
    assert vault.mirror == {"x": {1: {"a": [1]}}}


def test_stock_writes_are_seen_by_the_tables(database: Database, people: VaultTable) -> None:
    assert people.count(where("name") == "dee") == 0
    data: dict[str, dict[str, Any]] = dict(database.storage.read() or {})
    data["people"] = {**data["people"], "7": {"name": "dee"}}
    database.storage.write(data)
    assert people.count(where("name") == "dee") == 1
    assert people.insert({}) == 8
    data = dict(database.storage.read() or {})
    data["copy"] = data["people"]
    database.storage.write(data)
    assert database.table("copy").all() == people.all()


def test_changes_can_be_committed_as_they_are(database: Database, vault: FakeVault, people: VaultTable) -> None:
    storage = database.storage
    assert isinstance(storage, VaultStorage)
    tags = ["new"]
    storage.commit([Drop("people"), Put("people", 5, {"tags": tags}), Remove("people", 6)])
    tags.append("spoilt")
    assert vault.take() == [[Drop("people"), Put("people", 5, {"tags": ["new"]})]]
    assert people.insert({}) == 6
    with pytest.raises(BadChanges):
        storage.commit([Put("people", 7, {}), Put("people", 8, {"a": object()})])
    assert len(people) == 2


def test_over_a_json_file_as_plain_tinydb_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with TinyDB(path) as plain:
        plain.table("people").insert_multiple([{"name": "ada"}, {"name": "bob"}])
    with Database(storage=partial(JSONStorage, str(path))) as database:
        people = database.table("people")
        with database.together():
            people.update({"name": "Ada"}, doc_ids=[1])
            people.remove(doc_ids=[2])
            assert people.insert({"name": "cy"}) == 3
            database.insert({"default": True})
    with TinyDB(path) as plain:
        assert plain.table("people").all() == [{"name": "Ada"}, {"name": "cy"}]
        assert plain.all() == [{"default": True}]


def test_a_stock_storage_that_fails_has_seen_nothing_change(database: Database) -> None:
    class Failing(MemoryStorage):
        fails = False

        def write(self, data: Mapping[str, Any]) -> None:
            if self.fails:
                raise OSError
            super().write(dict(data))

    storage = Failing()  # type: ignore[no-untyped-call]
    database = Database(storage=lambda: storage)
    table = database.table("x")
    table.insert_multiple([{"a": 1}, {"a": 2}])
    before = json.dumps(storage.memory)
    storage.fails = True
    for write in (
        lambda: table.insert({}),
        lambda: table.update({"a": 3}),
        lambda: table.remove(doc_ids=[1]),
        database.drop_tables,
    ):
        with pytest.raises(OSError):  # noqa: PT011 - a bare one is what was raised
            write()
        assert json.dumps(storage.memory) == before
        assert table.all() == [{"a": 1}, {"a": 2}]
    storage.fails = False
    table.insert({})
    assert Database(storage=lambda: storage).table("x").all() == table.all()


def test_a_database_stands_on_one_thing() -> None:
    with pytest.raises(TypeError):
        Database()
    with pytest.raises(TypeError):
        Database(FakeVault(), storage=MemoryStorage)
    with pytest.raises(TypeError):
        VaultTable(MemoryStorage(), "x")  # type: ignore[no-untyped-call]


def test_closing_closes_the_vault(database: Database, vault: FakeVault) -> None:
    with database:
        database.insert({})
    assert vault.closed


# Threads.


def test_threads_take_turns(database: Database, vault: FakeVault) -> None:
    table = database.table("x")
    table.insert({"sum": 0})

    def work() -> None:
        for _ in range(50):
            with database.together():
                table.update(tinydb.operations.increment("sum"), doc_ids=[1])
                table.insert({"seen": sum(document["sum"] for document in table.get(doc_ids=[1]))})

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert table.get(doc_id=1) == {"sum": 200}
    assert [document["seen"] for document in table.all()[1:]] == list(range(1, 201))
    assert len(vault.take()) == 201
