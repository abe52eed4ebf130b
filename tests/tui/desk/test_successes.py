"""Successes on screen: their view beside the setbacks, their page, and putting one down."""

from __future__ import annotations

import re

import pytest
from msgspec import structs

from careerjournal.journal.journal import Journal
from careerjournal.model import (
    AreaForDevelopment,
    Aspiration,
    Kind,
    Lesson,
    PartialDate,
    Reading,
    Ref,
    Setback,
    Shares,
    Success,
    SuccessShares,
)
from careerjournal.tui.entry.share_bar import CHANCE
from careerjournal.tui.sections.catalogue import SECTIONS, empty_in
from careerjournal.tui.sections.kinds import SUCCESSES
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.parts import PartLine
from tests.tui.using import NARROW, at_desk, desk, opened, press, rest, said, seen, working

pytestmark = pytest.mark.usefixtures("quick")

SECTION = next(section for section in SECTIONS if section.name == "Setbacks")


async def test_the_section_goes_from_setbacks_to_successes_and_says_each_where_there_is_none(journal: Journal) -> None:
    app = at_desk(journal)
    async with working(app, "4") as pilot:
        assert "setbacks   successes" in seen(app)
        assert SECTION.empty.words[:30] in seen(app)
        await press(pilot, "v")
        assert desk(app).place.view == SUCCESSES
        assert empty_in(SECTION, SUCCESSES) != SECTION.empty
        assert "A success is" in seen(app)
        await press(pilot, *["v"] * (len(SECTION.views) - 1))
        assert "A setback is" in seen(app)


async def test_new_puts_down_what_the_view_shows(journal: Journal) -> None:
    app = at_desk(journal)
    async with working(app, "4", "n") as pilot:
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


READ = (
    Setback(what_happened="The stall", shares=Shares(my_part=7, competition=5, chance=3)),
    Success(what_happened="The stall", shares=SuccessShares(my_part=7, others=5, chance=3)),
)


@pytest.mark.parametrize("entry", READ, ids=lambda entry: str(entry.KIND))
async def test_a_share_is_drawn_as_long_in_the_list_as_on_the_page(entry: Setback | Success, journal: Journal) -> None:
    read = journal.add(entry)
    app = at_desk(journal)
    async with working(app) as pilot:
        await desk(app).open_entry(read.ref)
        await rest(pilot)
        bars = re.findall("━{2,}═+╌+", seen(app))
        assert len(bars) == 2
        assert bars[0] == bars[1] == "━" * 6 + "═" * 4 + "╌" * 2


async def test_its_row_and_its_page_say_the_shares_in_words_of_their_own(journal: Journal) -> None:
    journal.add(Setback(what_happened="It sank"))
    journal.add(
        Success(what_happened="It floats", shares=SuccessShares(my_part=4, others=7, chance=1), hard="The cold")
    )
    app = at_desk(journal)
    async with working(app, "4", "v"):
        text = seen(app)
        assert "It floats" in text
        assert "It sank" not in text
        assert text.count("m4 o7 ?1") == 2
        for words in ("Shares: my part (m)", "of others (o)", "(?) ╌"):
            assert text.count(words) == 2
        assert "others" in text
        assert "competition" not in text
        assert "The cold" in text
        assert "Nothing of this has been opened for sharing." in text


@pytest.mark.parametrize("view", [(), ("v",)])
async def test_what_the_bars_mean_is_said_only_where_there_is_one(journal: Journal, view: tuple[str, ...]) -> None:
    journal.add(Setback(what_happened="It sank", readings=(Reading(when=PartialDate(2024), note="The rain"),)))
    journal.add(Success(what_happened="It floats"))
    app = at_desk(journal)
    async with working(app, "4", *view):
        assert "It floats" in seen(app) if view else "The rain" in seen(app)
        assert "my part" not in seen(app)


async def test_following_a_link_to_a_success_shows_the_view_that_lists_it(journal: Journal) -> None:
    journal.add(Success(what_happened="It floats"))
    journal.add(Setback(what_happened="It sank", links=(Ref(Kind.SUCCESS, 1),)))
    app = at_desk(journal)
    async with working(app, "4", "enter", "tab", "enter"):
        assert opened(app) == Ref(Kind.SUCCESS, 1)
        assert desk(app).place.view == SUCCESSES


