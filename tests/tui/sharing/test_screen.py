"""The Share screen: private on the left, exactly what will leave on the right, and nothing else ever leaves."""

from __future__ import annotations

import asyncio
import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from msgspec import structs
from rich.cells import cell_len
from textual.content import Content
from textual.css.styles import RulesMap
from textual.events import Key
from textual.strip import Strip
from textual.visual import Padding
from textual.widgets import Input, OptionList, Static

from careerjournal.access.door import Door
from careerjournal.journal.errors import JournalError
from careerjournal.journal.journal import Journal
from careerjournal.model import Entry, Kind, Lesson, Name, PartialDate, Ref, Setback, Share
from careerjournal.model.opening import Audience
from careerjournal.model.vocabulary import NameKind
from careerjournal.sharing import agefile
from careerjournal.sharing.audiences import keep_audience, remove_audience
from careerjournal.sharing.document import Document, Format, Maker, Selection
from careerjournal.sharing.pieces import Piece, pieces_of
from careerjournal.sharing.preparation import Preparation
from careerjournal.sharing.review.findings import Finding
from careerjournal.sharing.subjects import Subject
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.sharing import screen
from careerjournal.tui.sharing.audience import ShareFor
from careerjournal.tui.sharing.preview import outgoing
from careerjournal.tui.sharing.rows import rows
from careerjournal.tui.sharing.screen import ShareScreen
from careerjournal.tui.sharing.write import ShareOut
from careerjournal.tui.sheets.ask_line import AskLine
from tests.conftest import PASSPHRASE, Clock
from tests.sharing import age
from tests.tui.sharing.using import go_to, go_to_found, leaving, lit, open_up, settle, share, sharing, write_to
from tests.tui.using import (
    NARROW,
    USUAL,
    Steps,
    at_desk,
    at_lock,
    desk,
    options,
    press,
    rest,
    said,
    seen,
    unlock,
    until,
)

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def told(journal: Journal) -> Journal:
    """One setback that names somebody on the list, and a place that is not."""
    journal.add(Name(name="Imran Vale", spellings=("Imran",), stand_in="a panel member"))
    journal.add(
        Setback(
            what_happened="The panel I talked over",
            when=PartialDate(2019),
            body="Third question in, Imran was kind about it.\n\nI cried in the stairwell of Marsham House.",
            expected="To be tested on budgets.",
        )
    )
    journal.add(Lesson(sentence="Answer the question, then stop.", learnt_from=(Ref(Kind.SETBACK, 1),)))
    return journal


