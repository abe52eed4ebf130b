"""At the desk, a reflection becomes a setback, a success, a lesson or an aspiration."""

from __future__ import annotations

import pytest
from msgspec import structs

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Lesson, Origin, PartialDate, Ref, Reflection
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.history import HistoryScreen
from careerjournal.tui.sheets.become import BecomeSheet
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.using import NARROW, USUAL, at_desk, desk, on_top, opened, options, press, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")


def put_down(journal: Journal) -> Reflection:
    kept = journal.add(Reflection(body="Not shortlisted\n\nAgain.", prompt="What went wrong?"))
    journal.add(Lesson(sentence="As [[reflection 1]] taught", learnt_from=(kept.ref,)))
    return kept


@pytest.mark.parametrize(
    ("key", "kind"),
    [("s", Kind.SETBACK), ("w", Kind.SUCCESS), ("l", Kind.LESSON), ("a", Kind.ASPIRATION)],
)
async def test_a_key_and_the_kind_make_it_another_and_undo_takes_it_back(
    journal: Journal, key: str, kind: Kind
) -> None:
    before = put_down(journal)
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(before.ref)
        await press(pilot, "B")
        assert on_top(app) is BecomeSheet
        for one in ("a setback", "a success", "a lesson", "an aspiration"):
            assert one in seen(app)
        await press(pilot, key)
        now = journal.entry(before.ref)
        assert now.KIND is kind
        assert opened(app) == now.ref
        assert f"It is {now.ref} now" in said(app)
        assert "was reflection 1" in seen(app)
        assert "What it taught me" in seen(app)
        await press(pilot, "u")
        assert journal.reflections[1] == before


async def test_the_old_number_leads_to_it_from_a_link_and_from_the_palette(journal: Journal) -> None:
    before = put_down(journal)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(before.ref)
        await press(pilot, "B", "enter")
        setback = journal.setbacks[1]
        await press(pilot, "5")
        assert str(setback.ref) in seen(app)
        await press(pilot, "enter", "tab", "enter")
        assert opened(app) == setback.ref
        await press(pilot, "5", "ctrl+p", *"reflection", "space", "1")
        await until(pilot, lambda: any("Not shortlisted" in one for one in options(app)))
        await press(pilot, "enter")
        await until(pilot, lambda: on_top(app) is DeskScreen and opened(app) == setback.ref)
        await desk(app).open_entry(Ref(Kind.REFLECTION, 1))
        assert opened(app) == setback.ref


async def test_what_it_said_before_stands_in_its_history_and_is_not_put_back(journal: Journal) -> None:
    before = put_down(journal)
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(before.ref)
        await press(pilot, "B", "s")
        setback = journal.setbacks[1]
        journal.keep(structs.replace(setback, felt="Small"))
        await press(pilot, "H", "j")
        assert on_top(app) is HistoryScreen
        assert "as reflection 1" in seen(app)
        assert "What went wrong?" in seen(app)
        await press(pilot, "r")
        assert on_top(app) is HistoryScreen
        assert "it stays a version" in said(app)
        await press(pilot, "k", "r")
        assert journal.setbacks[1].felt == ""


async def test_a_draft_of_it_is_dealt_with_first(journal: Journal) -> None:
    before = put_down(journal)
    journal.drafts.keep(before.ref, {"body": "Not shortlisted, yet"})
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(before.ref)
        await press(pilot, "B")
        assert on_top(app) is EditScreen
        assert not len(journal.setbacks)


async def test_it_is_offered_of_nothing_else(journal: Journal) -> None:
    lesson = journal.add(Lesson(sentence="Ask first"))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(lesson.ref)
        await press(pilot, "B")
        assert desk(app).check_action("become", ()) is False


@pytest.mark.parametrize("key", ["s", "w", "l", "a"])
async def test_what_it_became_is_edited_like_any_other_and_keeps_its_day_and_where_it_came_from(
    journal: Journal, key: str
) -> None:
    day, origin = PartialDate.from_iso("2019-05-03"), Origin(program="jrnl", id="1")
    journal.take_in([Reflection(body="Not shortlisted\n\nAgain.", when=day, origin=origin)], "took it in")
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.REFLECTION, 1))
        await press(pilot, "B", key, "e", "end", *"!", "ctrl+s")
        now = journal.entry(Ref(Kind.REFLECTION, 1))
        assert journal.title(now) == "Not shortlisted!"
        assert (now.body, now.date, now.origin, now.was) == ("Again.", day, origin, Ref(Kind.REFLECTION, 1))
        assert "3 May 2019" in seen(app)
