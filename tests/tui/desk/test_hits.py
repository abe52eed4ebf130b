"""From a search an entry opens where the first hit is in view, and its hits are marked until it is left."""

from __future__ import annotations

import threading
import unicodedata

import pytest
from rich.style import Style

from careerjournal.journal.journal import Journal
from careerjournal.journal.search.sought import Sought
from careerjournal.model import Entry, Kind, Name, PartialDate, Ref, Reflection, Setback
from careerjournal.model.aspiration import Aspiration
from careerjournal.model.lesson import Lesson
from careerjournal.model.setback import Reading
from careerjournal.tui.app import CareerJournal
from careerjournal.tui.desk import search as search_module
from careerjournal.tui.desk.desk import DeskScreen
from careerjournal.tui.desk.search import SearchScreen
from careerjournal.tui.desk.section_list import SectionList
from careerjournal.tui.entry.entry_page import EntryPage
from tests.tui.using import (
    NARROW,
    USUAL,
    Steps,
    at_desk,
    desk,
    lines,
    opened,
    press,
    resize,
    rest,
    seen,
    until,
    working,
)

pytestmark = pytest.mark.usefixtures("quick")


def long_text(paragraphs: int) -> str:
    """Paragraphs by their numbers, of a row to a few rows each."""
    return "\n\n".join(f"p{number} x " + "long words here " * (number % 8) for number in range(paragraphs))


LONG = long_text(300)


@pytest.fixture(autouse=True)
def _short_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "PAUSE", 0.01)


async def find(pilot: Steps, words: str) -> None:
    """Search, and open the best."""
    await press(pilot, "slash")
    screen = pilot.app.screen
    assert isinstance(screen, SearchScreen)
    screen.query_one("#search-words").value = words  # type: ignore[attr-defined]
    await until(pilot, lambda: screen.answered == words)
    await press(pilot, "enter")
    await settled(pilot)


async def settled(pilot: Steps) -> None:
    """Wait until the page is where it opens."""
    for _ in range(2):
        await pilot.wait_for_scheduled_animations()
        await until(pilot, lambda: all(worker.is_finished for worker in pilot.app.workers))


def marked(app: CareerJournal) -> list[str]:
    """What is marked on the page, row by row."""
    page = app.screen.query_one("#page", EntryPage).region
    found: list[str] = []
    for row, strip in enumerate(app.screen._compositor.render_strips()):
        if page.y <= row < page.bottom:
            found += [
                segment.text for segment in strip.crop(page.x, page.right) if _is_marked(segment.style or Style())
            ]
    return found


def _is_marked(style: Style) -> bool:
    return bool(style.bold and style.underline)


@pytest.mark.parametrize(("size", "place"), [(NARROW, 0), (NARROW, 1_500), (USUAL, 700), (USUAL, 2_999)])
async def test_a_long_entry_opens_at_the_hit(little: Journal, size: tuple[int, int], place: int) -> None:
    passages = long_text(3_000).split("\n\n")
    passages[place] += " and a zeppelin over it"
    ref = little.add(Reflection(body="\n\n".join(passages))).ref
    app = at_desk(little)
    async with working(app, size=size) as pilot:
        await find(pilot, "zeppelin")
        assert opened(app) == ref
        first = place == 0  # then the title says it, too
        assert marked(app) == ["zeppelin"] * (1 + first)
        assert sum(1 for _ in app.screen.walk_children()) < 200, "only what is about it is there"
        await press(pilot, "G")
        await settled(pilot)
        assert "p2999 x" in seen(app)
        await press(pilot, "g")
        await settled(pilot)
        assert "p1 x" in seen(app)
        assert marked(app) == ["zeppelin"] * 2 * first


@pytest.mark.parametrize(
    "line", ["word " * 19_000 + "zeppelin " + "word " * 19_000, "字" * 30_000 + "飛行船" + "字" * 30_000]
)
async def test_within_one_long_line_it_opens_at_the_row(little: Journal, line: str) -> None:
    little.add(Reflection(body=line))
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        word = "zeppelin" if "zeppelin" in line else "飛行船"
        await find(pilot, word)
        assert "".join(marked(app)) == word