async def test_of_a_paragraph_as_long_as_a_book_only_what_is_in_view_is_drawn(
    told: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "so it went on " * 10_000 + "finished"
    told.add(Setback(what_happened="A long day", when=PartialDate(2021), body=body))
    rows: list[int] = []
    render = Padding.render_strips

    def noted(self: Padding, *how: Any) -> list[Strip]:
        drawn = render(self, *how)
        rows.append(len(drawn))
        return drawn

    monkeypatch.setattr(Padding, "render_strips", noted)
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        listed = app.screen.query_one("#private-list", OptionList)
        assert listed.virtual_size.height > 2_000
        await press(pilot, "j", "j")
        assert "so it went on so it went on" in seen(app)
        listed.scroll_end(animate=False)
        await rest(pilot)
        for _ in range(5):  # the names and what is asked stand beneath
            if "finished" in seen(app):
                break
            listed.scroll_page_up(animate=False)
            await rest(pilot)
        assert "finished" in seen(app)
    assert 20 < sum(rows) < 500


async def test_no_part_of_hundreds_is_broken_into_rows_anew_for_its_height(
    told: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "\n\n".join(f"Then {number}: " + "it went on " * 20 for number in range(400))
    told.add(Setback(what_happened="A long day", when=PartialDate(2021), body=body))
    measured: list[str] = []
    height = Content.get_height

    def noted(self: Content, rules: RulesMap, width: int) -> int:
        measured.append(self.plain)
        return height(self, rules, width)

    monkeypatch.setattr(Content, "get_height", noted)
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        assert app.screen.query_one("#private-list", OptionList).option_count > 400
        await press(pilot, "j", "j", "j")
        assert "Then 0: it went on" in seen(app)
    assert sum("it went on" in text for text in measured) < 60


async def test_what_is_shared_is_taken_apart_beside_the_screen_and_a_lock_meanwhile_shares_nothing(
    told: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, goes_on = Event(), Event()

    def taken_apart(entry: Entry, journal: Journal) -> tuple[Piece, ...]:
        assert current_thread() is not main_thread()
        begun.set()
        assert goes_on.wait(20)
        return pieces_of(entry, journal)

    async def comes_true(what: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            while not what():  # noqa: ASYNC110 - a pilot would wait for the desk, which waits itself
                await asyncio.sleep(0.01)

    monkeypatch.setattr("careerjournal.sharing.subjects.pieces_of", taken_apart)
    monkeypatch.setattr("careerjournal.tui.sharing.start.PATIENCE", 0.01)
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "4")
        app.post_message(Key("s", "s"))
        await comes_true(begun.is_set)
        await comes_true(lambda: "It is being made ready to be shared." in said(app))
        assert isinstance(app.screen, DeskScreen)
        goes_on.set()
        await comes_true(lambda: isinstance(app.screen, ShareScreen))
        await rest(pilot)

        await press(pilot, "escape")
        begun.clear()
        goes_on.clear()
        app.post_message(Key("s", "s"))
        await comes_true(begun.is_set)
        app.lock()
        goes_on.set()
        await comes_true(lambda: told.is_locked and not any(map(_is_making_ready, app.screen_stack)))
        assert not any(isinstance(one, ShareScreen) for one in app.screen_stack)


def _is_making_ready(screen: object) -> bool:
    return isinstance(screen, DeskScreen) and screen.making_ready


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_names_in_wide_letters_stand_in_a_column_with_the_others(told: Journal) -> None:
    told.add(Name(name="田中さん", stand_in="a friend"))
    told.add(Name(name="Ana", stand_in="a sister"))
    entry = told.keep(structs.replace(told.setbacks[1], body="Imran, 田中さん and Ana were kind about it."))
    prep = Preparation(told, Subject.of(entry, told))
    named = [str(row.content).partition("→")[0] for row in rows(prep, 90) if row.name]
    assert len(named) == 3
    assert {cell_len(before) for before in named} == {cell_len("  Imran Vale ")}


async def test_what_leaves_is_what_was_opened_and_answered_and_seen(told: Journal, tmp_path: Path) -> None:
    app = at_desk(told)
    path = tmp_path / "panel.md"
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        assert "Nothing. Everything is closed until you open it" in leaving(app)
        await press(pilot, "ctrl+s")
        assert "Nothing is open yet." in said(app)
        sharing(app)

        await press(pilot, "space")
        await open_up(pilot, "Third question", "I cried")
        assert "a panel member was kind" in leaving(app).lower()
        assert "Imran" not in leaving(app)
        assert "□ What I expected" in seen(app)
        assert "Imran Vale → a panel member" in " ".join(seen(app).split())

        # The review is a step before writing: what it asks is gone to, shown in place, and answered once.
        await press(pilot, "ctrl+s")
        assert "still give somebody away. Answer each" in said(app)
        assert "stairwell of Marsham House" in " ".join(lit(app).split())
        await go_to_found(pilot, "Marsham House")
        await press(pilot, "r")
        app.screen.query_one("AskLine Input", Input).value = "the office"
        await press(pilot, "enter")
        assert "the stairwell of the office" in leaving(app)
        while sharing(app).prep.asked:
            await press(pilot, "ctrl+s", "y")
        shown = leaving(app)
        await write_to(pilot, path)

        assert path.read_text() == shown
        if os.name == "posix":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
        record = told.shares[1]
        assert (record.for_whom, record.form, record.entries) == ("my mentee", "Markdown", (Ref(Kind.SETBACK, 1),))
        assert f"{record.text}\n" == shown
        assert record.digest == hashlib.sha256(path.read_bytes()).hexdigest()
        assert f"Written to {path}, for my mentee." in said(app)
        desk(app)

        # What was opened and answered stays; and whoever has heard it is known.
        await share(pilot)
        assert leaving(app) == shown
        assert "You told my mentee this on 22 November 2026." in " ".join(seen(app).split())
        assert sharing(app).prep.asked == []
        await go_to(pilot, "is replaced by “the office”")
        await press(pilot, "x")
        assert "Marsham House" in leaving(app)
        await open_up(pilot, "I cried")
        assert "Marsham House" not in leaving(app)


async def test_an_entry_that_changes_meanwhile_leaves_as_it_was_seen(
    told: Journal, tmp_path: Path, clock: Clock
) -> None:
    app = at_desk(told)
    path = tmp_path / "panel.md"
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, "What I expected")
        shown = leaving(app)
        await settle(pilot)
        clock.step(minutes=1)
        told.keep(structs.replace(told.setbacks[1], expected="Everything that I must never tell."))
        await press(pilot, "ctrl+s")
        clock.step(minutes=1)
        told.keep(structs.replace(told.setbacks[1], expected="Even more of it."))
        told.keep(structs.replace(told.names[1], stand_in="Imran himself"))
        app.screen.query_one("#path", Input).value = str(path)
        await press(pilot, "ctrl+s")
        await rest(pilot)
        assert path.read_text() == shown
        assert "Setback 1 was changed meanwhile; what was written is what you saw." in said(app)
        assert told.setbacks[1].expected == "Even more of it."


async def test_a_page_that_is_written_twice_in_one_sitting_is_one_share(told: Journal, tmp_path: Path) -> None:
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        for form in ("panel.md", "panel.txt"):
            await share(pilot)
            if form == "panel.md":
                await open_up(pilot, "What I expected")
            else:
                await press(pilot, "f")
            await settle(pilot)
            await write_to(pilot, tmp_path / form)
        await until(pilot, lambda: len(names_in(tmp_path)) == 2)
        assert len(told.shares) == 1
        await press(pilot, "4")
        page = " ".join(seen(app).split())
        assert page.count("→ For my mentee") == 1
        assert "written to a file as plain text" in page


async def test_a_file_s_name_does_not_belie_what_is_in_it(told: Journal, tmp_path: Path) -> None:
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, "What I expected")
        await settle(pilot)
        await write_to(pilot, tmp_path / "panel.html")
        words = str(app.screen.query_one("#out-says", Static).content)
        assert "ends in .md, .markdown, .mdown or .mkd, not in .html" in words
        assert not names_in(tmp_path)
        app.screen.query_one("#path", Input).value = str(tmp_path / "panel.markdown")
        await press(pilot, "ctrl+s")
        await rest(pilot)
        assert names_in(tmp_path) == ["panel.markdown"]


async def test_a_stand_in_is_asked_for_and_must_name_nobody(told: Journal) -> None:
    told.keep(structs.replace(told.names[1], stand_in=""))
    told.add(Name(name="Sam Hale", spellings=("Sam",), stand_in="a colleague"))
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        assert "Imran Vale → stays closed" in " ".join(seen(app).split())
        await open_up(pilot, "Third question")
        assert "Imran Vale → no stand-in yet" in " ".join(seen(app).split())
        assert "Imran" not in leaving(app)
        await press(pilot, "ctrl+s")
        assert "Imran Vale has no stand-in yet." in said(app)
        await press(pilot, "enter")
        asked = app.screen
        assert isinstance(asked, AskLine)
        for line, sentence in (
            ("", "has no stand-in yet"),
            ("Sam’s friend", "has another name in it"),
            ("Imran", "that name"),
        ):
            asked.query_one(Input).value = line
            await press(pilot, "enter")
            assert sentence in " ".join(seen(app).split())
            assert app.screen is asked
        asked.query_one(Input).value = "a panel member"
        await press(pilot, "enter")
        assert told.names[1].stand_in == "a panel member"
        assert "a panel member was kind" in leaving(app).lower()


async def test_a_name_that_is_a_word_is_settled_by_one_key(journal: Journal) -> None:
    journal.add(Name(name="Mark House", stand_in="a friend"))
    journal.add(Setback(what_happened="The panel", body="House rules changed. Mark my words."))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, "House rules")
        await go_to_found(pilot, "House")
        assert "Is House a name here: Mark House?" in " ".join(lit(app).split())
        await press(pilot, "r")
        assert "A friend rules changed. Mark my words." in leaving(app)
        await go_to_found(pilot, "Mark")
        await press(pilot, "y")
        assert "2 of 2 answered" in " ".join(seen(app).split())
        assert "A friend rules changed. Mark my words." in leaving(app)


