"""An aspiration that is put differently: asked once, in one key, and drawn on its page."""

from __future__ import annotations

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.model import Aspiration, Kind, Ref
from careerjournal.model.vocabulary import Rewording
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.writing.why_reworded import WhyReworded
from tests.tui.using import NARROW, at_desk, desk, on_top, press, rest, seen

pytestmark = pytest.mark.usefixtures("quick")


@pytest.mark.parametrize(
    ("key", "change", "says"),
    [
        ("b", Rewording.BETTER, "once the same put better"),
        ("w", Rewording.ANOTHER, "once another wish"),
        ("escape", None, "once without saying which"),
    ],
)
async def test_one_key_says_which(journal: Journal, key: str, change: Rewording | None, says: str) -> None:
    journal.add(Aspiration(what="To lead"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.ASPIRATION, 1))
        await press(pilot, "e", "end", *" a survey", "escape")
        assert on_top(app) is WhyReworded
        assert "To lead a survey" in seen(app)
        await press(pilot, key)
        assert on_top(app) is DeskScreen
        kept = journal.aspirations[1]
        assert kept.what == "To lead a survey"
        assert [(wording.what, wording.rewording) for wording in kept.earlier_wordings] == [("To lead", change)]
        assert says in " ".join(seen(app).split())
        await press(pilot, "u")
        assert journal.aspirations[1].what == "To lead"


@pytest.mark.parametrize(("why", "shown"), [("", "nothing"), ("It pays", "It pays")])
async def test_it_shows_what_is_put_differently(journal: Journal, why: str, shown: str) -> None:
    journal.add(Aspiration(what="To lead", why=why))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.ASPIRATION, 1))
        await press(pilot, "e", "tab", "ctrl+end", *" and lasts", "ctrl+s")
        assert on_top(app) is WhyReworded
        said = " ".join(seen(app).split())
        assert f"Until now {shown} Now {why} and lasts".replace("Now  and", "Now and") in said
        assert "To lead" not in said


async def test_a_comma_is_not_asked_about(journal: Journal) -> None:
    journal.add(Aspiration(what="To lead"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.ASPIRATION, 1))
        await press(pilot, "e", "end", *"!", "escape")
        assert on_top(app) is DeskScreen
        assert (journal.aspirations[1].what, journal.aspirations[1].earlier_wordings) == ("To lead!", ())


async def test_a_slip_keeps_no_wording(journal: Journal) -> None:
    journal.add(Aspiration(what="To led a team"))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await rest(pilot)
        await desk(app).open_entry(Ref(Kind.ASPIRATION, 1))
        await press(pilot, "e", "end", *" of ten", "escape")
        assert on_top(app) is WhyReworded
        await press(pilot, "s")
        assert on_top(app) is DeskScreen
        kept = journal.aspirations[1]
        assert (kept.what, kept.earlier_wordings) == ("To led a team of ten", ())
        await press(pilot, "u")
        assert journal.aspirations[1].what == "To led a team"