DECOMPOSED = unicodedata.normalize("NFD", "Café")


@pytest.mark.parametrize(
    ("body", "words", "found"),
    [
        ("The ZEPPELIN, zeppelins and the zep.", "zeppelin", ["ZEPPELIN", "zeppelins"]),
        ("The zeppelins and the zeppelin.", '"zeppelin"', ["zeppelin"]),
        (f"At the {DECOMPOSED}.", "café", [DECOMPOSED]),
        ("At the Café.", unicodedata.normalize("NFD", "cafe\u0301"), ["Café"]),
        ("At the Café.", "cafe", ["Café"]),
        ("我昨天看到飛行船飛過。", "飛行船", ["飛行船"]),
        ("きのう飛行船を見た。", "飛行船", ["飛行船"]),
        ("เมื่อวานฉันเห็นเรือเหาะ", "เรือเหาะ", ["เรือเหาะ"]),
        ("A lost chart, and the chart that was lost.", '"lost chart"', ["lost chart"]),
        ("A **lost**\nchart was here.", '"lost chart"', ["lost", "chart"]),
        ("# A zeppelin\n\n- one zeppelin\n\n> zeppelin", "zeppelin", ["zeppelin"] * 3),
        ("| a zeppelin | b |\n|---|---|\n| zeppelin | 2 |", "zeppelin", ["zeppelin"] * 2),
        ("```\na zeppelin\n```", "zeppelin", ["zeppelin"]),
        ("A rota of rain.", "rain -kind:lesson", ["rain"]),
        ("Rain on 3 May.", "kind:reflection", []),
        ("See [[setback 2]] about the panel.", "panel kind:reflection", ["panel"]),
    ],
)
async def test_what_is_marked_is_what_the_search_finds(
    little: Journal, body: str, words: str, found: list[str]
) -> None:
    ref = little.add(Reflection(body=f"First.\n\n{body}")).ref
    app = at_desk(little)
    async with working(app) as pilot:
        await find(pilot, words)
        assert opened(app) == ref
        assert marked(app) == found


async def test_tags_and_people_are_marked_and_dates_are_not(little: Journal) -> None:
    little.add(Name(name="Rosalind Adair"))
    when = PartialDate(2018, 3, 17)
    body = "Rosalind came by, and R. Adair wrote."
    little.add(Setback(what_happened="Rain", body=body, when=when, tags=("Walking Tour", "rain")))
    app = at_desk(little)
    async with working(app) as pilot:
        await find(pilot, 'tag:"walking tour"')
        assert marked(app) == ["#Walking Tour"]
        await find(pilot, "person:adair kind:setback")
        assert marked(app) == ["Rosalind", "R. Adair"]
        await find(pilot, "17 March 2018")
        assert opened(app) is not None
        assert "17 Mar 2018" in seen(app)
        assert marked(app) == []


async def test_in_a_title_that_was_cut_only_those_are_marked_whom_the_whole_line_names(little: Journal) -> None:
    little.add(Name(name="Zoë Dunn", spellings=("Zoë",)))
    little.add(Name(name="Zoë Kaur"))
    little.add(Reflection(body="I heard the signal by the rota and wrote a letter with Zoë Kaur.\n\nDunn came."))
    app = at_desk(little)
    async with working(app) as pilot:
        await find(pilot, 'person:"Zoë Dunn" kind:reflection')
        assert "a letter with Zoë…" in seen(app)
        assert marked(app) == ["Dunn"]
        await find(pilot, 'person:"Zoë Kaur" kind:reflection')
        assert marked(app) == ["Zoë", "Zoë Kaur"]


def _with_a_late_reading() -> Entry:
    readings = tuple(Reading(when=PartialDate(2000 + number), note=f"Reading {number}.") for number in range(90))
    late = Reading(when=PartialDate(2091), note="It was the zeppelin after all.")
    return Setback(what_happened="Rain", body="It rained.\n\n" * 30, readings=(*readings, late))


