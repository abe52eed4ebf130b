"""A text as it will be read: at the caret, scrolled by keys, and left for where one was writing."""

from __future__ import annotations

import pytest
from textual.events import Key

from careerjournal.journal.journal import Journal
from careerjournal.model import Conversation, Kind, Ref, Reflection, Step
from careerjournal.model.passages import passages, position_of_end
from careerjournal.tui.conversations.prepare import ConversationScreen
from careerjournal.tui.entry.preview import Preview
from careerjournal.tui.writing.edit import EditScreen
from tests.tui.using import lines, press, resize, rest, until
from tests.tui.writing.test_caret import FIELDS, Field, caret_is_in_sight, open_field
from tests.tui.writing.test_form import Bench

pytestmark = pytest.mark.usefixtures("hasty")

PARAGRAPHS = [f"Paragraph **{number}**: " + "the tide turned before noon. " * 12 for number in range(1, 61)]
LONG = "\n\n".join(PARAGRAPHS)


def there(name: str, journal: Journal) -> tuple[Bench, Field]:
    """A long text in a field."""
    field = FIELDS[name]
    if field.of.kind is Kind.CONVERSATION:
        journal.add(Conversation(with_whom="Ines", aspirations=Step(notes=LONG), body=LONG))
        return Bench(ConversationScreen(journal, field.of)), field
    journal.add(Reflection(body=LONG))
    return Bench(EditScreen(journal, Ref(Kind.REFLECTION, 1))), field._replace(of=Ref(Kind.REFLECTION, 1))


def shown(app: Bench) -> list[int]:
    """The paragraphs of which one reads the beginning in the preview."""
    region = app.screen.query_one(Preview).region
    rows = [row[region.x : region.right] for row in lines(app)[region.y : region.bottom]]
    return [number for number in range(1, 61) if any(f"Paragraph {number}:" in row for row in rows)]


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (120, 36), (200, 60)])
@pytest.mark.parametrize("name", ["body", "notes", "the write-up"])
async def test_it_opens_at_the_caret_scrolls_by_keys_and_gives_the_focus_back(
    name: str, size: tuple[int, int], journal: Journal
) -> None:
    app, field = there(name, journal)
    async with app.run_test(size=size) as pilot:
        area = await open_field(pilot, field)
        area.move_cursor((2 * 39, 0))
        await press(pilot, "f2")
        await until(pilot, lambda: 40 in shown(app), seconds=5)
        preview = app.screen.query_one(Preview)
        if app.focused is preview:
            before = preview.scroll_y
            await press(pilot, "pagedown", "j", "down")
            await until(pilot, lambda: preview.scroll_y > before + 2, seconds=5)
            await press(pilot, "home")
            await until(pilot, lambda: 1 in shown(app), seconds=5)
        else:
            assert name == "body"
            before = preview.scroll_y
            await press(pilot, "ctrl+down")
            await until(pilot, lambda: preview.scroll_y > before, seconds=5)
            await press(pilot, "ctrl+home")
            await until(pilot, lambda: 1 in shown(app), seconds=5)
            area.move_cursor((2 * 39, 0))
        await press(pilot, "f2")
        assert not [one for one in app.screen.query(Preview) if one.display]
        assert app.focused is area
        assert caret_is_in_sight(area)
        await press(pilot, *"zz")
        assert area.document.get_line(2 * 39).startswith("zzParagraph")


async def test_each_of_several_keys_reads_on_in_the_preview_however_fast_they_come(journal: Journal) -> None:
    app, field = there("body", journal)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_field(pilot, field)
        await press(pilot, "f2", "ctrl+home")
        await until(pilot, lambda: 1 in shown(app), seconds=5)
        preview = app.screen.query_one(Preview)
        before, half = preview.scroll_y, preview.size.height // 2
        for key in ("ctrl+down", "ctrl+down", "ctrl+down", "ctrl+up"):
            app.post_message(Key(key, None))
        await until(pilot, lambda: preview.scroll_y == before + 2 * half, seconds=5)


async def test_a_window_made_narrow_shows_the_preview_and_then_the_text_again(journal: Journal) -> None:
    app, field = there("body", journal)
    async with app.run_test(size=(120, 36)) as pilot:
        area = await open_field(pilot, field)
        await press(pilot, "f2")
        await until(pilot, lambda: bool(shown(app)), seconds=5)
        assert app.focused is area
        await resize(pilot, (60, 16))
        await rest(pilot)
        assert isinstance(app.focused, Preview)
        await press(pilot, "escape")
        assert app.focused is area
        assert caret_is_in_sight(area)


@pytest.mark.parametrize("number", [1, 7, 40, 60])
def test_where_the_caret_is_among_the_passages(number: int) -> None:
    line = PARAGRAPHS[number - 1]
    before = LONG[: LONG.index(line) + 20]
    place = position_of_end(before)
    assert passages(LONG)[place.passage].split("\n")[place.line] == line