async def test_one_that_is_under_way_ends_as_a_success(journal: Journal) -> None:
    journal.add(Success(what_happened="The cards", under_way=True))
    app = at_desk(journal)
    async with working(app, "4", "v") as pilot:
        assert "under way" in seen(app)
        assert "it went well" in seen(app)
        await press(pilot, "Y")
        assert not journal.successes[1].under_way
        assert "under way" not in seen(app)
        await press(pilot, "Y", "Z")
        assert not len(journal.setbacks)
        await press(pilot, "u")
        assert journal.successes[1].under_way


async def test_one_that_is_under_way_becomes_a_setback_to_which_it_leads(journal: Journal) -> None:
    written = Success(
        what_happened="The cards",
        body="Three weeks.",
        hard="Leaving off.",
        shares=SuccessShares(my_part=6, others=5, chance=2),
        under_way=True,
        open_fields=("body",),
        tags=("tides",),
    )
    journal.add(written)
    first = journal.keep(structs.replace(journal.successes[1], body="Three weeks and a day."))
    journal.add(Lesson(sentence="Count them", learnt_from=(first.ref,)))
    app = at_desk(journal)
    async with working(app, "4", "v", "Z") as pilot:
        setback = journal.setbacks[1]
        assert (setback.what_happened, setback.tags, setback.open_fields) == ("The cards", ("tides",), ())
        assert setback.body == "Three weeks and a day.\n\nWhat was hard: Leaving off."
        assert setback.shares == Shares(my_part=6, chance=2)
        assert setback.created == first.created
        assert opened(app) == setback.ref
        assert "First put down as" in seen(app)
        success = journal.successes[1]
        assert (success.became, success.under_way, success.body) == (setback.ref, False, first.body)
        assert [version.entry.body for version in journal.history(success.ref)][-1] == "Three weeks."
        assert journal.links_to(success) == [journal.lessons[1]]
        await press(pilot, "v")
        assert "became setback 1" in seen(app)
        assert "What it became" in seen(app)
        await press(pilot, "u")
        assert journal.successes[1].under_way
        assert journal.successes[1].became is None
        assert not len(journal.setbacks)


async def test_the_list_alone_says_how_one_that_is_under_way_ends(journal: Journal) -> None:
    with journal.together():
        journal.add(Success(what_happened="The cards", under_way=True, when=PartialDate(2026)))
        journal.add(Success(what_happened="The buoy", when=PartialDate(2020)))
    app = at_desk(journal)
    async with working(app, "4", "v", size=NARROW) as pilot:
        assert "Y it went well   Z it became a setback" in seen(app)
        await press(pilot, "j")
        assert "it went well" not in seen(app)
        await press(pilot, "k", "Z")
        assert "It became setback 1; success 1 stays as you wrote it, and each leads to the other." in said(app)


async def test_a_draft_of_it_is_dealt_with_before_it_ends(journal: Journal) -> None:
    success = journal.add(Success(what_happened="The cards", under_way=True))
    journal.drafts.keep(success.ref, {"what_happened": "The printed cards"})
    app = at_desk(journal)
    async with working(app, "4", "v", "Z"):
        assert isinstance(app.screen, EditScreen)
        assert not len(journal.setbacks)


async def test_a_setback_has_its_success_beside_it_later(journal: Journal) -> None:
    setback = journal.add(Setback(what_happened="It sank", tags=("boats",)))
    app = at_desk(journal)
    async with working(app, "4", "W", *"Afloat", "ctrl+s") as pilot:
        success = journal.successes[1]
        assert (success.what_happened, success.after, success.tags) == ("Afloat", setback.ref, ("boats",))
        assert opened(app) == success.ref
        await press(pilot, *["v"] * (len(SECTION.views) - 1))
        assert opened(app) == setback.ref
        assert "Came right" in seen(app)
        await press(pilot, "u")
        assert not len(journal.successes)
        assert "Came right" not in seen(app)