async def test_a_place_that_was_found_goes_on_the_list_as_a_place(told: Journal) -> None:
    told.keep(structs.replace(told.setbacks[1], body="I cried in the stairwell at Stell."))
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, "I cried")
        await go_to_found(pilot, "Stell")
        await press(pilot, "n")
        asked = app.screen
        assert isinstance(asked, AskLine)
        assert "Words that name no place." in " ".join(seen(app).split())
        asked.query_one(Input).value = "the site"
        await press(pilot, "enter")
        assert [(name.name, name.kind) for name in told.names][1:] == [("Stell", NameKind.PLACE)]
        assert "in the stairwell at the site." in leaving(app)


@pytest.mark.parametrize(
    ("body", "name", "instead", "kind"),
    [
        ("i worked there and moved to dunmore in may.", "dunmore", "a town", NameKind.PLACE),
        ("my interview with oakhurst went badly.", "oakhurst", "an organisation", NameKind.ORGANISATION),
        ("Kelmore offered me the job.", "Kelmore", "an organisation", NameKind.ORGANISATION),
        ("told xanthor i was done.", "xanthor", "someone", NameKind.PERSON),
        ("told priya i was done.", "priya", "someone", NameKind.PERSON),
    ],
)
async def test_what_is_proposed_for_a_name_is_of_the_kind_that_it_seems_to_be(
    told: Journal, body: str, name: str, instead: str, kind: NameKind
) -> None:
    told.keep(structs.replace(told.setbacks[1], body=body))
    app = at_desk(told)
    async with app.run_test(size=NARROW) as pilot:
        await share(pilot)
        await open_up(pilot, body)
        await go_to_found(pilot, name)
        await press(pilot, "r")
        asked = app.screen
        assert isinstance(asked, AskLine)
        assert asked.query_one(Input).value == instead
        if name != "priya":  # what it is may be told wrongly, so that the others are offered, too
            assert all(other in seen(app) for other in ("someone", "an organisation", "a town"))
        await press(pilot, "escape", "n")
        app.screen.query_one(Input).value = "something else"
        await press(pilot, "enter")
    assert told.names[2].kind is kind


