"""The brief: what was put there, in its order, on one page, and not a word besides."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from careerjournal.conversations.brief import (
    ENDINGS,
    LINES,
    as_text,
    brief,
    pieces,
    put_in,
    too_long_by,
)
from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Aspiration, Conversation, PartialDate, Reflection, Setback, Step
from careerjournal.model.vocabulary import ActionState
from careerjournal.sharing.document import Format
from careerjournal.sharing.markdown.printing import COLUMNS, printed_height

SECRET = re.compile(r"zq\w+")
FULL = Conversation(
    number=2,
    with_whom="zqwhom",
    when=PartialDate(2026, 11, 27),
    purpose="zqpurpose",
    endpoint="zqendpoint",
    agenda="zqagenda",
    questions=("zqone?", "zqtwo?"),
    raise_again="zqraise",
    body="zqbody",
    tags=("zqtag",),
    opening=Step(preparation="zqopening", notes="zqnotes"),
    aspirations=Step(preparation="zqaspirations"),
    potential=Step(preparation="zqpotential"),
    areas=Step(preparation="zqareas"),
    milestones=Step(preparation="zqmilestones"),
    responsibility=Step(preparation="zqresponsibility"),
    action_plan=Step(preparation="zqplan"),
)
HOSTILE = '<script>alert(1)</script> [x](javascript:alert(1)) ![](https://e.example/p.png) \x1b[31m\u202e & "q"'


class Seen(HTMLParser):
    """Every tag, attribute and word of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def agreed(journal: Journal) -> Journal:
    """A journal in which something was agreed last time."""
    last = journal.add(Conversation(with_whom="zqwhom", when=PartialDate(2026, 5, 12)))
    journal.add(Action(what="zqdone", conversation=last.ref, state=ActionState.DONE, outcome="zqoutcome"))
    journal.add(Action(what="zqopen.", who="zqsam", conversation=last.ref, review="zqreview"))
    return journal


def everything_put_in(conversation: Conversation, journal: Journal) -> Conversation:
    return structs.replace(conversation, brief=tuple(piece.key for piece in pieces(conversation, journal)))


def test_nothing_put_in_is_nothing_said(agreed: Journal) -> None:
    assert brief(FULL, agreed) == ""
    for form in ENDINGS.values():
        said = Seen(as_text(brief(FULL, agreed), form)).words
        assert not SECRET.search(said)
        assert not re.search(r"\d", said.partition("</style>")[2])


@given(data=st.data())
def test_what_was_put_in_stands_there_in_its_order_and_nothing_else_does(data: st.DataObject) -> None:
    from tinydb.storages import MemoryStorage

    from careerjournal.vault.database import Database

    journal = Journal(Database(storage=MemoryStorage))
    known = {piece.key: piece for piece in pieces(FULL, journal)}
    keys = data.draw(st.lists(st.sampled_from([*known, "of a newer version"]), unique=True))
    chosen = structs.replace(FULL, brief=tuple(keys))
    wanted = [word for key in keys if key in known for word in SECRET.findall(known[key].markdown)]
    for form in (Format.MARKDOWN, Format.TEXT):
        assert SECRET.findall(as_text(brief(chosen, journal), form)) == wanted
    assert SECRET.findall(Seen(as_text(brief(chosen, journal), Format.HTML)).words) == wanted


def test_notes_the_write_up_and_tags_cannot_be_put_in(agreed: Journal) -> None:
    said = brief(everything_put_in(FULL, agreed), agreed)
    assert {"zqnotes", "zqbody", "zqtag", "zqoutcome", "zqreview"}.isdisjoint(SECRET.findall(said))
    assert {"zqdone", "zqopen", "zqsam", "zqone", "zqplan"} <= set(SECRET.findall(said))
    assert "- zqdone: done\n- zqsam: zqopen: not yet" in said


def test_what_is_not_written_yet_says_nothing_until_it_is(journal: Journal) -> None:
    bare = Conversation(with_whom="Ros", brief=("potential", "purpose", "of a newer version"))
    assert [piece.key for piece in pieces(bare, journal) if piece.markdown] == ["heading"]
    assert [piece.key for piece in put_in(bare, journal)] == ["potential", "purpose"]
    assert brief(bare, journal) == ""
    assert brief(structs.replace(bare, purpose="Why"), journal) == "**Purpose.** Why"


