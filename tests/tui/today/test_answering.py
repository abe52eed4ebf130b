"""Answering today's question while another answer is unfinished: neither is lost."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Ref, Reflection
from careerjournal.model.typed import as_typed
from careerjournal.tui.today.two_answers import TwoAnswers
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.using import NARROW, at_desk, on_top, press, question, rest, said, seen

pytestmark = pytest.mark.usefixtures("quick")

NEW = Ref(Kind.REFLECTION, 0)


def begin(journal: Journal, prompt: str, body: str, **others: object) -> None:
    journal.drafts.keep(NEW, {**as_typed(Reflection()), "prompt": prompt, "body": body, **others})


async def test_what_was_begun_is_kept_and_the_new_question_answered(journal: Journal) -> None:
    begin(journal, "An older one?", "It was [b]late[/b].")
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "w")
        assert on_top(app) is TwoAnswers
        for words in ("An older one?", "It was [b]late[/b].", question(journal)[:40]):
            assert words in seen(app)
        await press(pilot, "escape")
        assert journal.drafts.get(NEW) is not None
        await press(pilot, "w", "k")
        assert on_top(app) is EditScreen
        assert app.screen.query_one(Area).text == ""
        kept = journal.reflections[1]
        assert (kept.prompt, kept.body) == ("An older one?", "It was [b]late[/b].")
        assert journal.drafts.get(NEW) is None
        app.screen.query_one(Area).text = "The new answer."
        await press(pilot, "escape")
        assert journal.reflections[2].prompt == question(journal)


async def test_or_it_is_gone_on_with(journal: Journal) -> None:
    begin(journal, "An older one?", "It was late.")
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "w", "g")
        assert on_top(app) is EditScreen
        assert app.screen.query_one(Area).text == "It was late."
        await press(pilot, "escape")
        assert journal.reflections[1].prompt == "An older one?"


async def test_what_cannot_be_kept_yet_is_shown(journal: Journal) -> None:
    begin(journal, "An older one?", "It was late.", when="31 April")
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "w", "k")
        assert on_top(app) is EditScreen
        assert app.screen.query_one(Area).text == "It was late."
        assert "cannot be kept as it stands yet" in said(app)
        assert len(journal.reflections) == 0


async def test_the_same_question_is_simply_gone_on_with(journal: Journal) -> None:
    begin(journal, question(journal), "It was late.")
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await press(pilot, "w")
        assert on_top(app) is EditScreen
        assert app.screen.query_one(Area).text == "It was late."
