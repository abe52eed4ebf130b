"""The caret is always in sight: in every field of every form, at every size, whatever moves it."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import NamedTuple

import pytest
from textual import events
from textual._compositor import Compositor
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from careerjournal.journal.journal import Journal
from careerjournal.model import Aspiration, Conversation, Kind, Move, Ref, Step
from careerjournal.model.vocabulary import Direction
from careerjournal.tui.conversations.prepare import ConversationScreen
from careerjournal.tui.input.typed_keys import KeyParser
from careerjournal.tui.shell import theming
from careerjournal.tui.widgets.editors import Area
from careerjournal.tui.writing.boxes import Box
from careerjournal.tui.writing.edit import EditScreen
from careerjournal.tui.writing.form import Form
from careerjournal.tui.writing.parts import PartLine
from tests.tui.using import lines, press, resize, rest, seen, until
from tests.tui.writing.test_form import Bench

pytestmark = pytest.mark.usefixtures("quick")

SIZES = [(40, 15), (80, 24), (100, 30), (120, 36), (200, 60)]

THIRTY_NINE = "\n".join(f"Row {number} of the log" for number in range(1, 40)) + "\n"


class Field(NamedTuple):
    """A field that takes long texts, and how one gets there."""

    of: Ref
    name: str
    keys: tuple[str, ...] = ()
    part: str = ""


NEW_CONVERSATION = Ref(Kind.CONVERSATION, 0)
FIELDS = {
    "body": Field(Ref(Kind.REFLECTION, 0), "body"),
    "body after many fields": Field(Ref(Kind.MOVE, 0), "body"),
    "full text of a setback": Field(Ref(Kind.SETBACK, 0), "body"),
    "what came of a setback": Field(Ref(Kind.SETBACK, 0), "came_of_it"),
    "own words of an aspiration": Field(Ref(Kind.ASPIRATION, 0), "body"),
    "why of an aspiration": Field(Ref(Kind.ASPIRATION, 0), "why"),
    "their view of a potential": Field(Ref(Kind.ASPIRATION, 0), "their_view"),
    "a part's sheet": Field(Ref(Kind.SETBACK, 0), "note", part="readings"),
    "a milestone's sheet": Field(Ref(Kind.ASPIRATION, 0), "worth_to_work", part="milestones"),
    "agenda": Field(Ref(Kind.CONVERSATION, 1), "agenda", ("1",)),
    "preparation": Field(Ref(Kind.CONVERSATION, 1), "preparation", ("1",)),
    "notes": Field(Ref(Kind.CONVERSATION, 1), "notes", ("2",)),
    "to raise again": Field(Ref(Kind.CONVERSATION, 1), "raise_again", ("9",)),
    "in the room": Field(Ref(Kind.CONVERSATION, 1), "notes", ("r", "3")),
    "the write-up": Field(Ref(Kind.CONVERSATION, 1), "body", ("a",)),
}


async def open_field(pilot: Pilot[None], field: Field) -> Area:
    """Go to a field, with the focus in it."""
    app = pilot.app
    await rest(pilot)
    await press(pilot, *field.keys)

    def box(name: str) -> Box:
        return next(box for box in app.screen.query(Box) if box.field.name == name)

    if field.part:
        box(field.part).query(PartLine).last().focus()
        await press(pilot, "enter")
    area = box(field.name).query_one(Area)
    area.focus()
    await rest(pilot)
    return area


def screen_of(journal: Journal, field: Field) -> Bench:
    if field.of.kind is not Kind.CONVERSATION:
        return Bench(EditScreen(journal, field.of))
    journal.add(Conversation(with_whom="Ines"))
    return Bench(ConversationScreen(journal, field.of))


def caret_is_in_sight(area: Area) -> bool:
    """Whether one sees the cell where the next letter goes: nothing that it stands in cuts it off."""
    at = area.cursor_screen_offset
    regions = [node.content_region for node in (area, *area.ancestors) if isinstance(node, Widget)]
    return all(region.contains_point(at) for region in regions)


def scrollbars(area: Area) -> int:
    """How many there are about the field, its own included."""
    return sum(node.show_vertical_scrollbar for node in (area, *area.ancestors) if isinstance(node, Widget))


@pytest.mark.parametrize("name", FIELDS)
async def test_forty_lines_are_typed_with_the_fortieth_on_the_screen(name: str, journal: Journal) -> None:
    app = screen_of(journal, FIELDS[name])
    async with app.run_test(size=SIZES[0]) as pilot:
        area = await open_field(pilot, FIELDS[name])
        area.post_message(events.Paste(THIRTY_NINE))
        await rest(pilot)
        await press(pilot, *"fortieth")
        for size in SIZES:
            if size != app.size:
                await resize(pilot, size)
            assert caret_is_in_sight(area), size
            assert any("fortieth" in row for row in lines(app)), size
            assert scrollbars(area) == 1 or (scrollbars(area) == 0 and size[1] > 40), size
            for keys in (["enter", "z"], ["pageup", "pageup", "up"], ["pagedown"], ["ctrl+home"], ["ctrl+end"]):
                await press(pilot, *keys)
                assert caret_is_in_sight(area), (size, keys)
            await press(pilot, "ctrl+z", "ctrl+y", "ctrl+z")
            assert caret_is_in_sight(area), size
            await press(pilot, "ctrl+end")


@pytest.mark.parametrize("name", ["body after many fields", "why of an aspiration", "notes"])
async def test_a_text_that_is_opened_has_its_caret_where_it_was_left_or_at_its_end(name: str, journal: Journal) -> None:
    field = FIELDS[name]
    journal.add(Move(direction=Direction.LATERAL, body=THIRTY_NINE))
    journal.add(Aspiration(what="To survey", why=THIRTY_NINE))
    journal.add(Conversation(with_whom="Ines", aspirations=Step(notes=THIRTY_NINE)))
    there = field._replace(of=Ref(field.of.kind, 1))

    async def opened(app: Bench, pilot: Pilot[None]) -> Area:
        await app.push_screen((ConversationScreen if field.keys else EditScreen)(journal, there.of))
        return await open_field(pilot, there)

    app = Bench(Screen())
    async with app.run_test(size=(80, 24)) as pilot:
        area = await opened(app, pilot)
        assert area.cursor_location == area.document.end
        assert caret_is_in_sight(area)
        area.move_cursor((20, 3))
        await press(pilot, "escape", *(["escape"] if field.keys else []))
        area = await opened(app, pilot)
        assert area.cursor_location == (20, 3)
        assert caret_is_in_sight(area)


@pytest.mark.parametrize("size", [(80, 24), (200, 60)])
@pytest.mark.parametrize("name", ["full text of a setback", "what came of a setback"])
async def test_a_key_draws_its_row_however_tall_the_field_is(
    name: str, size: tuple[int, int], journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = screen_of(journal, FIELDS[name])
    async with app.run_test(size=size) as pilot:
        area = await open_field(pilot, FIELDS[name])
        area.post_message(events.Paste(THIRTY_NINE))
        area.cursor_blink = False
        await press(pilot, "f")
        await pilot.pause(0.1)
        app.screen._compositor._dirty_regions.clear()
        drawn: list[int] = []
        form = app.screen.query_one(Form)

        def counted(compositor: Compositor, *_: object, **__: object) -> None:
            rows = {y for region in compositor._dirty_regions for y in region.line_range}
            # Not those of the line on top, which says when a draft was stored.
            drawn.append(len(rows.intersection(form.region.line_range)))
            compositor._dirty_regions.clear()

        monkeypatch.setattr(Compositor, "render_update", counted)
        for key in "ortieth":
            await press(pilot, key)
            await pilot.pause(0.03)
        assert 0 < sum(drawn) <= 7
        drawn.clear()
        await press(pilot, "up")
        await pilot.pause(0.03)
        assert 0 < sum(drawn) <= 2


async def test_what_looks_different_is_drawn_anew_though_it_reads_the_same(journal: Journal) -> None:
    app = screen_of(journal, FIELDS["body"])
    async with app.run_test(size=(80, 24)) as pilot:
        area = await open_field(pilot, FIELDS["body"])
        area.post_message(events.Paste(THIRTY_NINE))
        await rest(pilot)
        drawn: set[int] = set()
        take = area._exchange_repaint_regions

        def taken() -> Collection[Region]:
            regions = take()
            drawn.update(y for region in regions for y in region.line_range)
            return regions

        area._exchange_repaint_regions = taken  # type: ignore[method-assign]
        app.register_theme(theming.load_bundled("paper"))
        for change in (
            partial(press, pilot, "f7"),
            partial(setattr, app, "theme", "paper"),
            # Told of its width, the field breaks its rows anew, behind the drawing of the window that has it.
            area._rewrap_and_refresh_virtual_size,
            partial(press, pilot, "tab"),
        ):
            drawn.clear()
            if waiting := change():
                await waiting
            await until(pilot, lambda: len(drawn) >= area.size.height, seconds=2)


@pytest.mark.parametrize("of", [Ref(Kind.LESSON, 0), Ref(Kind.REFLECTION, 0)])
async def test_a_word_that_was_deleted_unmeant_comes_back(journal: Journal, of: Ref) -> None:
    """Escape and backspace that come in one piece are alt with backspace to most terminals."""
    app = Bench(EditScreen(journal, of))
    async with app.run_test(size=(80, 24)) as pilot:
        await rest(pilot)
        await press(pilot, *"one two")
        [deletes] = KeyParser().feed("\x1b\x7f")
        app.post_message(deletes)
        await rest(pilot)
        assert "one two" not in seen(app)
        await press(pilot, "ctrl+z")
        assert "one two" in seen(app)