async def test_the_potential_of_an_aspiration_gathers_what_is_evidence_of_it(journal: Journal) -> None:
    wish = journal.add(Aspiration(what="To be heard"))
    journal.add(Success(what_happened="Said the figure first", evidence_of=(wish.ref,), needs=("The figure first",)))
    journal.add(Success(what_happened="Still at it", evidence_of=(wish.ref,), under_way=True))
    journal.add(Success(what_happened="Went wrong", evidence_of=(wish.ref,), became=Ref(Kind.SETBACK, 1)))
    app = at_desk(journal)
    async with working(app, "2") as pilot:
        text = seen(app)
        potential = text[text.index("Potential") : text.index("Mentioned in")]
        assert "Said the figure first" in potential
        assert "· The figure first" in potential
        assert "Still at it" in potential
        assert "Went wrong" not in potential
        await press(pilot, "enter", "tab", "enter")
        assert opened(app) == Ref(Kind.SUCCESS, 1)
        assert "Evidence of" in seen(app)


async def test_an_area_that_is_put_differently_in_the_form_keeps_what_speaks_for_it(journal: Journal) -> None:
    wish = journal.add(Aspiration(what="To be heard", areas=(AreaForDevelopment(need="The figure first"),)))
    journal.add(Success(what_happened="Said it", evidence_of=(wish.ref,), needs=("the figure first.",)))
    app = at_desk(journal)
    async with working(app, "2", "e") as pilot:
        next(line for line in app.screen.query(PartLine) if line.place == 0).focus()
        await press(pilot, "enter", "end", *", then why", "escape", "escape")
        [area] = journal.aspirations[1].areas
        assert (area.need, area.earlier) == ("The figure first, then why", ("The figure first",))
        text = seen(app)
        assert "· The figure first, then why" in text[text.index("Potential") : text.index("Areas for development")]
        await desk(app).open_entry(Ref(Kind.SUCCESS, 1))
        await rest(pilot)
        assert "The figure first, then why" in seen(app)
        await press(pilot, "u")
        assert journal.aspirations[1].areas == wish.areas


async def test_an_area_that_is_emptied_in_its_form_stays_as_it_was(journal: Journal) -> None:
    journal.add(Aspiration(what="To be heard", areas=(AreaForDevelopment(need="Figures"),)))
    app = at_desk(journal)
    async with working(app, "2", "e") as pilot:
        next(line for line in app.screen.query(PartLine) if line.place == 0).focus()
        await press(pilot, "enter", "end", *["backspace"] * 7, "escape", "escape")
        assert [area.need for area in journal.aspirations[1].areas] == ["Figures"]


async def test_that_it_is_under_way_can_be_seen_without_colour(journal: Journal) -> None:
    app = at_desk(journal)
    async with working(app, "4", "v", "n", *"Cards", "tab", "tab", "tab") as pilot:
        assert "▐ ▌ no" in seen(app)
        await press(pilot, "space")
        assert "▐✓▌ yes" in seen(app)
        await press(pilot, "space", "space", "ctrl+s")
        assert journal.successes[1].under_way


async def test_it_is_read_anew_with_shares_of_its_own(journal: Journal) -> None:
    journal.add(Success(what_happened="It floats", shares=SuccessShares(my_part=8)))
    app = at_desk(journal)
    async with working(app, "4", "v", "plus") as pilot:
        assert "Others" in seen(app)
        assert "━" * 16 + "····  8" in seen(app)
        assert CHANCE[0] not in seen(app)  # on a scale, what is empty is no chance
        await press(pilot, *"Tide", "tab", "3", "6", "2", "escape")
        reading = journal.successes[1].readings[-1]
        assert (reading.shares, reading.note) == (SuccessShares(my_part=3, others=6, chance=2), "Tide")
        assert "m3 o6 ?2" in seen(app)


def test_it_is_found_by_its_kind_and_comes_back_from_the_trash_with_its_history(journal: Journal) -> None:
    success = journal.add(Success(what_happened="It floats", hard="The cold"))
    journal.add(Setback(what_happened="It sank in the cold"))
    journal.keep(structs.replace(success, hard="The cold water"))
    assert [hit.ref for hit in journal.search("kind:successes cold")] == [success.ref]
    journal.delete(success.ref)
    assert [trashed.ref for trashed in journal.trash()] == [success.ref]
    assert journal.restore(success.ref) == journal.successes[1]
    assert [version.entry for version in journal.history(success.ref)] == [success]
    assert journal.add(Success(what_happened="Another")).number == 2
