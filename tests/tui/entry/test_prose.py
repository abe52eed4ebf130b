"""A text of any length is read a screenful at a time, in its order, and stays where it is read."""

from __future__ import annotations

import re
import threading
from typing import Any

import pytest
from markdown_it import MarkdownIt
from textual.dom import DOMNode
from textual.widget import Widget

from careerjournal.journal.journal import Journal
from careerjournal.model import Lesson, Ref, Reflection, Story
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.entry.prose import Passage
from tests.tui.using import NARROW, USUAL, WIDE, Steps, at_desk, desk, lines, press, resize, seen, until

pytestmark = pytest.mark.usefixtures("quick")

MANY = 3_000


async def reading(pilot: Steps, ref: Ref) -> EntryPage:
    await desk(pilot.app).open_entry(ref)
    await settled(pilot)
    page = pilot.app.screen.query_one("#page", EntryPage)
    page.focus()
    return page


async def settled(pilot: Steps) -> None:
    """Wait for the passages about what is in view."""
    for _ in range(2):
        await pilot.wait_for_scheduled_animations()
        await until(pilot, lambda: not any(worker.is_running for worker in pilot.app.workers))


def numbers(app: object) -> list[int]:
    """The paragraphs in view; a list shows the beginning of the first beside the page."""
    return [int(number) for number in re.findall(r"\bp(\d+) x(?!…)", seen(app)) if int(number)]


def widgets(app: CareerJournal) -> int:
    return sum(1 for _ in app.screen.walk_children())


async def test_a_line_ends_where_it_was_ended(little: Journal) -> None:
    said = ["The panel was kind.", "The room was not,", "*and the walk", "home* neither."]
    body = "\n".join((*said, "", "- water,", "  for nerves", "", "> said", "> so"))
    ref = little.add(Reflection(body=body)).ref
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7")
        await reading(pilot, ref)
        page = app.screen.query_one("#page", EntryPage).region
        drawn = [line[page.x : page.right].strip(" •▌│") for line in lines(app)]
        second = drawn.index("The room was not,")
        assert drawn[second - 1 : second + 3] == [line.replace("*", "") for line in said]
        for one, other in (("water,", "for nerves"), ("said", "so")):
            assert drawn.index(other) == drawn.index(one) + 1


async def test_a_long_text_is_whole_wherever_one_goes_in_it(little: Journal) -> None:
    body = "\n\n".join(f"p{number} x" + "long words here " * (number % 8) for number in range(MANY))
    ref = little.add(Reflection(body=body)).ref
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7")
        page = await reading(pilot, ref)
        first = numbers(app)

        async def whole(*keys: str) -> list[int]:
            await press(pilot, *keys)
            await settled(pilot)
            found = numbers(app)
            assert len(found) >= 7
            assert found == list(range(found[0], found[0] + len(found)))
            assert widgets(app) < 200
            return found

        for _ in range(3):
            before = await whole()
            assert (await whole("pagedown"))[0] in range(before[0] + 5, before[-1] + 2)
        assert (await whole("G"))[-1] == MANY - 1
        before = await whole("pageup")
        assert before[-1] < MANY - 5
        assert (await whole("k", "k", "k"))[0] <= before[0]
        page.scroll_to(y=page.max_scroll_y / 2, animate=False)
        middle = await whole()
        assert MANY / 3 < middle[0] < MANY * 2 / 3
        assert (await whole("pageup"))[-1] in range(middle[0] - 2, middle[-1])
        before = await whole()
        for size in (NARROW, WIDE, USUAL):
            await resize(pilot, size)
            assert (await whole())[0] in range(before[0] - 1, before[0] + 2)
        assert await whole("g") == first


DEEP = 12
"""Lists in one another; markdown-it reads ten."""


@pytest.mark.parametrize(
    "body",
    [
        "a\n\n" * 66_000,
        "- a\n" * 45_000,
        "\n".join(f"{number}. a" for number in range(1, 20_000)),
        "".join(f"{'  ' * (number % DEEP)}- a\n" for number in range(9_000)),
        "\n\n".join(f"{'>' * (number % 25)} a" for number in range(9_000)),
        "word " * 39_000,
        "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 19_000,
        f"|{'a|' * 300}\n|{'-|' * 300}\n" + f"|{'1|' * 300}\n" * 300,
    ],
    ids=["paragraphs", "list", "numbered", "nested lists", "nested quotes", "one paragraph", "table", "wide table"],
)
async def test_a_text_that_somebody_sent_costs_no_more_than_a_screenful(little: Journal, body: str) -> None:
    ref = little.add(Story(heading="Long", body=body, from_whom="Ros")).ref
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "8")
        page = await reading(pilot, ref)
        assert widgets(app) < 280
        await press(pilot, "G")
        await settled(pilot)
        assert widgets(app) < 280
        assert page.scroll_y == page.max_scroll_y > 100