@pytest.mark.parametrize(
    ("entry", "words", "found"),
    [
        (Setback(what_happened="The zeppelin fell", body="It rained.\n\n" * 90), "zeppelin", ["zeppelin"]),
        (_with_a_late_reading(), "zeppelin", ["zeppelin"]),
        (
            Lesson(sentence="Rain", body="It rained.\n\n" * 60, where_it_holds="On the zeppelin."),
            "zeppelin",
            ["zeppelin"],
        ),
        (Reflection(prompt="What of the zeppelin?", body="It rained.\n\n" * 60), "zeppelin", ["zeppelin"]),
        (Aspiration(what="Fly", why="Because of the zeppelin."), "zeppelin", ["zeppelin"]),
    ],
    ids=["title", "reading", "field", "question", "aspiration"],
)
async def test_a_hit_anywhere_on_the_page_is_in_view(
    little: Journal, entry: Entry, words: str, found: list[str]
) -> None:
    ref = little.add(entry).ref
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        await find(pilot, words)
        assert opened(app) == ref
        assert marked(app) == found
        if ref.kind is Kind.SETBACK and "zeppelin" in little.title(entry):
            assert app.screen.query_one("#page", EntryPage).scroll_y == 0


async def test_a_hit_far_down_in_code_is_in_view_and_all_of_the_code_is_there(little: Journal) -> None:
    code = "\n".join(f"line {number}" for number in range(90))
    little.add(Reflection(body=f"Code:\n\n```\n{code}\nzeppelin\n```"))
    app = at_desk(little)
    async with working(app, size=NARROW) as pilot:
        await find(pilot, "zeppelin")
        assert marked(app) == ["zeppelin"]
        assert "line 89" in seen(app)


async def test_our_own_words_are_not_marked(little: Journal) -> None:
    little.add(Setback(what_happened="Rain", body="Nothing of this has been opened, he said."))
    app = at_desk(little)
    async with working(app) as pilot:
        await find(pilot, '"nothing of this has been opened"')
        assert "".join(marked(app)) == "Nothing of this has been opened"
        assert "Nothing of this has been opened for sharing" in seen(app)


async def test_once_it_is_left_nothing_is_marked(little: Journal) -> None:
    ref = little.add(Setback(what_happened="Rain", body="A zeppelin came. See [[setback 2]].")).ref
    app = at_desk(little)
    async with working(app) as pilot:
        for leave in (["escape", "enter"], ["backspace"], ["4"], ["j", "k"], ["2", "4"], ["escape", "k", "j"]):
            await find(pilot, "zeppelin")
            assert marked(app) == ["zeppelin"], leave
            await press(pilot, "e", "escape")
            assert opened(app) == ref
            assert marked(app) == ["zeppelin"], "it is the same page"
            if leave == ["j", "k"]:
                continue
            await press(pilot, *leave)
            await settled(pilot)
            assert isinstance(app.screen, DeskScreen)
            assert marked(app) == [], leave
        await find(pilot, "zeppelin")
        await desk(app).open_entry(Ref(Kind.SETBACK, 2))
        await desk(app).open_entry(ref)
        assert marked(app) == []


async def test_private_texts_stay_hidden(little: Journal) -> None:
    little.add(Reflection(body=LONG + "\n\nA zeppelin."))
    app = at_desk(little)
    async with working(app, "f9") as pilot:
        await find(pilot, "zeppelin")
        assert "zeppelin" not in seen(app)
        assert marked(app) == ["········"]
        await press(pilot, "f9")
        assert marked(app) == ["zeppelin"]


async def test_a_hit_that_was_open_already_is_scrolled_to(little: Journal) -> None:
    ref = little.add(Reflection(body=f"A zeppelin.\n\n{LONG}\n\nAnd a heron.")).ref
    app = at_desk(little)
    async with working(app) as pilot:
        await find(pilot, "heron")
        assert opened(app) == ref
        assert marked(app) == ["heron"]
        await find(pilot, "zeppelin")
        assert marked(app) == ["zeppelin"] * 2
        await resize(pilot, NARROW)
        await settled(pilot)
        assert marked(app) == ["zeppelin"] * 2