def test_links_leave_as_words_and_sources_not_at_all(journal: Journal) -> None:
    text = "Read [[aspiration 3]] out. The cards. ([[aspiration 2]]) And [[ Setback #4 ]]."
    conversation = Conversation(potential=Step(preparation=text), purpose=text, brief=("purpose", "potential"))
    said = brief(conversation, journal)
    assert said.count("Read aspiration 3 out. The cards. And Setback #4.") == 2
    assert "[[" not in said


@pytest.mark.parametrize("field", ["with_whom", "purpose", "endpoint", "agenda", "raise_again", "questions", "step"])
def test_whatever_somebody_wrote_stays_words_on_the_page(field: str, journal: Journal) -> None:
    values = {"questions": (HOSTILE,)} if field == "questions" else {field: HOSTILE}
    conversation = Conversation(areas=Step(preparation=HOSTILE)) if field == "step" else Conversation(**values)
    page = as_text(brief(everything_put_in(conversation, journal), journal), Format.HTML)
    seen = Seen(page)
    assert {"script", "img"}.isdisjoint(seen.tags)
    assert not any(name.startswith("on") or "javascript" in (value or "") for name, value in seen.attributes)
    assert "alert(1)" in seen.words
    assert not re.search("[\x1b\u202e]", page)


def test_plain_text_keeps_to_its_columns(sample_journal: Journal) -> None:
    for conversation in sample_journal.conversations:
        text = as_text(brief(everything_put_in(conversation, sample_journal), sample_journal), Format.TEXT)
        assert max(map(len, text.splitlines())) <= COLUMNS
        assert text.endswith("\n")


def test_a_list_stands_under_its_label_and_a_sentence_beside_it(journal: Journal) -> None:
    conversation = Conversation(
        purpose="Why",
        questions=("One?", "2. two?"),
        areas=Step(preparation="- a\n- b"),
        brief=("areas", "questions", "purpose"),
    )
    assert brief(conversation, journal) == (
        "**Areas for development**\n\n- a\n- b\n\n**My questions**\n\n1. One?\n2. 2\\. two?\n\n**Purpose.** Why"
    )


def test_the_next_one_of_the_sample_fits_its_page(sample_journal: Journal) -> None:
    coming = sample_journal.conversations[3]
    assert coming.brief
    assert too_long_by(brief(coming, sample_journal)) == 0
    assert too_long_by(brief(everything_put_in(coming, sample_journal), sample_journal)) == 0


def test_how_much_too_long_is_counted_in_lines() -> None:
    page = "  \n".join(["x" * COLUMNS] * int(LINES))
    assert (printed_height(page), too_long_by(page)) == (LINES, 0)
    assert too_long_by(f"{page}  \ny") == 1
    assert too_long_by("\n\n".join(["y"] * 40)) == 24
    assert too_long_by("") == 0


@pytest.mark.parametrize(
    ("page", "over"),
    [
        ("面试失败了下次再来" * 444, 58),
        ("面试失败了下次再来" * 180, 0),
        ("https://example.org/" + "a" * 4_000, 9),
        ("😀" * 4_000, 58),
    ],
)
def test_a_page_without_spaces_is_as_long_as_it_prints(page: str, over: int) -> None:
    assert too_long_by(page) == over


def test_links_read_as_titles_and_those_to_what_is_private_do_not(journal: Journal) -> None:
    journal.add(Aspiration(what="Survey the *upper* river"))
    journal.add(Setback(what_happened="zqclosed"))
    journal.add(Setback(what_happened="The panel in May", open_fields=("what_happened",)))
    journal.add(Reflection(body="zqprivate"))
    text = "On [[aspiration 1]], [[setback 1]], [[setback 2]] and [[reflection 1]]."
    read = "On Survey the *upper* river, setback 1, The panel in May and reflection 1."
    conversation = Conversation(purpose=text, agenda=text, questions=(text,), brief=("purpose", "agenda", "questions"))
    said = " ".join(as_text(brief(conversation, journal), Format.TEXT).split())
    assert said.count(read) == 3


def test_the_heading_says_the_time(journal: Journal) -> None:
    held = Conversation(
        with_whom="Ros", when=PartialDate(2026, 12, 3), begins="14:30 Europe/Berlin", brief=("heading",)
    )
    assert brief(held, journal) == "# With Ros, 3 December 2026, 14:30"
