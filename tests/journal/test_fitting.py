"""A single search, which makes no index, finds the same as the index, and in the same order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb.storages import MemoryStorage

from careerjournal.journal.journal import Journal
from careerjournal.model import Action, Aspiration, Entry, Lesson, PartialDate, Reflection, Setback
from careerjournal.model.vocabulary import AspirationState
from careerjournal.vault.database import Database

WORDS = (
    *(
        "rota",
        "rotas",
        "Rota",
        "the",
        "panel",
        "a",
        "no",
        "date",
        "yet",
        "applied",
        "level",
        "3",
        "17",
        "March",
        "2014",
    ),
    *(
        "Zoë",
        "zoe",
        "ZOE\u0308",
        "Straße",
        "strasse",
        "łódź",
        "Ελλάδα",
        "работа",
        "עבודה",
        "عَمَل",
        "หน้าที่",
        "面接",
        "面",
        "接",
    ),
    *(
        "일자리",
        "😀",
        "👍🏽",
        "हिंदी",
        "e-mail",
        "o’clock",
        "snake_case",
        "x\u200dy",
        "co\u00adop",
        "①",
        "x²",
        "Ⅷ",
        "_",
        "…",
    ),
)
FILTERS = (
    *(
        "kind:lesson",
        "kind:setback",
        "kind:action",
        "year:2014",
        "#rota",
        'tag:"control room"',
        "kind:none",
        "colour:red",
    ),
    *('"the panel"', '"rota yet"', '"面接 の"', "pan", "ro", "20", "open", "declined", "spring", "2014", "mar 2014"),
)

texts = st.lists(st.sampled_from(WORDS), max_size=6).flatmap(
    lambda words: st.sampled_from((" ", "\n", "\n\n", "-", "_", ", ")).map(lambda gap: gap.join(words))
)
asked = st.lists(
    st.tuples(st.sampled_from(("", "", "", "-")), st.sampled_from((*WORDS, *FILTERS))).map("".join),
    min_size=1,
    max_size=4,
).map(" ".join)
tags = st.lists(st.sampled_from(("rota", "Rota", "control room", "面接")), max_size=2, unique=True).map(tuple)
dates = st.sampled_from(
    (None, PartialDate(2014), PartialDate(2014, 3), PartialDate(2014, 3, 17), PartialDate(2021, 5, 2))
)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    said, tagged, when = draw(texts), draw(tags), draw(dates)
    return draw(
        st.sampled_from(
            (
                Reflection(body=said or "the", when=when, tags=tagged),
                Setback(what_happened=said or "rota", body=draw(texts), when=when, tags=tagged),
                Lesson(sentence=said or "panel", tags=tagged),
                Action(what=said or "yet", by_when=when),
                Aspiration(what=said or "date", state=draw(st.sampled_from(AspirationState))),
            )
        )
    )


@settings(deadline=None, max_examples=200)
@given(written=st.lists(entries(), min_size=1, max_size=8), words=asked)
def test_it_finds_what_the_index_does(written: list[Entry], words: str) -> None:
    journal = Journal(Database(storage=MemoryStorage))
    with journal.together():
        for entry in written:
            journal.add(entry)
    found, once = journal.find(words, 99), journal.find_once(words, 99)
    assert (once.total, sorted(once.refs)) == (found.total, sorted(found.refs))


@pytest.mark.parametrize(
    "words",
    ["rota", "ro", '"the rota"', "面接", "kind:reflection", "year:2014", "2014", "feb 2014", "spring 2014", "-panel"],
)
def test_it_ranks_as_the_index_does(journal: Journal, words: str) -> None:
    journal.add(Reflection(body="the rota 面接 " + "and much else " * 40, when=PartialDate(2014, 5)))
    journal.add(Reflection(body="the rota 面接", when=PartialDate(2014, 2)))
    journal.add(Reflection(body="the rota 面接", when=PartialDate(2014, 3)))
    journal.add(Reflection(body="the rota, the rota, 面接の面接 " * 9, when=PartialDate(2014, 1)))
    journal.add(Reflection(body="Otherwise\n\n" + "something else " * 30 + "rota 面接", when=PartialDate(2014, 4)))
    assert list(journal.find_once(words).refs) == list(journal.find(words).refs)


@pytest.mark.parametrize(
    ("body", "fits"), [("the panel, yet", 1), ("the panel ि yet", 0), ("the panel_yet", 1), ("panelyet", 0)]
)
def test_a_mark_between_two_words_is_a_word_of_its_own(journal: Journal, body: str, fits: int) -> None:
    journal.add(Reflection(body=body))
    assert [find('"panel yet"').total for find in (journal.find, journal.find_once)] == [fits, fits]


@pytest.mark.parametrize("words", ["2014", "march 2014"])
def test_of_what_only_its_date_finds_the_latest_comes_first(journal: Journal, words: str) -> None:
    for day, length in ((5, 3), (28, 400), (17, 40), (9, 1)):
        journal.add(Reflection(body="rota " * length, when=PartialDate(2014, 3, day)))
    journal.add(Reflection(body="It was in March 2014", when=PartialDate(2001)))
    for find in (journal.find, journal.find_once):
        assert [ref.number for ref in find(words).refs] == [5, 2, 3, 4, 1]


@pytest.mark.parametrize("words", ["lead", "the lead"])
def test_what_has_a_word_as_it_is_typed_goes_before_what_only_begins_so(journal: Journal, words: str) -> None:
    for body in ("the leadership of it", "the lead of it", "the leading lights", "the leaders, the leaders"):
        journal.add(Reflection(body=f"Otherwise\n\n{body}"))
    for find in (journal.find, journal.find_once):
        found = find(words)
        assert (found.refs[0].number, found.total) == (2, 4)
