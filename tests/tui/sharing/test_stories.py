"""Stories at the desk: to find one for somebody, to take in what came in a pack, to see what went to whom."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from msgspec import structs
from textual.widgets import Input, TextArea

from careerjournal.journal.errors import JournalError
from careerjournal.journal.journal import Journal
from careerjournal.model import Kind, Lesson, Ref, Setback, Share
from careerjournal.sharing import packs
from careerjournal.sharing.packs import Pack, PackedStory
from careerjournal.tui.sharing.find_story import FindStory
from careerjournal.tui.sharing.open_pack import OpenPack
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.widgets.line import Line
from careerjournal.tui.writing.boxes import Box
from careerjournal.tui.writing.form import Form
from tests.conftest import Clock
from tests.sharing import age
from tests.tui.using import NARROW, USUAL, Steps, at_desk, desk, on_top, opened, options, press, rest, said, seen, until

pytestmark = pytest.mark.usefixtures("quick")

PASSPHRASE = "gravel teapot window"


async def test_a_situation_brings_up_the_story_that_fits_and_says_why(little: Journal) -> None:
    little.add(Share(for_whom="Jo", entries=(Ref(Kind.SETBACK, 2),), when=little.now()))
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "4", "f")
        app.screen.query_one(TextArea).text = "Soon there is a panel, and a door to it."
        await until(pilot, lambda: "The best first." in seen(app))
        found = options(app)
        assert found[0].splitlines() == ["The panel", "setback 2 · 2015 · told Jo", "says “panel”"]
        assert "lesson 1" in found[1]
        await press(pilot, "tab", "enter")
        assert opened(app) == Ref(Kind.SETBACK, 2)

        await press(pilot, "escape", "f")
        app.screen.query_one(TextArea).text = "zebras"
        await until(pilot, lambda: "Nothing here fits these words." in seen(app))
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, FindStory)
        await press(pilot, "escape")
        assert opened(app) == Ref(Kind.SETBACK, 2)

        await press(pilot, "1", "f")  # Today has no stories of its own
        assert desk(app).place[1] is None


async def test_the_lesson_shown_beside_a_story_is_the_one_that_its_reason_speaks_of(journal: Journal) -> None:
    journal.add(Setback(what_happened="The ferry"))
    for sentence in ("Ask twice.", "The plan survived."):
        journal.add(Lesson(sentence=sentence, learnt_from=(Ref(Kind.SETBACK, 1),)))
    app = at_desk(journal)
    async with app.run_test(size=NARROW) as pilot:
        await press(pilot, "4", "f")
        app.screen.query_one(TextArea).text = "a death in the family"
        await until(pilot, lambda: "The best first." in seen(app))
        found = next(story for story in options(app) if "The ferry" in story)
    assert found.splitlines()[2:] == ["taught me The plan survived.", "one of its lessons says “survived”"]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack that is cheap to open."""
    text = packs.text_of(Pack((PackedStory("The raft", "# The raft\n\nIt sank."),), "Ines"))
    (tmp_path / "raft.age").write_bytes(age.encrypt(text.encode(), PASSPHRASE))
    (tmp_path / "letter.txt").write_text("Dear Bethan")
    return tmp_path / "raft.age"


async def open_pack(pilot: Steps, file: Path | str, passphrase: str) -> None:
    screen = pilot.app.screen
    screen.query_one("#pack-file", Input).value = str(file)
    screen.query_one("#pack-passphrase", Input).value = passphrase
    screen.query_one("#pack-passphrase", Input).focus()
    await press(pilot, "enter")
    await until(pilot, lambda: pilot.app.screen is not screen or "Opening." not in seen(pilot.app))


async def test_a_pack_comes_onto_the_shelf_and_says_from_whom(little: Journal, pack: Path) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "8", "o")
        assert isinstance(app.screen, OpenPack)
        for file, passphrase, sentence in (
            (pack.parent / "none.age", PASSPHRASE, "There is no "),
            (pack.parent / "letter.txt", PASSPHRASE, "This file is not a pack."),
            (pack.parent, PASSPHRASE, "is not a file."),
            (pack, "teapot", "That is not the passphrase of this pack. Type it again."),
            (pack, "", "Type the passphrase that came with the pack."),
        ):
            await open_pack(pilot, file, passphrase)
            assert sentence in " ".join(seen(app).split())
            assert app.screen.query_one("#pack-passphrase", Input).value == ""
            assert app.screen.query_one("#pack-file", Input).value == str(file)
        assert len(little.stories) == 1
        await open_pack(pilot, pack, PASSPHRASE)
        assert "One story is on your shelf, from Ines." in said(app)
        assert opened(app) == Ref(Kind.STORY, 2)
        assert "from Ines" in seen(app)
        assert "It sank." in seen(app)
        await press(pilot, "e")
        assert [box.field.name for box in app.screen.query("EditBox").results(Box)] == [
            "from_whom",
            "takeaway",
            "tags",
            "links",
        ]
        app.screen.query_one(Form).focus_field("from_whom")
        app.screen.query_one(Line).value = "Ines, on the quay"
        app.screen.query_one(Area).text = "Look at the sky first."
        await press(pilot, "escape")
        assert little.stories[2] == structs.replace(
            little.stories[2], body="It sank.", from_whom="Ines, on the quay", takeaway="Look at the sky first."
        )
        assert "from Ines, on the quay" in seen(app)
        assert "What I take from it" in seen(app)

        await press(pilot, "o")
        await open_pack(pilot, pack, PASSPHRASE)
        assert "This story was on your shelf already." in said(app)
        assert len(little.stories) == 2