async def test_a_name_that_was_found_goes_on_the_list(told: Journal) -> None:
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, "I cried")
        await go_to_found(pilot, "Marsham House")
        await press(pilot, "n")
        asked = app.screen
        assert isinstance(asked, AskLine)
        for line, sentence in (
            ("", "no stand-in yet"),
            ("Marsham", "that name in it"),
            ("Imran’s", "another name"),
        ):
            asked.query_one(Input).value = line
            await press(pilot, "enter")
            assert sentence in " ".join(seen(app).split())
        asked.query_one(Input).value = "our office"
        await press(pilot, "enter")
        assert [(name.name, name.stand_in) for name in told.names][1:] == [("Marsham House", "our office")]
        assert "Marsham House → our office" in " ".join(seen(app).split())
        assert "the stairwell of our office" in leaving(app)


async def test_cutting_takes_the_sentence(told: Journal) -> None:
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, "Third question", "I cried")
        await press(pilot, "ctrl+s", "c")
        assert "stairwell" not in leaving(app)
        assert "is cut with its sentence" in seen(app)


async def test_where_it_cannot_be_written_a_sentence_says_so_and_nothing_is_recorded(
    told: Journal, tmp_path: Path
) -> None:
    app = at_desk(told)
    there = tmp_path / "there.md"
    there.write_text("theirs")
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, "What I expected")
        await settle(pilot)
        shown = leaving(app)
        await press(pilot, "ctrl+s")
        for path, sentence in (
            ("", "Type where it is to go."),
            (tmp_path / "none" / "a.md", "There is no folder"),
            (tmp_path, "is a folder. Add the name of a file."),
            (there, "is there already. ctrl+s again replaces it; or type another name."),
        ):
            app.screen.query_one("#path", Input).value = str(path)
            await press(pilot, "ctrl+s")
            assert sentence in " ".join(seen(app).split())
            assert isinstance(app.screen, ShareOut)
            assert len(told.shares) == 0
        assert there.read_text() == "theirs"
        await press(pilot, "ctrl+s")
        assert there.read_text() == shown
        assert len(told.shares) == 1


