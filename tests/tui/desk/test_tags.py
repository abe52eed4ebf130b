"""The tags: a page of them, what has one, and the rest of one while it is typed."""

from __future__ import annotations

import pytest
from textual.widgets import Input, Static

from careerjournal.journal.journal import Journal
from careerjournal.journal.search.search import Search
from careerjournal.model import Reflection
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.search import SearchScreen
from careerjournal.tui.desk.tags import TagsScreen
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.tags import TagsBox
from tests.tui.using import NARROW, Steps, at_desk, on_top, options, press, rest, until

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def tagged(journal: Journal) -> Journal:
    for tags in (("Walking", "control room"), ("walking",), ("walking", "Zähler"), ("a “quoted” one",), ()):
        journal.add(Reflection(body="rain", tags=tags))
    return journal


async def test_each_tag_is_listed_once_with_how_many_have_it(tagged: Journal) -> None:
    app = at_desk(tagged)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "number_sign")
        assert isinstance(app.screen, TagsScreen)
        await until(pilot, lambda: len(options(app)) == 4)
        assert options(app) == [
            "walking   3 entries",
            "a “quoted” one   1 entry",
            "control room   1 entry",
            "Zähler   1 entry",
        ]
        assert "4 tags" in str(app.screen.query_one("#tags-say", Static).render())
        await press(pilot, *"zah")
        await until(pilot, lambda: options(app) == ["Zähler   1 entry"])
        await press(pilot, *"x")
        await until(pilot, lambda: options(app) == [])
        assert "No tag begins so." in str(app.screen.query_one("#tags-say", Static).render())
        await press(pilot, "escape")
        assert on_top(app) is DeskScreen


@pytest.mark.parametrize(("down", "found"), [(0, 3), (1, 1), (2, 1), (3, 1)])
async def test_what_has_a_tag_is_found_by_it(tagged: Journal, down: int, found: int) -> None:
    app = at_desk(tagged)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "number_sign")
        await until(pilot, lambda: len(options(app)) == 4)
        await press(pilot, *["down"] * down, "enter")
        assert isinstance(app.screen, SearchScreen)
        assert app.screen.query_one(Input).value.startswith("tag:")
        await until(pilot, lambda: len(options(app)) == found)


@pytest.mark.parametrize(("down", "tag"), [(0, "walking"), (1, "control room"), (2, "Zähler")])
async def test_enter_is_for_the_tag_that_one_is_on_however_many_come_in_before_it(
    tagged: Journal, down: int, tag: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the journal is read, those that most entries have become others."""
    monkeypatch.setattr(Search, "is_whole", property(lambda _: False))
    app = at_desk(tagged)
    async with app.run_test(size=NARROW) as pilot:
        await until(pilot, lambda: tagged.searching.is_built)
        await press(pilot, "number_sign")
        await until(pilot, lambda: len(options(app)) == 4)
        await press(pilot, *["down"] * (down + (down > 0)))
        for _ in range(4):
            tagged.add(Reflection(body="snow", tags=("apples", "Walking")))
            tagged.add(Reflection(body="sun", tags=("apples",)))
        await until(pilot, lambda: options(app)[:2] == ["apples   8 entries", "Walking   7 entries"])
        await press(pilot, "enter")
        assert isinstance(app.screen, SearchScreen)
        assert tag.casefold() in app.screen.query_one(Input).value.casefold()


async def test_a_tag_that_is_kept_or_taken_back_counts(tagged: Journal) -> None:
    app = at_desk(tagged)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "7", "n", *"Snow")
        app.screen.query_one(TagsBox).query_one(Input).value = "Control  Room, new"
        await press(pilot, "escape", "number_sign")
        await until(pilot, lambda: "control room   2 entries" in options(app) and "new   1 entry" in options(app))
        await press(pilot, "escape", "u", "number_sign")
        await until(pilot, lambda: "control room   1 entry" in options(app) and "new   1 entry" not in options(app))


async def test_a_journal_without_tags_says_so(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "number_sign")
        await until(pilot, lambda: "No entry has a tag yet." in str(app.screen.query_one("#tags-say", Static).render()))
        await press(pilot, "enter", "down", "escape")
        assert on_top(app) is DeskScreen


async def typed(pilot: Steps, tags: str) -> Input:
    """The tags' field of a new reflection, with something typed into it."""
    await press(pilot, "7", "n")
    assert isinstance(pilot.app.screen, EditScreen)
    line = pilot.app.screen.query_one(TagsBox).query_one(Input)
    line.focus()
    await press(pilot, *tags)
    return line


@pytest.mark.parametrize(
    ("begun", "offered", "taken"),
    [
        ("wal", "wal|king", "walking"),
        ("WAL", "WAL|king", "WALking"),
        ("#wal", "#wal|king", "#walking"),
        ("rain, co", "rain, co|ntrol room", "rain, control room"),
        ("control r", "control r|oom", "control room"),
        ("zah", "zah|ler", "zahler"),
        ("walking, w", "", "walking, w"),
        ("walking", "", "walking"),
        ("x", "", "x"),
        ("walking,", "", "walking,"),
    ],
)
async def test_the_rest_of_a_tag_is_offered_while_it_is_typed(
    tagged: Journal, begun: str, offered: str, taken: str
) -> None:
    app = at_desk(tagged)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await until(pilot, lambda: tagged.searching.is_whole)
        line = await typed(pilot, begun)
        if offered:
            await until(pilot, lambda: line._suggestion == offered.replace("|", ""))
        await press(pilot, "right")
        assert line.value == taken
        await press(pilot, "ctrl+z")
        assert line.value == (begun if offered else begun[:-1])


async def test_what_is_typed_stays_as_it_is_where_nothing_is_taken(tagged: Journal) -> None:
    app = at_desk(tagged)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await until(pilot, lambda: tagged.searching.is_whole)
        line = await typed(pilot, "Wal")
        await until(pilot, lambda: line._suggestion == "Walking")
        line.screen.query_one("TextArea").focus()
        await press(pilot, *"Rain", "escape", "escape")
        assert [entry.tags for entry in tagged.reflections][-1] == ("Wal",)