async def test_every_reason_stands_whole_in_a_window_of_usual_size(sample_journal: Journal) -> None:
    app = at_desk(sample_journal)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "4", "f")
        app.screen.query_one(
            TextArea
        ).text = "acted up for a year, lost out to a colleague and can't stand the sight of him"
        await until(pilot, lambda: "The best first." in seen(app))
        shown = " ".join(seen(app).replace("▌", " ").split())
        assert options(app)[0].splitlines()[-1] in shown


async def test_a_story_that_was_told_aloud_is_put_down_and_goes_the_way_of_other_entries(little: Journal) -> None:
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "8", "n")
        assert "a story that somebody told me" in seen(app)
        await press(pilot, "enter")
        app.screen.query_one(Line).value = "The raft that came apart"
        await press(pilot, "escape")
        ref = opened(app)
        assert ref == Ref(Kind.STORY, 2)
        assert little.stories[2].told_aloud
        await press(pilot, "e")
        boxes = [box.field.name for box in app.screen.query("EditBox").results(Box)]
        assert boxes == ["heading", "from_whom", "received", "body", "takeaway", "tags", "links"]
        lines = list(app.screen.query(Line))
        lines[1].value, lines[2].value, lines[3].value = "Sam Hale", "May 2020", "rafts"
        areas = list(app.screen.query(Area))
        areas[0].text, areas[1].text = "It was tied with string.", "Ask who tied it."
        await press(pilot, "escape")
        story = little.stories[2]
        assert (story.body, story.takeaway, story.tags) == ("It was tied with string.", "Ask who tied it.", ("rafts",))
        page = seen(app)
        for words in ("told by Sam Hale · May 2020", "#rafts", "It was tied with string.", "What I take from it"):
            assert words in page
        assert [hit.ref for hit in little.search("string")] == [story.ref]
        assert [version.entry.title for version in little.history(story.ref)] == ["The raft that came apart"]

        little.link(story, Ref(Kind.SETBACK, 1))
        await press(pilot, "d")
        assert len(little.stories) == 1
        await press(pilot, "u")
        assert little.stories[2].links == (Ref(Kind.SETBACK, 1),)

        await desk(app).open_entry(Ref(Kind.NAME, 1))
        await rest(pilot)
        page = " ".join(" ".join(str(part.render()) for part in app.screen.query("#page Static")).split())
        assert "What they told me → The raft that came apart story 2 · told by Sam Hale · May 2020" in page


async def test_a_pack_that_takes_long_to_open_can_be_left(
    little: Journal, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    opened_at_once = packs.opened

    def slow(data: bytes, passphrase: str) -> Pack:
        begun.set()
        assert go_on.wait(20)
        return opened_at_once(data, passphrase)

    monkeypatch.setattr(packs, "opened", slow)
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "8", "o")
        app.screen.query_one("#pack-file", Input).value = str(pack)
        app.screen.query_one("#pack-passphrase", Input).value = PASSPHRASE
        app.screen.query_one("#pack-passphrase", Input).focus()
        await press(pilot, "enter")
        await until(pilot, begun.is_set)
        await press(pilot, "escape")
        assert on_top(app) is not OpenPack
        go_on.set()
        await rest(pilot)
        assert len(little.stories) == 1


async def test_a_journal_that_cannot_be_written_takes_no_pack(
    little: Journal, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise JournalError("The disk is full.")

    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "8", "o")
        monkeypatch.setattr(packs, "onto_shelf", full)
        await open_pack(pilot, pack, PASSPHRASE)
        assert "The disk is full." in seen(app)


async def test_an_entry_says_who_was_told_and_that_it_was_put_otherwise_then(little: Journal, clock: Clock) -> None:
    ref = Ref(Kind.SETBACK, 4)
    for who in ("my mentee, Jo", "my team"):
        clock.step(days=1)
        little.add(Share(for_whom=who, entries=(ref,), when=little.now(), form="Markdown"))
        clock.step(days=1)
        little.keep(structs.replace(little.setbacks[4], felt=f"worse than when I told {who}"))
    little.keep(structs.replace(little.setbacks[4], felt="worse than when I told my mentee, Jo"))
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await desk(app).open_entry(ref)
        await rest(pilot)
        page = " ".join(" ".join(str(part.render()) for part in app.screen.query("#page Static")).split())
        assert "Shared → For my team 25 November 2026 · Markdown → For my mentee, Jo" in page
        assert page.count("older than what this says now") == 1
        assert "Mentioned in" not in page