async def test_a_pack_takes_a_passphrase_typed_twice(
    told: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(agefile, "seal", lambda text, passphrase: age.encrypt(text.encode(), passphrase))
    monkeypatch.setattr("careerjournal.sharing.packs.seal", agefile.seal)
    app = at_desk(told)
    path = tmp_path / "panel.age"
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, "What I expected")
        await press(pilot, "a")
        assert isinstance(app.screen, ShareFor)
        app.screen.query_one("#person", Input).value = "Jo"
        app.screen.query_one("#from", Input).value = "Bethan Orrell"
        await press(pilot, "enter")
        await press(pilot, "f", "f", "f")
        assert "for my mentee, Jo as a pack" in " ".join(seen(app).split())
        await settle(pilot)
        shown = leaving(app)
        assert "from: Bethan Orrell\nfor: my mentee, Jo\n" in shown
        await press(pilot, "ctrl+s")
        app.screen.query_one("#path", Input).value = str(path)
        await press(pilot, "ctrl+s")
        assert "A pack needs a passphrase." in seen(app)
        app.screen.query_one("#pack-first", Input).value = "gravel teapot window"
        await until(pilot, lambda: "machines" in " ".join(seen(app).split()))
        app.screen.query_one("#pack-again", Input).value = "gravel teapot"
        await press(pilot, "ctrl+s")
        assert "The two are not the same." in seen(app)
        app.screen.query_one("#pack-again", Input).value = "gravel teapot window"
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: len(told.shares) == 1)
        assert age.decrypt(path.read_bytes(), "gravel teapot window").decode() == shown
        assert told.shares[1].for_whom == "my mentee, Jo"
        assert told.shares[1].digest == hashlib.sha256(path.read_bytes()).hexdigest()


async def test_an_audience_can_be_changed_added_and_let_go(told: Journal) -> None:
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, "When")
        assert "years ago" in leaving(app)
        await press(pilot, "a", "d")
        assert "dates left out" in options(app)[0]
        await press(pilot, "d")
        assert "dates as they are" in options(app)[0]
        await press(pilot, "n")
        app.screen.query_one(Input).value = "my old team"
        await press(pilot, "enter")
        assert options(app)[-1].startswith("my old team\ndates as they are")
        await press(pilot, "enter")
        assert "2019" in leaving(app)
        assert "for my old team" in " ".join(seen(app).split())
        await press(pilot, "a", "x")
        assert [option.splitlines()[0] for option in options(app)] == ["my mentee", "my team", "in public"]
        await press(pilot, "escape")


async def test_what_was_made_ready_for_an_audience_is_so_the_next_time(told: Journal) -> None:
    told.add(Setback(what_happened="Another", when=PartialDate(2020)))
    app = at_desk(told)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "4", "end", "s")
        assert "The panel I talked over" in seen(app)
        await press(pilot, "a", "j", "j", "enter", "escape")
        assert isinstance(app.screen, DeskScreen)
        await press(pilot, "s")
        assert sharing(app).prep.audience.name == "in public"
        assert sharing(app).prep.form is Format.HTML
        # It holds for this entry; and what is chosen again later holds then.
        await press(pilot, "escape", "k", "s")
        assert sharing(app).prep.subject.title == "Another"
        assert sharing(app).prep.audience.name == "my mentee"
        await press(pilot, "escape", "j", "s", "a", "k", "k", "enter", "escape", "s")
        assert sharing(app).prep.audience.name == "my mentee"


