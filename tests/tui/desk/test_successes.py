"""Successes on screen: their view beside the setbacks, their page, and putting one down."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Ref, Setback, Success, SuccessShares
from careerjournal.tui.sections.catalogue import SECTIONS, empty_in
from careerjournal.tui.sections.kinds import SUCCESSES
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.using import USUAL, at_desk, desk, opened, press, rest, seen

pytestmark = pytest.mark.usefixtures("quick")

SECTION = next(section for section in SECTIONS if section.name == "Setbacks")


async def test_the_section_goes_from_setbacks_to_successes_and_says_each_where_there_is_none(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "4")
        assert "setbacks   successes" in seen(app)
        assert SECTION.empty[:30] in seen(app)
        await press(pilot, "v")
        assert desk(app).place.view == SUCCESSES
        assert empty_in(SECTION, SUCCESSES) != SECTION.empty
        assert "A success is" in seen(app)
        await press(pilot, "v")
        assert "A setback is" in seen(app)


async def test_new_puts_down_what_the_view_shows(journal: Journal) -> None:
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "4", "n")
        assert isinstance(app.screen, EditScreen)
        assert app.screen.of == Ref(Kind.SETBACK, 0)
        await press(pilot, "escape")
        await press(pilot, "v", "n")
        assert isinstance(app.screen, EditScreen)
        assert app.screen.of == Ref(Kind.SUCCESS, 0)
        await press(pilot, *"Aground", "space", *"no", "space", *"more", "ctrl+s")
        assert journal.successes[1].what_happened == "Aground no more"
        assert opened(app) == Ref(Kind.SUCCESS, 1)
        assert desk(app).place.view == SUCCESSES


async def test_its_row_and_its_page_say_the_shares_in_words_of_their_own(journal: Journal) -> None:
    journal.add(Setback(what_happened="It sank"))
    journal.add(
        Success(what_happened="It floats", shares=SuccessShares(my_part=4, others=7, chance=1), hard="The cold")
    )
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "4", "v")
        text = seen(app)
        assert "It floats" in text
        assert "It sank" not in text
        assert text.count("m4 o7 ?1") == 2
        assert "others" in text
        assert "competition" not in text
        assert "The cold" in text
        assert "Nothing of this has been opened for sharing." in text


async def test_following_a_link_to_a_success_shows_the_view_that_lists_it(journal: Journal) -> None:
    journal.add(Success(what_happened="It floats"))
    journal.add(Setback(what_happened="It sank", links=(Ref(Kind.SUCCESS, 1),)))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await press(pilot, "4", "enter", "tab", "enter")
        assert opened(app) == Ref(Kind.SUCCESS, 1)
        assert desk(app).place.view == SUCCESSES