async def test_a_text_that_is_left_while_it_fills_is_left(little: Journal) -> None:
    long = little.add(Reflection(body="p1 x\n\n" * 5_000)).ref
    short = little.add(Reflection(body="Done.")).ref
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7")
        page = await reading(pilot, long)
        page.scroll_to(y=page.max_scroll_y / 2, animate=False)
        await desk(app).open_entry(short)
        await settled(pilot)
        assert "Done." in seen(app)
        assert widgets(app) < 100


async def test_a_long_text_is_put_away_and_comes_back_as_the_window_changes(little: Journal) -> None:
    ref = little.add(Reflection(body="\n\n".join(f"p{number} x" + "long words here " * 40 for number in range(60)))).ref
    app = at_desk(little)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, "7")
        await reading(pilot, ref)
        await press(pilot, "e")
        for size in (NARROW, WIDE, NARROW):
            await resize(pilot, size)  # narrow, the page beneath the form has no room of its own
        await press(pilot, "escape")
        await resize(pilot, WIDE)
        await settled(pilot)
        assert numbers(app)[0] == 1


@pytest.mark.parametrize("size", [NARROW, USUAL])
async def test_a_long_text_that_is_edited_at_its_end_is_shown_there_again(
    little: Journal, size: tuple[int, int]
) -> None:
    ref = little.add(Reflection(body="\n\n".join(f"p{number} x" for number in range(MANY)))).ref
    app = at_desk(little)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "7")
        await reading(pilot, ref)
        await press(pilot, "G")
        await settled(pilot)
        assert max(numbers(app)) == MANY - 1
        await press(pilot, "e", "ctrl+end", "z")
        await press(pilot, "escape")
        await settled(pilot)
        await until(pilot, lambda: bool(numbers(app)) and numbers(app)[0] > MANY - 100)


PARAGRAPHS = [f"p{number} x " + "some longer words " * (number * 7 % 30) for number in range(300)]


def text_on(page: EntryPage) -> list[str]:
    """What of a page is in view, row by row."""
    view = page.content_region
    return [row[view.x : view.right - 2].strip() for row in lines(page.app)[view.y : view.bottom]]


@pytest.mark.parametrize("size", [NARROW, USUAL])
@pytest.mark.parametrize("many", [False, True], ids=["one text", "texts and links"])
async def test_an_entry_that_is_left_and_opened_again_stands_where_it_was(
    little: Journal, size: tuple[int, int], many: bool
) -> None:
    long = little.add(Reflection(body="\n\n".join(PARAGRAPHS))).ref
    if many:
        for number in range(5):
            little.add(Lesson(sentence=f"Learned {number}", links=(long,)))
    app = at_desk(little)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "7")
        page = await reading(pilot, long)
        for keys in (["pagedown"] * 7, ["j"] * 9, ["pageup"], ["pagedown"] * 30, ["j"] * 3):
            await press(pilot, *keys)
            await settled(pilot)
            before = text_on(page)
            for _ in range(2):
                await press(pilot, "escape", "enter")
                await settled(pilot)
                assert text_on(page) == before
        top = numbers(app)[0]
        widths = (100, 36), (80, 30), (140, 40)
        for other in widths:
            await press(pilot, "escape")
            await resize(pilot, other)
            await press(pilot, "enter")
            await settled(pilot)
            assert abs(numbers(app)[0] - top) <= 1, other
        await resize(pilot, size)
        await settled(pilot)
        assert text_on(page) == before


LISTED = """- one that goes on for longer than a row has room for, which is why it is wrapped
- two
  - inner

    9. ninth
    10. tenth

  more of two
- > said
  >
  > so
-
- ```
  code
  ```

> - quoted

end"""
DRAWN = """• one that goes on for longer than
  a row has room for, which is why
  it is wrapped
• two
  ▪ inner
      9. ninth
     10. tenth
  more of two
• │ said
  │ so

•
•
    code



│ • quoted

end"""