async def test_an_audience_that_was_let_go_is_not_gone_back_to(told: Journal) -> None:
    keep_audience(told, Audience(name="my choir"))
    prep = Preparation(told, Subject.of(told.setbacks[1], told))
    prep.choose(Audience(name="my choir"))
    prep.keep()
    assert Preparation(told, Subject.of(told.setbacks[1], told)).audience.name == "my choir"
    remove_audience(told, "my choir")
    app = at_desk(told)
    async with app.run_test(size=NARROW) as pilot:
        await share(pilot)
        assert sharing(app).prep.audience.name == "my mentee"


async def test_a_lock_brings_one_back_to_the_same_page(door: Door) -> None:
    journal = door.create(PASSPHRASE).journal
    journal.add(Setback(what_happened="The panel", expected="Budgets.", felt="Flat."))
    journal.lock()
    app = at_lock(door)
    async with app.run_test(size=USUAL) as pilot:
        await rest(pilot)
        await unlock(pilot)
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        await share(pilot)
        await open_up(pilot, "What I expected")
        sharing(app).path = "~/half/typed"
        await press(pilot, "ctrl+l")
        await unlock(pilot)
        await until(pilot, lambda: isinstance(app.screen, ShareScreen))
        assert "Budgets" in leaving(app)
        assert sharing(app).path == "~/half/typed"
        await press(pilot, "escape")
        assert app.journal is not None
        assert app.journal.drafts.all() == []
        assert app.journal.setbacks[1].open_fields != ()
        await press(pilot, "s")
        assert "Budgets" in leaving(app)


async def test_where_it_is_narrow_one_side_shows_at_a_time(told: Journal) -> None:
    app = at_desk(told)
    async with app.run_test(size=NARROW) as pilot:
        await share(pilot)
        await open_up(pilot, "What I expected")
        assert "Exactly what will leave" not in seen(app)
        await press(pilot, "p")
        assert "Exactly what will leave" in seen(app)
        assert "tested on budgets" in seen(app)
        await press(pilot, "escape")
        assert "□ When" in seen(app)


async def test_what_came_and_what_left_are_not_shared(told: Journal) -> None:
    told.add(Share(for_whom="Jo", when=told.now()))
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        for ref in (Ref(Kind.SHARE, 1), Ref(Kind.NAME, 1)):
            await desk(app).open_entry(ref)
            assert app.screen.check_action("share", ()) is False
        await press(pilot, "1")
        assert app.screen.check_action("share", ()) is False


async def test_a_brief_goes_to_somebody_through_the_same_review(sample_journal: Journal, tmp_path: Path) -> None:
    app = at_desk(sample_journal)
    path = tmp_path / "brief.md"
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "6", "e", "b", "A", "S")
        shown = leaving(app)
        assert "Ros" not in shown
        assert "a mentor of mine" in shown.lower()
        await settle(pilot)
        shown = leaving(app)
        await write_to(pilot, path)
        assert path.read_text() == shown
        assert [ref.kind for ref in list(sample_journal.shares)[-1].entries] == [Kind.CONVERSATION]


async def test_a_cv_of_failures_holds_what_was_opened(told: Journal) -> None:
    told.add(Setback(what_happened="Lost the chart", when=PartialDate(2017), felt="Never mind."))
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "4", "C")
        assert "Nothing. Everything is closed until you open it" in leaving(app)
        assert "What happened, in a line" not in seen(app)
        await press(pilot, "space")
        assert "# A CV of failures" in leaving(app)
        assert "The panel I talked over" in leaving(app)
        assert "Answer the question, then stop." in leaving(app)
        assert "budgets" not in leaving(app)
        assert "Lost the chart" not in leaving(app)
        await open_up(pilot, "What I expected")
        assert "budgets" in leaving(app)
        await open_up(pilot, "The panel I talked over")
        assert sharing(app).prep.empty
        await press(pilot, "escape")
        assert told.setbacks[1].open_fields == ()


async def test_hostile_words_are_drawn_and_escaped(journal: Journal) -> None:
    journal.add(Setback(what_happened="[bold red]Panel[/] <script>", body="[link=x]click[/link] [[name 1]]"))
    app = at_desk(journal)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await press(pilot, "space")
        await open_up(pilot, "click")
        assert "[bold red]Panel[/] <script>" in seen(app)
        sharing(app).prep.form = Format.HTML
        assert b"<script" not in sharing(app).prep.data
        assert b"&lt;script&gt;" in sharing(app).prep.data


