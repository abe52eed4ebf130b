"""The page of an aspiration: side by side where there is room, hand-holds with the next one marked, no percentages."""

from __future__ import annotations

import pytest
from textual.widgets import Static

from careerjournal.journal.journal import Journal
from careerjournal.model import AreaForDevelopment, Aspiration, Kind, Milestone, PartialDate, Potential, Ref, Wording
from careerjournal.model.vocabulary import NeedKind
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.entry.aspiration_page import aspiration_blocks
from careerjournal.tui.entry.blocks import Hold
from careerjournal.tui.entry.entry_page import Columns, EntryPage
from tests.tui.using import at_desk, desk, resize, rest, until

pytestmark = pytest.mark.usefixtures("quick")

WISH = Aspiration(
    what="To run a survey",
    potential=Potential(
        my_view="I can [b]steer[/b].", evidence="Two mornings.", their_view="You can.", whose_view="Ros"
    ),
    areas=(AreaForDevelopment(need="Money", kind=NeedKind.KNOWLEDGE),),
    milestones=(
        Milestone(what="Read a budget", worth_to_me="No nodding.", worth_to_work="A bid that adds up."),
        Milestone(what="Steered alone", reached=PartialDate(2026, 4, 9)),
        Milestone(what="Spoke first", reached=PartialDate(2025, 4), quick_win=True),
        Milestone(what="Made a card", quick_win=True),
    ),
    earlier_wordings=(
        Wording(what="To be on the water", why="I see it.", until=PartialDate(2020, 2, 16)),
        Wording(what="To be trusted", until=PartialDate(2023, 12)),
    ),
)


def test_hand_holds_reached_come_first_by_their_date_and_the_next_is_marked() -> None:
    holds = [block for block in aspiration_blocks(WISH) if isinstance(block, Hold)]
    assert [(hold.standing, hold.content.plain.splitlines()) for hold in holds] == [
        ("reached", ["✓ Spoke first", "reached April 2025"]),
        ("reached", ["✓ Steered alone", "reached 9 April 2026"]),
        ("next", ["▸ Read a budget", "the next one"]),
        ("ahead", ["○ Made a card", "a quick win"]),
    ]
    assert [worth.plain for worth in holds[2].worth] == [
        "Worth to me\nNo nodding.",
        "Worth to the work\nA bid that adds up.",
    ]


def test_an_aspiration_that_says_little_has_a_short_page() -> None:
    assert aspiration_blocks(Aspiration(what="To be where I am, for now")) == []


async def test_the_views_stand_side_by_side_where_there_is_room(journal: Journal) -> None:
    journal.add(WISH)
    app = at_desk(journal)
    async with app.run_test(size=(200, 60)) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.ASPIRATION, 1))
        await until(pilot, lambda: bool(app.screen.query(Columns)))
        mine, theirs = app.screen.query(Columns).first().query(Static)
        assert mine.region.y == theirs.region.y
        assert theirs.region.x >= mine.region.right
        assert str(mine.render()) == "My view\nI can [b]steer[/b].\n\nHow I know\nTwo mornings."
        assert str(theirs.render()) == "As Ros sees it\nYou can."
        page = "\n".join(str(part.render()) for part in app.screen.query_one(EntryPage).query(Static))
        order = [
            "Potential",
            "Areas for development",
            "Milestones",
            "How I put it before",
            "“To be trusted”",
            "16 February 2020",
        ]
        places = [page.index(words) for words in order]
        assert places == sorted(places)
        assert "%" not in page
        assert " of 4" not in page
        await resize(pilot, (60, 24))
        await until(pilot, lambda: isinstance(app.screen, DeskScreen) and theirs.region.y > mine.region.y)
        assert theirs.region.x == mine.region.x
