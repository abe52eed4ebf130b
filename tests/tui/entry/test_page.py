"""A page of any number of parts: what has not been scrolled to is not there yet, and all of it can be reached."""

from __future__ import annotations

import asyncio
import datetime as dt
import threading
from collections.abc import Callable
from typing import Any

import pytest
from textual.widgets import Static

from careerjournal.journal.journal import Journal
from careerjournal.model import (
    Action,
    Conversation,
    Entry,
    Kind,
    Lesson,
    Name,
    PartialDate,
    Reading,
    Ref,
    Reflection,
    Setback,
    Shares,
    Success,
    from_record,
)
from careerjournal.tui.entry import named_in
from careerjournal.tui.entry.blocks import MOST, MOST_TAGS
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.entry.link_line import AllLine, LinkLine
from careerjournal.tui.entry.page import FIRST
from careerjournal.tui.sheets.entries import EntriesSheet
from tests.tui.using import USUAL, at_desk, desk, lines, opened, press, rest, seen, until

pytestmark = pytest.mark.usefixtures("quick")

MANY = (60, 240)


def often_read(journal: Journal, readings: int) -> Ref:
    first = dt.date(2020, 6, 1)
    told = (
        Reading(
            when=PartialDate.of(first + dt.timedelta(days=number)),
            shares=Shares(my_part=3, chance=1),
            note=f"r{number}.",
        )
        for number in range(readings)
    )
    return journal.add(Setback(what_happened="No", when=PartialDate(2020, 5), readings=tuple(told))).ref


@pytest.mark.parametrize("readings", MANY)
async def test_as_much_is_made_of_a_page_however_long_it_is(journal: Journal, readings: int) -> None:
    ref = often_read(journal, readings)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(ref)
        await rest(pilot)
        page = app.screen.query_one(EntryPage)
        assert len(page.children) == FIRST
        page.focus()
        await press(pilot, "G")
        await until(pilot, lambda: f"r{readings - 1}." in seen(app))
        await press(pilot, "g")
        await until(pilot, lambda: "r0." in seen(app))


@pytest.mark.parametrize("many", MANY)
async def test_of_what_belongs_to_an_entry_only_what_is_drawn_is_read(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    with journal.together():
        held = journal.add(Conversation(with_whom="Ros Pask", when=PartialDate(2026, 5, 3))).ref
        for number in range(many):
            journal.add(Action(what=f"Deed {number}", conversation=held))
            journal.add(Reflection(body=f"After [[{held}]], number {number}"))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        journal._index._recent.clear()
        decoded: list[int] = []

        def noted(record: dict[str, Any], number: int, *more: Any) -> Entry:
            if threading.current_thread() is threading.main_thread():  # the search reads in its own
                decoded.append(number)
            return from_record(record, number, *more)

        monkeypatch.setattr("careerjournal.journal.index.from_record", noted)
        await desk(app).open_entry(held)
        await rest(pilot)
        assert len(decoded) <= 2 * FIRST
        page = app.screen.query_one(EntryPage)
        page.focus()
        assert "Actions" in seen(app)
        await press(pilot, "G")
        await until(pilot, lambda: f"number {many - 1}" in seen(app))
        said = [str(child.render()) for child in page.query(Static)]
        assert sum("Deed" in line for line in said) == sum("number" in line for line in said) == many


async def test_a_page_is_read_to_its_end_a_screenful_at_a_time(journal: Journal) -> None:
    ref = often_read(journal, MANY[0])
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(ref)
        await rest(pilot)
        app.screen.query_one(EntryPage).focus()
        said = seen(app)
        for _ in range(16):
            await press(pilot, "pagedown")
            await pilot.wait_for_scheduled_animations()
            said += seen(app)
        assert [f"r{number}." for number in range(MANY[0]) if f"r{number}." not in said] == []


async def test_of_a_page_that_was_read_to_its_end_only_as_much_is_made_again_as_is_read_again(
    journal: Journal,
) -> None:
    ref = often_read(journal, MANY[-1])
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(ref)
        await rest(pilot)
        page = app.screen.query_one(EntryPage)
        page.focus()
        last = f"r{MANY[-1] - 1}."
        await press(pilot, "G")
        await until(pilot, lambda: last in seen(app))
        read = seen(app)
        await press(pilot, "escape", "enter")
        await until(pilot, lambda: seen(app) == read)
        await press(pilot, "g")
        await until(pilot, lambda: last not in seen(app))
        await desk(app).refresh_desk()
        await rest(pilot)
        assert len(page.query(Static)) <= 2 * FIRST


async def test_what_belongs_to_an_entry_is_reached_with_tab_one_after_another(journal: Journal) -> None:
    held = journal.add(Conversation(with_whom="Sam", when=PartialDate(2020, 5, 4))).ref
    with journal.together():
        for number in range(MANY[1]):
            journal.add(Action(what=f"Ask {number}", conversation=held))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(held)
        await rest(pilot)
        page = app.screen.query_one(EntryPage)
        there = len(page.query(LinkLine))
        assert there < MANY[1]
        page.query(LinkLine).last().focus()
        await until(pilot, lambda: len(page.query(LinkLine)) > there)
        await press(pilot, "tab")
        assert app.screen.focused is page.query(LinkLine)[there]
        assert f"Ask {there}" in seen(app)


async def test_what_is_put_on_a_page_last_is_what_stands_there(journal: Journal) -> None:
    """Whether the other is still being put there, or the page is being read on."""
    ref = often_read(journal, MANY[0])
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(ref)
        await rest(pilot)
        page = app.screen.query_one(EntryPage)
        entry = journal.get(ref)
        assert entry is not None
        await asyncio.gather(page.show(entry, journal), page.say("All is said."))
        await rest(pilot)
        assert len(page.children) == 1
        assert "All is said." in seen(app)
        await page.show(entry, journal)
        await asyncio.gather(page.say("All is said again."), page.action_scroll_end())
        await rest(pilot)
        assert len(page.children) == 1
        assert "All is said again." in seen(app)


async def test_prose_stands_under_its_heading_as_any_other_field_does(journal: Journal) -> None:
    ref = journal.add(Conversation(with_whom="Ines", purpose="The rota", agenda="The *tide*, first.")).ref
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(ref)
        await rest(pilot)
        page = app.screen.query_one(EntryPage).region
        shown = [line[page.x :].strip() for line in lines(app)]
        for heading, said in (("Purpose", "The rota"), ("Agenda", "The tide, first.")):
            assert shown[shown.index(heading) + 1] == said


async def test_of_very_many_that_belong_to_an_entry_the_rest_is_in_a_list_and_what_changes_is_counted(
    journal: Journal,
) -> None:
    taught = journal.add(Lesson(sentence="All of them say so")).ref
    with journal.together():
        for number in range(MOST + 60):
            journal.add(Reflection(body=f"Said {number:03} [[{taught}]]"))
    journal.add(Action(what="Done", links=(taught,)))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(taught)
        await rest(pilot)
        page = app.screen.query_one(EntryPage)
        page.focus()
        await press(pilot, "G")
        await until(pilot, lambda: f"all {MOST + 61}, in a list" in seen(app))
        assert len(page.query(LinkLine)) == MOST
        journal.delete(Ref(Kind.REFLECTION, 7))
        journal.add(Reflection(body=f"Said since [[{taught}]]"))
        journal.add(Reflection(body=f"Said last [[{taught}]]"))
        await desk(app).refresh_desk()
        await press(pilot, "G")
        await until(pilot, lambda: f"all {MOST + 62}, in a list" in seen(app))
        page.query_one(AllLine).focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, EntriesSheet)
        await press(pilot, "G")
        assert "Said last" in seen(app)
        await press(pilot, "enter")
        assert opened(app) == Ref(Kind.REFLECTION, MOST + 62)


