"""Writing in the form: what is typed is kept, what is wrong is said where it is, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Select, Static

from careerjournal.journal.errors import JournalError
from careerjournal.journal.journal import Journal
from careerjournal.model import KINDS, Kind, PartialDate, Reading, Ref, Setback, Shares
from careerjournal.model.base import Part
from careerjournal.model.describe import field
from careerjournal.model.text import MAX_LINE
from careerjournal.model.typed import Problem, as_typed
from careerjournal.tui.sheets.pick import PickEntry
from careerjournal.tui.shell import theming
from careerjournal.tui.shell.help import HelpScreen
from careerjournal.tui.widgets.editors import Area, Line, Scale
from careerjournal.tui.writing import autosave
from careerjournal.tui.writing.boxes import Box
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import Form, PartScreen
from careerjournal.tui.writing.parts import MOST, FurtherLine, PartLine
from tests.conftest import Clock
from tests.tui.using import USUAL, at_desk, lines, press, rest, seen, until

WRITTEN = [kind for kind in Kind if kind not in (Kind.SHARE, Kind.STORY)]
MARKUP = ("[/nope]", "[@click=app.quit]x[/]", "[bold red]x", "[[")
UNSET: Any = object()


class Bench(App[None]):
    """As much of the program as a form needs."""

    CSS_PATH = "../../../careerjournal/tui/app.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-normal"), (160, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-usual"), (32, "-tall")]

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.left: Any = UNSET
        self._first = screen
        self.register_theme(theming.load_bundled("ink"))
        self.theme = "ink"

    async def on_mount(self) -> None:
        await self.push_screen(self._first, self._leave)

    def _leave(self, result: Any) -> None:
        self.left = result

    def position_left(self, screen: object) -> None:
        """None: nothing is locked here."""


def writing(journal: Journal, of: Ref, prefill: dict[str, Any] | None = None) -> Bench:
    return Bench(EditScreen(journal, of, prefill))


NEW = Ref(Kind.SETBACK, 0)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("kind", [Kind.LESSON, Kind.REFLECTION])
async def test_what_is_pasted_over_a_selection_stays_when_one_goes_on_typing(journal: Journal, kind: Kind) -> None:
    app = writing(journal, Ref(kind, 0))
    async with app.run_test() as pilot:
        await pilot.pause()
        editor = app.focused
        assert isinstance(editor, Line | Area)
        await pilot.press(*"old", "shift+home")
        editor.post_message(events.Paste("new"))
        await pilot.press("e", "r")
        assert (editor.value if isinstance(editor, Line) else editor.text) == "newer"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("kind", [Kind.LESSON, Kind.REFLECTION])
async def test_keys_act_in_the_order_in_which_they_are_pressed(journal: Journal, kind: Kind) -> None:
    """However quickly: a slow moment of the machine must not let a backspace take what was typed behind it."""
    app = at_desk(journal)
    async with app.run_test() as pilot:
        await rest(pilot)
        app.push_screen(EditScreen(journal, Ref(kind, 0)))
        await rest(pilot)
        editor = app.focused
        assert isinstance(editor, Line | Area)
        for key in ("t", "e", "h", "backspace", "backspace", "h", "e", "home", "a", "end", "z"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        assert (editor.value if isinstance(editor, Line) else editor.text) == "athez"


def box(app: App[None], *path: str) -> Box:
    inside: Iterable[Box] = app.screen.query_one(Form).query(Box)
    for name in path:
        found = next(each for each in inside if each.field.name == name)
        inside = found.query(Box)
    return found


def line(app: App[None], *path: str) -> Line:
    return box(app, *path).query_one(Line)


def area(app: App[None], name: str) -> Area:
    return box(app, name).query_one(Area)


def note(app: App[None], *path: str) -> str:
    said = box(app, *path).query(".note").last(Static)
    return str(said.visual) if said.display else ""


async def settle(pilot: Pilot[None]) -> None:
    await pilot.pause()
    await pilot.pause()


@pytest.fixture(autouse=True)
def _short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "PAUSE", 0.02)


async def after_a_pause(pilot: Pilot[None]) -> None:
    """Wait until what was typed is stored, however busy the machine is."""
    edit = next(screen for screen in pilot.app.screen_stack if isinstance(screen, EditScreen))
    await pilot.pause(0.2)
    for _ in range(250):
        if not edit._autosave.unstored:
            return
        await pilot.pause(0.02)


@pytest.mark.parametrize("kind", WRITTEN)
async def test_every_kind_comes_out_of_the_form_as_it_went_in(kind: Kind, sample_journal: Journal) -> None:
    entry = next(sample_journal.entries_of(kind))
    app = writing(sample_journal, entry.ref)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        assert app.screen.query_one(Form).values() == as_typed(entry)
        await pilot.press("escape")
        await settle(pilot)
    assert app.left == entry.ref
    assert sample_journal.get(entry.ref) == entry
    assert sample_journal.history(entry.ref) == []
    assert sample_journal.drafts.all() == []


@pytest.mark.parametrize("kind", WRITTEN)
async def test_a_form_is_laid_out_until_it_holds_what_there_is_and_then_no_more(
    kind: Kind, sample_journal: Journal
) -> None:
    laid: list[object] = []
    for entry in list(sample_journal.entries_of(kind))[:2]:
        app = writing(sample_journal, entry.ref)
        async with app.run_test(size=(120, 36)) as pilot:
            await settle(pilot)
            app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid.append, immediate=True)
            for _ in range(100):
                laid.clear()
                for _ in range(8):
                    await pilot.pause()
                if not laid:
                    break
            assert not laid, entry.ref


@pytest.mark.parametrize("kind", WRITTEN)
async def test_an_empty_form_leaves_nothing(kind: Kind, journal: Journal) -> None:
    app = writing(journal, Ref(kind, 0))
    async with app.run_test(size=(80, 24)) as pilot:
        await after_a_pause(pilot)
        assert app.screen.query_one(Form).values() == as_typed(KINDS[kind]())
        await pilot.press("escape")
        await settle(pilot)
    assert app.left is None
    assert list(journal) == []
    assert journal.drafts.all() == []


async def test_a_setback_is_written_by_keyboard(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press(*"Panel", "tab", *"2019", "tab")
        box(app, "shares", "my_part").query_one(Scale).focus()
        await pilot.press("6", "tab", "right", "right", "tab", "1", "0")
        await pilot.press("escape")
        await settle(pilot)
    assert app.left == Ref(Kind.SETBACK, 1)
    kept = journal.setbacks[1]
    assert (kept.what_happened, kept.when) == ("Panel", PartialDate(2019))
    assert kept.shares == Shares(my_part=6, competition=2, chance=10)
    assert journal.drafts.all() == []


async def test_a_choice_is_made_and_escape_closes_only_the_list(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line(app, "what_happened").value = "Panel"
        select = box(app, "kind").query_one(Select)
        select.focus()
        await pilot.press("enter")
        await settle(pilot)
        opened = select.expanded
        assert opened
        assert "esc close the list" in seen(app)
        assert "Dismiss menu" not in seen(app)
        await pilot.press("escape")
        await settle(pilot)
        assert not select.expanded
        assert isinstance(app.screen, EditScreen)
        await pilot.press("enter", "down", "enter", "escape")
        await settle(pilot)
    assert journal.setbacks[1].kind is not None


async def test_a_later_reading_is_written_in_a_form_of_its_own(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line(app, "what_happened").value = "Panel"
        box(app, "readings").query(PartLine).last().focus()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, PartScreen)
        line(app, "when").value = "2021"
        area(app, "note").text = "I was auditioning."
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, EditScreen)
        assert len(box(app, "readings").query(PartLine)) == 2
        await pilot.press("escape")
        await settle(pilot)
    (reading,) = journal.setbacks[1].readings
    assert (reading.when, reading.note) == (PartialDate(2021), "I was auditioning.")


async def test_readings_are_moved_and_taken_away(sample_journal: Journal) -> None:
    entry = next(setback for setback in sample_journal.setbacks if len(setback.readings) >= 2)
    app = writing(sample_journal, entry.ref)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        box(app, "readings").query(PartLine).first().focus()
        await pilot.press("J")
        await settle(pilot)
        await pilot.press("d")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
    assert sample_journal.setbacks[entry.number].readings == entry.readings[1:]


async def test_how_a_date_is_understood_is_said_while_it_is_typed(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line(app, "when").value = "yesterday"
        await settle(pilot)
        assert note(app, "when") == "→ 21 November 2026"
        line(app, "when").value = "31 feb 2019"
        await settle(pilot)
        assert note(app, "when") == "February 2019 has 28 days, so there is no 31."


async def test_yesterday_stays_the_day_before_it_was_typed(journal: Journal, clock: Clock) -> None:
    """Over midnight, and in a draft that is taken up days later: in the form, and in a form within it."""
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line(app, "what_happened").value = "Panel"
        line(app, "when").value = "yesterday"
        await settle(pilot)
        clock.step(days=1)
        box(app, "readings").query(PartLine).last().focus()
        await pilot.press("enter")
        await settle(pilot)
        line(app, "when").value = "today"
        await after_a_pause(pilot)
    clock.step(days=3)
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert note(app, "when") == "→ 23 November 2026", "it opens where one was"
        await pilot.press("escape")
        await settle(pilot)
        assert note(app, "when") == "→ 21 November 2026"
        assert "23 November 2026" in str(box(app, "readings").query(PartLine).first().visual)
        await pilot.press("escape")
        await settle(pilot)
    kept = journal.setbacks[1]
    assert kept.when == PartialDate(2026, 11, 21)
    assert [reading.when for reading in kept.readings] == [PartialDate(2026, 11, 23)]


async def test_a_date_typed_anew_counts_from_today(journal: Journal, clock: Clock) -> None:
    kept = journal.add(Setback(what_happened="Panel", when=PartialDate(2019)))
    journal.drafts.keep(kept.ref, {"when": "yesterday", "typed on": {"when": "2026-11-02"}})
    clock.step(days=1)
    app = writing(journal, kept.ref)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert note(app, "when") == "→ 1 November 2026"
        line(app, "when").value = "yesterda"
        line(app, "when").value = "yesterday"
        await settle(pilot)
        assert note(app, "when") == "→ 22 November 2026"
        await pilot.press("escape")
        await settle(pilot)
    assert journal.setbacks[1].when == PartialDate(2026, 11, 22)


async def test_everything_wrong_is_said_at_its_field_and_the_first_has_the_focus(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line(app, "when").value = "31 feb 2019"
        line(app, "links").value = "nothing"
        await pilot.press("escape")
        await settle(pilot)
        assert app.left is UNSET
        assert note(app, "what_happened").startswith("✗ This is needed")
        assert note(app, "when") == "✗ February 2019 has 28 days, so there is no 31."
        assert note(app, "links").startswith("✗ This names no one entry. Type more")
        assert line(app, "what_happened").has_focus
        line(app, "what_happened").value = "Panel"
        await settle(pilot)
        assert note(app, "what_happened") == ""
    assert list(journal) == []


async def test_a_problem_stays_marked_until_its_field_is_changed(journal: Journal) -> None:
    app = writing(journal, NEW, {"what_happened": "Panel"})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for name in ("when", "links", "move"):
            line(app, name).value = "nothing"
        await pilot.press("escape")
        await settle(pilot)
        for name in ("links", "move", "when", "what_happened"):
            line(app, name).focus()
            await settle(pilot)
            for wrong in ("when", "links", "move"):
                assert note(app, wrong).startswith("✗ "), (name, wrong)
        line(app, "links").value = ""
        await settle(pilot)
        assert not note(app, "links").startswith("✗ ")
        assert note(app, "move").startswith("✗ ")


async def test_what_is_wrong_no_more_is_not_marked(journal: Journal) -> None:
    """Two fields can be at odds: to change the one puts the other right."""
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        form = app.screen.query_one(Form)
        form.show_problems([Problem(("when",), "This is after that."), Problem(("what_happened",), "Say more.")])
        form.show_problems([Problem(("what_happened",), "Say more.")])
        await settle(pilot)
        assert note(app, "when") == ""
        assert note(app, "what_happened") == "✗ Say more."


async def test_a_second_escape_leaves_a_draft(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line(app, "when").value = "never"
        await pilot.press("escape")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
    assert app.left is None
    (draft,) = journal.drafts.all()
    assert (draft.of, draft.values["when"]) == (NEW, "never")


async def test_a_pause_stores_a_draft_and_opening_again_brings_it_back(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line(app, "what_happened").value = "Pan"
        await after_a_pause(pilot)
        (draft,) = journal.drafts.all()
        assert draft.values["what_happened"] == "Pan"
    again = writing(journal, NEW)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert line(again, "what_happened").value == "Pan"
        await pilot.press("escape")
        await settle(pilot)
    assert journal.setbacks[1].what_happened == "Pan"
    assert journal.drafts.all() == []


async def test_flushing_hands_on_what_no_pause_has_stored(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(autosave, "PAUSE", 60.0)
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = app.screen
        assert isinstance(screen, EditScreen)
        screen.flush()
        assert journal.drafts.all() == []
        line(app, "what_happened").value = "Pan"
        await settle(pilot)
        screen.flush()
    assert [draft.stored for draft in journal.drafts.all()] == [False]
    assert journal.drafts.all()[0].values["what_happened"] == "Pan"


async def test_what_is_taken_back_after_a_pause_is_no_longer_in_the_draft(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for typed in ("Panel", ""):
            line(app, "what_happened").value = typed
            await settle(pilot)
            await after_a_pause(pilot)
            assert [draft.values["what_happened"] for draft in journal.drafts.all()] == [typed]


async def test_a_full_disk_is_said_and_the_form_stays(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line(app, "what_happened").value = "Panel"

        def full(_: object) -> Setback:
            raise JournalError("The disk is full.")

        monkeypatch.setattr(journal, "add", full)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, EditScreen)
        assert line(app, "what_happened").value == "Panel"


@pytest.mark.parametrize("title", MARKUP)
async def test_what_looks_like_markup_is_text(title: str, journal: Journal) -> None:
    kept = journal.add(Setback(what_happened=title, body=title, tags=(title,)))
    other = journal.add(Setback(what_happened="Other", links=(kept.ref,), readings=()))
    app = writing(journal, other.ref)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert title in note(app, "links")
    app = writing(journal, kept.ref)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f2")
        await settle(pilot)
        assert line(app, "what_happened").value == title


async def test_pasted_escape_sequences_stay_outside(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for widget in (line(app, "what_happened"), area(app, "body")):
            widget.focus()
            widget.post_message(events.Paste("a\x1b[31mred\x1b]0;x\x07\u202e"))
            await settle(pilot)
        assert line(app, "what_happened").value == "ared"
        assert area(app, "body").text == "ared"


async def test_ten_megabytes_pasted_are_refused_and_nothing_is_lost(journal: Journal) -> None:
    app = writing(journal, NEW)
    huge = "word\x1b[31m " * 1_000_000
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line(app, "what_happened").value = "Panel"
        area(app, "body").text = "Before"
        for widget in (line(app, "what_happened"), area(app, "body")):
            widget.focus()
            widget.post_message(events.Paste(huge))
            await settle(pilot)
        assert line(app, "what_happened").value == "Panel"
        assert area(app, "body").text == "Before"


async def test_a_line_takes_as_much_as_it_holds_and_no_more(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        widget = line(app, "what_happened")
        widget.focus()
        widget.post_message(events.Paste("x" * MAX_LINE))
        await settle(pilot)
        assert len(widget.value) == MAX_LINE
        widget.post_message(events.Paste("y"))
        await settle(pilot)
        assert widget.value == "x" * MAX_LINE


@pytest.mark.parametrize(("kind", "size"), [(Kind.SETBACK, (40, 15)), (Kind.ASPIRATION, (40, 15))])
async def test_every_field_can_be_reached_and_seen(kind: Kind, size: tuple[int, int], journal: Journal) -> None:
    app = writing(journal, Ref(kind, 0))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        form = app.screen.query_one(Form)
        for widget in [each for each in app.screen.focus_chain if form in each.ancestors]:
            widget.focus()
            await until(pilot, lambda: widget.region.intersection(form.region).height >= 1)  # noqa: B023
            shown = widget.region.intersection(form.region)
            assert shown.width >= 15, widget
            assert widget.region.right <= size[0], widget


async def test_a_scale_takes_digits_arrows_and_clicks(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        scale = box(app, "shares", "chance").query_one(Scale)
        scale.focus()
        await settle(pilot)
        await pilot.press("7")
        assert scale.value == 7
        await pilot.press("right", "l", "h", "left", "left")
        assert scale.value == 6
        await pilot.press("1", "0")
        assert scale.value == 10
        await pilot.press("right", "0", "left")
        assert scale.value == 0
        await pilot.click(scale, offset=(12, 0))
        assert 4 <= scale.value <= 6
        await pilot.click(scale, offset=(60, 0))
        assert scale.value == 10


class Rated(Part, frozen=True, kw_only=True):
    """What may say a number, or none."""

    what: Annotated[str, field("What")] = ""
    energy: Annotated[int | None, field("Energy", low=1, high=5)] = None


async def test_a_number_that_may_be_left_empty_is_nothing_until_it_is_said(journal: Journal) -> None:
    app = Bench(PartScreen(Rated, as_typed(Rated()), "Rated", journal, lambda: None, new=True))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        form = app.screen.query_one(Form)
        assert form.values()["energy"] == ""
        box(app, "energy").query_one(Scale).focus()
        await settle(pilot)
        assert "not said" in str(box(app, "energy").query_one(Scale).render())
        for keys, says in (
            (["right"], "1"),
            (["right"], "2"),
            (["backspace"], ""),
            (["3"], "3"),
            (["delete"], ""),
            (["end"], "5"),
        ):
            await pilot.press(*keys)
            await settle(pilot)
            assert form.values()["energy"] == says, keys
        await pilot.press("backspace")
        line(app, "what").value = "A walk"
        await pilot.press("escape")
        await settle(pilot)
        assert app.left == as_typed(Rated(what="A walk"))


async def test_an_answer_that_was_not_begun_leaves_nothing(journal: Journal) -> None:
    app = writing(journal, Ref(Kind.REFLECTION, 0), {"prompt": "Why?"})
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
    assert app.left is None
    assert list(journal) == []
    assert journal.drafts.all() == []


async def test_a_draft_has_what_is_written_in_a_form_within_the_form(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        box(app, "readings").query(PartLine).last().focus()
        await pilot.press("enter")
        await settle(pilot)
        area(app, "note").text = "I was auditioning."
        await after_a_pause(pilot)
        (draft,) = journal.drafts.all()
        assert draft.values["readings"][0]["note"] == "I was auditioning."


@pytest.mark.parametrize("key", ["ctrl+k", "enter"])
async def test_a_link_is_chosen_from_a_list(key: str, journal: Journal) -> None:
    journal.add(Setback(what_happened="Panel"))
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        line(app, "links").focus()
        await pilot.press(key)
        await settle(pilot)
        assert isinstance(app.screen, PickEntry)
        await pilot.press("enter")
        await settle(pilot)
        assert line(app, "links").value == "setback 1"
        line(app, "links").cursor_position = 0
        await pilot.press("ctrl+k", "escape")
        await settle(pilot)
        assert line(app, "links").value == "setback 1"


async def test_what_is_wrong_in_a_part_says_in_which(journal: Journal) -> None:
    of = journal.add(Setback(what_happened="Panel")).ref
    journal.drafts.keep(of, {"readings": [{"when": "", "note": "a"}, {"when": "never", "note": "b"}]})
    app = writing(journal, of)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        first, second = note(app, "readings").splitlines()
        assert first.startswith("✗ 1 · When: This is needed")
        assert second.strip().startswith("2 · When: “never” is not a date")


async def test_ctrl_z_in_a_line_takes_back_what_was_typed(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("a", "b", "ctrl+z")
        assert line(app, "what_happened").value == "a"


async def test_a_paste_keeps_its_spaces_and_may_take_the_place_of_a_full_page(journal: Journal) -> None:
    app = writing(journal, NEW)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        widget = line(app, "what_happened")
        widget.value = "The panel"
        widget.cursor_position = 9
        widget.post_message(events.Paste(" I talked\nover\n"))
        await settle(pilot)
        assert widget.value == "The panel I talked over"
        page = area(app, "body")
        page.text = "x" * 500_000
        page.select_all()
        page.post_message(events.Paste("new"))
        await settle(pilot)
        assert page.text == "new"


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("kind", [Kind.LESSON, Kind.REFLECTION])
async def test_help_names_the_keys_that_edit_and_they_are_its_own(journal: Journal, kind: Kind) -> None:
    app = at_desk(journal)
    async with app.run_test(size=(120, 60)) as pilot:
        await rest(pilot)
        app.push_screen(EditScreen(journal, Ref(kind, 0)))
        await rest(pilot)
        editor = app.focused
        assert isinstance(editor, Line | Area)
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        said = [row.split() for row in lines(app)]
        for name in ("undo", "redo", "cut", "copy", "paste", "to the start", "word left", "select all", "delete word"):
            assert any(row[1 : 1 + len(name.split())] == name.split() for row in said), name
        await press(pilot, "escape")
        assert app.focused is editor


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("kind", [Kind.LESSON, Kind.REFLECTION])
async def test_what_was_taken_back_is_made_again_until_something_else_is_typed(journal: Journal, kind: Kind) -> None:
    app = writing(journal, Ref(kind, 0))
    async with app.run_test() as pilot:
        await pilot.pause()
        editor = app.focused
        assert isinstance(editor, Line | Area)

        def stands() -> str:
            return editor.value if isinstance(editor, Line) else editor.text

        for text in ("one", " two"):
            editor.post_message(events.Paste(text))
            await pilot.pause()
        await pilot.press("ctrl+z")
        assert stands() == "one"
        await pilot.press("ctrl+y")
        assert stands() == "one two"
        await pilot.press("ctrl+z", "ctrl+shift+z", "ctrl+z", "x", "ctrl+y")
        assert stands() == "onex"
        await pilot.press("ctrl+home", "a", "ctrl+end", "z")
        assert stands() == "aonexz"


def with_readings(journal: Journal, many: int) -> Ref:
    shares = Shares(my_part=3, chance=4)
    days = (PartialDate(2000 + number // 360, 1 + number % 12, 1 + number % 28) for number in range(many))
    read = tuple(Reading(when=day, shares=shares, note=f"Reading {at}") for at, day in enumerate(days))
    return journal.add(Setback(what_happened="No", when=PartialDate(1999, 5, 5), readings=read)).ref


@pytest.mark.usefixtures("quick")
async def test_the_form_makes_as_much_for_200_readings_as_for_2000(journal: Journal) -> None:
    made = []
    for many in (200, 2000):
        app = writing(journal, with_readings(journal, many))
        async with app.run_test() as pilot:
            await pilot.pause()
            made.append(len(app.screen.query("*")))
            shown = box(app, "readings").query(PartLine)
            assert [line.place for line in shown] == [*range(many - MOST, many), None]
    assert made[0] == made[1]


@pytest.mark.usefixtures("quick")
async def test_every_one_of_many_readings_is_reached_changed_moved_and_taken_away(journal: Journal) -> None:
    ref = with_readings(journal, MOST + 5)
    app = writing(journal, ref)
    async with app.run_test() as pilot:
        await pilot.pause()
        readings = box(app, "readings")
        further = readings.query_one(FurtherLine)
        assert str(further.visual) == "↑ 5 more before these"
        further.focus()
        await press(pilot, "enter")
        assert isinstance(app.focused, PartLine)
        assert app.focused.place == 4
        assert str(readings.query_one(FurtherLine).visual) == "↓ 5 more after these"
        await press(pilot, "d")
        assert app.focused.place == 4
        next(line for line in readings.query(PartLine) if line.place == MOST - 1).focus()
        await press(pilot, "J")
        assert isinstance(app.focused, PartLine)
        assert app.focused.place == MOST
        assert "Reading 20" in str(app.focused.visual)
        readings.query_one(FurtherLine).focus()
        await press(pilot, "enter")
        await press(pilot, "ctrl+s")
    kept = journal.setbacks[ref.number].readings
    order = [*range(4), *range(5, MOST), MOST + 1, MOST, *range(MOST + 2, MOST + 5)]
    assert [one.note for one in kept] == [f"Reading {number}" for number in order]
    journal.undo()
    assert len(journal.setbacks[ref.number].readings) == MOST + 5


@pytest.mark.parametrize("again", [False, True])
async def test_a_form_that_begins_in_a_long_text_has_room_for_it_from_the_start(
    little: Journal, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    """Else the styles of all that is in it would be worked out twice over, in one turn of the loop."""
    app = at_desk(little)
    given: list[object] = []
    gives = Form._give_room

    def give(form: Form, *args: Any) -> None:
        given.append(form)
        gives(form, *args)

    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7", *(("n", "x", "escape") if again else ()))
        monkeypatch.setattr(Form, "_give_room", give)
        await press(pilot, "e" if again else "n")
        form = app.screen.query_one(Form)
        assert form.has_class("-writing")
        assert not given
        await press(pilot, "tab")
        assert given
        assert not form.has_class("-writing")