@pytest.mark.parametrize("before", [0, 4_000], ids=["in one stretch", "between two"])
async def test_a_phrase_that_goes_on_in_the_next_paragraph_is_marked_in_both(little: Journal, before: int) -> None:
    first = "word " * (before // 5) + "They flew a red"
    little.add(Reflection(body=f"{first}\n\n- zeppelin over *the harbour* and zeppelin songs"))
    app = at_desk(little)
    async with working(app) as pilot:
        await find(pilot, '"a red zeppelin over the"')
        await until(pilot, lambda: "".join(marked(app)).split() != [])
        assert " ".join("".join(f"{one} " for one in marked(app)).split()) == "a red zeppelin over the"


async def test_what_is_marked_stands_where_it_does_otherwise(little: Journal) -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |"
    body = f"# Rain\n\nOne.\n\nA zeppelin.\n\n- a\n- b\n\n> said\n\n```\ncode\n```\n\n{table}\n\nLast."
    ref = little.add(Reflection(body=body)).ref
    app = at_desk(little)

    def page() -> list[str]:
        view = app.screen.query_one("#page", EntryPage).content_region
        return [row[view.x : view.right] for row in lines(app)[view.y : view.bottom]]

    async with app.run_test(size=USUAL) as pilot:
        await press(pilot, "7")
        await desk(app).open_entry(ref)
        await settled(pilot)
        before = page()
        await press(pilot, "1")
        await find(pilot, "zeppelin")
        assert marked(app) == ["zeppelin"]
        assert page() == before


@pytest.mark.usefixtures("messages_stay")
@pytest.mark.parametrize(("paragraphs", "place"), [(17, 0), (17, 10), (17, 12), (17, 14), (17, 16), (60, 13), (60, 59)])
async def test_no_message_covers_what_was_found(little: Journal, paragraphs: int, place: int) -> None:
    passages = ["word " * 8 for _ in range(paragraphs)]
    passages[place] = "word " * 10 + "zeppelin"  # at the right, where messages stand
    ref = little.add(Reflection(body="\n\n".join(passages))).ref
    app = at_desk(little)
    async with app.run_test(size=NARROW, notifications=True) as pilot:
        await rest(pilot)
        await press(pilot, "7", "F", *"missed", "enter")
        listed = desk(app).query_one(SectionList)
        await until(pilot, lambda: not listed.is_looking)
        await find(pilot, "zeppelin")
        await until(pilot, lambda: opened(app) == ref and "does not fit" in " ".join(seen(app).split()))
        await until(pilot, lambda: "zeppelin" in marked(app)[-1:] and "does not fit" in " ".join(seen(app).split()))
        await press(pilot, "escape", "j")
        app.notify("Something else")
        await until(pilot, lambda: "Something else" in seen(app))
        rows = [row for row, line in enumerate(seen(app).split("\n")) if "Something else" in line]
        assert rows[0] > NARROW[1] // 2, "where messages stand else"


async def test_what_has_not_been_read_yet_of_a_long_page_is_not_marked_yet(
    little: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = tuple(Reading(note=f"Why the harbour was {number}", when=PartialDate(2021)) for number in range(500))
    little.add(Setback(what_happened="The harbour", when=PartialDate(2020), readings=readings))
    here: list[str] = []
    spans = Sought.spans

    def noted(self: Sought, text: str) -> list[tuple[int, int]]:
        if threading.current_thread() is threading.main_thread():
            here.append(text)
        return spans(self, text)

    monkeypatch.setattr(Sought, "spans", noted)
    app = at_desk(little)
    async with app.run_test(size=USUAL) as pilot:
        await find(pilot, "harbour why")
        assert "harbour" in marked(app)
        assert len(here) < 200
        await press(pilot, "G")
        await settled(pilot)
        assert "Why the harbour was 499" in seen(app)
        assert marked(app)
    assert len(here) >= 500