async def test_what_stands_in_lists_and_quotes_is_drawn_behind_their_signs(little: Journal) -> None:
    ref = little.add(Reflection(body=f"Title\n\n{LISTED}")).ref
    app = at_desk(little)
    async with app.run_test(size=(44, 44)) as pilot:
        await reading(pilot, ref)
        view = app.screen.query_one("#page", EntryPage).content_region
        rows = [row[view.x : view.right - 1].rstrip() for row in lines(app)[view.y : view.bottom]]
        assert "\n".join(rows).partition("\n\nTitle\n\n")[2].strip() == DRAWN


TABLE = """| What | Said of it |
|---|---|
| one | goes on for longer than there is room |
| two | **so** |"""
IN_LINES = """┌──────┬─────────────────────────┐
│ What │ Said of it              │
├──────┼─────────────────────────┤
│ one  │ goes on for longer than │
│      │ there is room           │
├──────┼─────────────────────────┤
│ two  │ so                      │
└──────┴─────────────────────────┘"""


async def test_a_table_has_the_room_there_is_and_with_none_for_its_columns_stands_as_it_was_written(
    little: Journal,
) -> None:
    wide = f"|{'a|' * 20}\n|{'-|' * 20}\n|{'b|' * 20}"
    refs = [little.add(Reflection(body=f"Title\n\n{body}")).ref for body in (TABLE, wide)]
    app = at_desk(little)
    async with app.run_test(size=(44, 30)) as pilot:
        for ref, drawn in zip(refs, (IN_LINES, wide), strict=True):
            await reading(pilot, ref)
            view = app.screen.query_one("#page", EntryPage).content_region
            rows = [row[view.x : view.right - 1].rstrip() for row in lines(app)[view.y : view.bottom]]
            said = "\n".join(rows).partition("\n\nTitle\n\n")[2].strip()
            assert said.replace("\n", "") == drawn.replace("\n", "")


@pytest.mark.parametrize(
    "body", [f"{'>' * 60} the innermost", "".join(f"{'  ' * at}- the innermost\n" for at in range(40))]
)
async def test_no_word_is_too_deep_to_be_read(little: Journal, body: str) -> None:
    ref = little.add(Reflection(body=f"Title\n\n{body}")).ref
    app = at_desk(little)
    async with app.run_test(size=WIDE) as pilot:
        await reading(pilot, ref)
        assert " ".join(seen(app).split()).count("the innermost") >= body.count("the innermost")


@pytest.mark.parametrize("kind", ["# head", "- item", "> said", "a line"])
async def test_the_blocks_of_a_long_text_are_put_there_a_few_at_a_time(
    little: Journal, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ref = little.add(Reflection(body="\n\n".join([kind] * 2_000))).ref
    together: list[int] = []
    register = CareerJournal._register

    def noted(self: CareerJournal, parent: DOMNode, *put: Widget, **where: Any) -> list[Widget]:
        if isinstance(parent, Passage):
            together.append(len(put))
        return register(self, parent, *put, **where)

    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        monkeypatch.setattr(CareerJournal, "_register", noted)
        await reading(pilot, ref)
        await press(pilot, "G")
        await settled(pilot)
    assert sum(together) > 50
    assert max(together) < 10


async def test_what_takes_long_to_be_read_is_read_beside_the_screen(
    little: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson = little.add(Lesson(sentence="Ask sooner")).ref
    ref = little.add(Reflection(body=f"Title\n\n{'[' * 7_000} [[{lesson}]]\n\n" + "*so* it went\n\n" * 400)).ref
    read: list[tuple[int, bool]] = []
    parse = MarkdownIt.parse

    def noted(self: MarkdownIt, text: str, env: Any = None) -> Any:
        read.append((len(text), threading.current_thread() is threading.main_thread()))
        return parse(self, text, env)

    monkeypatch.setattr(MarkdownIt, "parse", noted)
    app = at_desk(little)
    async with app.run_test(size=(120, 200)) as pilot:
        await press(pilot, "7")
        await reading(pilot, ref)
        assert "Ask sooner" in seen(app)
    assert max(letters for letters, _ in read) > 7_000
    assert max(letters for letters, here in read if here) < 4_000