def test_what_points_at_an_entry_is_known_by_kind_through_every_change(journal: Journal) -> None:
    told = journal.add(Setback(what_happened="No")).ref
    there = [journal.add(Reflection(body=f"{number} [[{told}]]")).ref for number in range(5)]
    taught = journal.add(Lesson(sentence="Ask", learnt_from=(told,))).ref

    def pointing() -> dict[Kind, list[Ref]]:
        return {kind: list(refs) for kind, refs in journal.into_by_kind(journal.entry(told)).items()}

    assert journal.order
    assert pointing() == {Kind.REFLECTION: there, Kind.LESSON: [taught]}
    journal.delete(there[2])
    journal.keep(Reflection(number=there[0].number, body="of nothing"))
    assert pointing() == {Kind.REFLECTION: [there[1], there[3], there[4]], Kind.LESSON: [taught]}
    journal.restore(there[2])
    journal.delete(taught)
    assert pointing() == {Kind.REFLECTION: there[1:]}
    assert journal.refs_into(journal.entry(told)) == there[1:]
    became = journal.become(there[3], Success(what_happened="Then it did", body=f"[[{told}]]"), "made it one").ref
    assert pointing() == {Kind.REFLECTION: [there[1], there[2], there[4]], Kind.SUCCESS: [became]}
    assert journal.refs_from(journal.entry(became)) == [told]
    assert journal.refs_from(journal.add(Reflection(body=f"[[{there[3]}]] [[{there[0]}]] [[lesson 9]]"))) == [
        became,
        there[0],
    ]


async def test_the_end_of_a_persons_page_is_the_end_also_of_what_is_found_late(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go_on = asyncio.Event()

    async def found(work: Callable[[], object]) -> object:
        await may_go_on.wait()
        return work()

    monkeypatch.setattr(named_in, "in_background", found)
    sam = journal.add(Name(name="Sam Hale")).ref
    with journal.together():
        for number in range(MOST + 20):
            journal.add(
                Conversation(with_whom="Sam Hale", when=PartialDate.of(dt.date(2020, 1, 1)), purpose=f"{number}")
            )
        for number in range(12):
            journal.add(Reflection(body=f"Sam Hale was there, {number}."))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await until(pilot, lambda: journal.searching.is_whole)
        await desk(app).open_entry(sam)
        await rest(pilot)
        page = app.screen.query_one("#page", EntryPage)
        page.focus()
        await press(pilot, "G")
        await until(pilot, lambda: f"all {MOST + 20}, in a list" in seen(app))
        may_go_on.set()
        await until(pilot, lambda: "finds all: person" in seen(app))
        assert page.scroll_y == page.max_scroll_y
        page.query_one(AllLine).focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, EntriesSheet)


async def test_of_very_many_tags_the_first_are_shown_and_how_many_more_there_are(journal: Journal) -> None:
    ref = journal.add(Reflection(body="Many", tags=tuple(f"tag{number}" for number in range(MOST_TAGS + 1_200)))).ref
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(ref)
        await rest(pilot)
        shown = " ".join(seen(app).split())
        assert f"#tag{MOST_TAGS - 1} and 1,200 more" in shown
        assert f"#tag{MOST_TAGS} " not in shown