async def test_a_journal_that_cannot_be_written_lets_one_leave(told: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise JournalError("The disk is full.")

    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, "What I expected")
        monkeypatch.setattr(told, "keep", full)
        await press(pilot, "escape")
        assert "The disk is full." in said(app)
        assert "budgets" in leaving(app)
        await press(pilot, "escape")
        desk(app)


class Held:
    """Holds the threads in which it is worked out what will leave, until it is let on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.threads: set[object] = set()
        self._may_go_on = Event()
        self._may_go_on.set()
        work_out = Preparation.work_out

        def held(prep: Preparation) -> None:
            self.threads.add(current_thread())
            assert self._may_go_on.wait(60)
            work_out(prep)

        monkeypatch.setattr(Preparation, "work_out", held)

    def hold(self) -> None:
        self._may_go_on.clear()

    def let_on(self) -> None:
        self._may_go_on.set()


async def test_what_will_leave_is_worked_out_beside_the_screens(told: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    held = Held(monkeypatch)
    composed: list[object] = []
    document = Maker.document

    def counted(maker: Maker, selection: Selection) -> Document:
        composed.append(current_thread())
        return document(maker, selection)

    monkeypatch.setattr(Maker, "document", counted)
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await press(pilot, "space")
        before = leaving(app)
        composed.clear()
        held.hold()
        await pilot.press("j", "j", "space")
        await until_working(pilot)
        # Both sides are as they were, and what is typed next waits for what it is meant for.
        await pilot.press("ctrl+s")
        while "Working out what will leave" not in seen(app):
            await pilot.pause(0.01)
        assert leaving(app) == before
        assert "▣ What I expected" not in seen(app)
        assert "Exactly what will leave" not in seen(app)
        assert said(app) == ""
        held.let_on()
        await rest(pilot)
        assert "Exactly what will leave" in seen(app)
        assert leaving(app) == sharing(app).prep.text
        assert leaving(app) != before
        assert len(composed) == 1
        assert main_thread() not in {*composed, *held.threads}


async def test_walking_on_the_left_draws_nothing_anew_on_the_right(
    told: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = at_desk(told)
    async with app.run_test(size=USUAL) as pilot:
        await share(pilot)
        await open_up(pilot, "Third question", "I cried")
        drawn: list[object] = []

        def counted(prep: Preparation, finding: Finding | None) -> Content:
            drawn.append(finding)
            return outgoing(prep, finding)

        monkeypatch.setattr(screen, "outgoing", counted)
        await press(pilot, "g", "j", "j", "k")
        assert drawn == []
        await go_to_found(pilot, "Marsham House")
        assert len(drawn) == 1


@pytest.mark.parametrize("away", ["escape", "ctrl+l"])
async def test_leaving_or_locking_while_it_is_worked_out_harms_nothing(
    door: Door, monkeypatch: pytest.MonkeyPatch, away: str
) -> None:
    journal = door.create(PASSPHRASE).journal
    journal.add(Setback(what_happened="The panel", expected="Budgets."))
    journal.lock()
    held = Held(monkeypatch)
    app = at_lock(door)
    async with app.run_test(size=USUAL) as pilot:
        await unlock(pilot)
        await share(pilot)
        await go_to(pilot, "What I expected")
        held.hold()
        await pilot.press("space")
        await until_working(pilot)
        await pilot.press(away)
        await until(pilot, lambda: not isinstance(app.screen, ShareScreen))
        held.let_on()
        if away == "ctrl+l":
            await unlock(pilot)
        else:
            await press(pilot, "s")
        await until(pilot, lambda: isinstance(app.screen, ShareScreen) and "Budgets." in leaving(app))
        assert len(sharing(app).prep.opened) == 1


async def until_working(pilot: Steps) -> None:
    while not sharing(pilot.app).working:  # type: ignore[arg-type]
        await pilot.pause(0.01)
