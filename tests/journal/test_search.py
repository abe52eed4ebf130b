"""Search: every text of every entry, narrowed by filters, up to date, and never an error."""

from __future__ import annotations

import gc
import sqlite3
from unittest.mock import Mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from careerjournal.journal.filtering import filter_of
from careerjournal.journal.journal import Journal
from careerjournal.journal.search.excerpts import LIT
from careerjournal.journal.search.index import SearchIndex
from careerjournal.journal.search.nothing import taken_for
from careerjournal.model import (
    Action,
    Aspiration,
    Kind,
    Lesson,
    Move,
    Name,
    PartialDate,
    Reading,
    Ref,
    Reflection,
    Role,
    Setback,
    from_record,
)
from careerjournal.model.partial_date import Season
from careerjournal.model.vocabulary import AspirationState, Direction, Energy, MoveStatus

PANEL = Setback(
    what_happened="Not shortlisted for the depot",
    body="The panel knew “more” than I did, and *near* the end NOT a word was said about rotas.",
    when=PartialDate(2019, 5),
    tags=("Interview", "depot"),
)


def found(journal: Journal, words: str) -> list[str]:
    return [str(hit.ref) for hit in journal.search(words)]


@pytest.fixture
def filled(journal: Journal) -> Journal:
    journal.add(PANEL)
    journal.add(Lesson(sentence="A panel reads the first page", tags=("interview",)))
    journal.add(
        Reflection(body="Café with Zoë; naïve, the panel was. L’été à Orléans. 面接 のあと", when=PartialDate(2019))
    )
    journal.add(structs.replace(PANEL, what_happened="Rotas", body="", tags=(), when=PartialDate(2021)))
    return journal


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("shortlisted", {"setback 1"}),
        ("panel", {"setback 1", "lesson 1", "reflection 1"}),
        ("PANEL", {"setback 1", "lesson 1", "reflection 1"}),
        ("pan", {"setback 1", "lesson 1", "reflection 1"}),
        ("pan knew", set()),  # only the last word may be half typed
        ("knew pan", {"setback 1"}),
        ("p", {"setback 1", "lesson 1", "reflection 1"}),
        ("cafe", {"reflection 1"}),
        ("CAFÉ", {"reflection 1"}),
        ("cafe\u0301", {"reflection 1"}),
        ("zoe naive", {"reflection 1"}),
        ("l'ete a orleans", {"reflection 1"}),
        ("面接", {"reflection 1"}),
        ("kind:setback", {"setback 1", "setback 2"}),
        ("kind:Setbacks rotas", {"setback 1", "setback 2"}),
        ("kind:setback kind:lesson panel", {"setback 1", "lesson 1"}),
        ("tag:interview", {"setback 1", "lesson 1"}),
        ("TAG:INTERVIEW kind:lesson", {"lesson 1"}),
        ("tag:inter", set()),
        ("tag:interview tag:depot", {"setback 1"}),
        ("2019", {"setback 1", "reflection 1"}),
        ("year:2019 panel", {"setback 1", "reflection 1"}),
        ("kind:setback tag:interview 2019", {"setback 1"}),
        ("2021", {"setback 2"}),
        ("kind:nonsense", set()),
        ("", set()),
        ("  ", set()),
        ("?!", set()),
    ],
)
def test_it_finds(filled: Journal, words: str, refs: set[str]) -> None:
    assert set(found(filled, words)) == refs


@pytest.mark.parametrize(
    "words",
    [
        '"more"',
        "panel OR",
        "panel AND more",
        "near(more)",
        "NOT",
        "body:more",
        "^more",
        "more*",
        "{more}",
    ],
)
def test_quotes_and_operators_are_only_words(filled: Journal, words: str) -> None:
    said = {"more": {"setback 1"}, "NOT": {"setback 1", "setback 2"}}
    meant = {
        "panel OR": {"reflection 1"},  # which says Orléans
        "panel AND more": {"setback 1"},
        "near(more)": {"setback 1"},
        "NOT": {"setback 1"},
        "body:more": set(),
    }.get(words, said["more"])
    assert set(found(filled, words)) == meant


def test_a_title_counts_for_more(journal: Journal) -> None:
    journal.add(Reflection(body="a b c\n" * 3 + "and then the rota, the rota, the rota"))
    journal.add(Setback(what_happened="The rota"))
    assert found(journal, "rota") == ["setback 1", "reflection 1"]


def test_the_words_are_lit(filled: Journal) -> None:
    [hit] = filled.search("shortli")
    assert hit.title == PANEL.what_happened
    assert f"{LIT[0]}shortlisted{LIT[1]}" in hit.excerpt
    [plain] = filled.search("kind:lesson")
    assert plain.excerpt.startswith("A panel reads the first page")


def test_what_stands_inside_parts_is_found(journal: Journal) -> None:
    journal.add(structs.replace(PANEL, readings=(Reading(when=PartialDate(2024), note="It was the weather"),)))
    assert found(journal, "weather") == ["setback 1"]


def test_it_follows_an_edit_a_deletion_and_an_undo(filled: Journal) -> None:
    assert found(filled, "shortlisted") == ["setback 1"]
    filled.keep(structs.replace(filled.setbacks[1], what_happened="Turned down", tags=("rain",)))
    assert (found(filled, "shortlisted"), found(filled, "turned tag:rain")) == ([], ["setback 1"])
    filled.delete(Ref(Kind.SETBACK, 1))
    assert found(filled, "turned") == []
    filled.undo()
    assert found(filled, "turned") == ["setback 1"]
    filled.undo()
    assert (found(filled, "shortlisted"), found(filled, "turned")) == (["setback 1"], [])
    filled.add(Lesson(sentence="Weatherproof"))
    assert found(filled, "weatherp") == ["lesson 2"]
    filled.undo()
    assert found(filled, "weatherp") == []
    filled.restore(Ref(Kind.LESSON, 2))
    assert found(filled, "weatherp") == ["lesson 2"]


def test_a_move_follows_the_name_of_its_role(journal: Journal) -> None:
    role = journal.add(Role(title_="Analyst"))
    move = journal.add(Move(to_role=role.ref))
    assert found(journal, "kind:move analyst") == ["move 1"]
    journal.keep(structs.replace(role, title_="Navigator"))
    assert (found(journal, "kind:move analyst"), found(journal, "kind:move navigator")) == ([], ["move 1"])
    journal.delete(role.ref)
    assert [hit.title for hit in journal.search("kind:move")] == [journal.title(move)] == ["move 1"]
    journal.undo()
    assert [hit.title for hit in journal.search("kind:move")] == ["Navigator"]


def test_no_more_than_fit_on_any_screen(journal: Journal) -> None:
    with journal.together():
        for _ in range(205):
            journal.add(Reflection(body="again"))
    assert len(journal.search("again")) == 200


HOSTILE = [
    "year:" + "9" * 40,
    "year:²",
    "year:-1",
    "year:",
    "9999",
    "tag:\udcff",
    "tag:",
    "kind:",
    ":",
    '"',
    '"' * 99,
    "'; DROP TABLE said; --",
    "_",
    "panel _",
    "_ panel",
    "a\0b",
    "tag:a\0b",
    "½ ² Ⅷ",
    "(((((",
    "NEAR/3 AND OR NOT",
    "*",
    "panel*",
    "\ue000",
    "हिन्दी",
    "x" * 100_000,
    "word " * 5_000,
    " ".join(f"w{n}" for n in range(5_000)),
    " ".join(f"tag:t{n}" for n in range(5_000)),
    " ".join(f"year:{n}" for n in range(40_000)),
    "kind:setback " * 40_000,
]


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_that_can_be_typed_is_an_error(filled: Journal, words: str) -> None:
    for hit in filled.search(words):
        assert filled.get(hit.ref) is not None
    assert set(found(filled, "panel")) == {"setback 1", "lesson 1", "reflection 1"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(
    words=st.text(st.characters(codec=None), max_size=30) | st.text('"*:()^-+ kindtagyear2019{}_\0\udc80', max_size=40)
)
def test_nor_is_anything_else(filled: Journal, words: str) -> None:
    assert isinstance(filled.search(words), list)


def test_it_is_in_memory_only_and_gone_with_the_lock(filled: Journal) -> None:
    filled.search("panel")
    index = filled.searching._index
    assert index is not None
    assert index._rows.execute("PRAGMA database_list").fetchall() == [(0, "main", "")]
    filled.lock()
    with pytest.raises(Exception, match="closed"):
        index._rows.execute("SELECT 1")


def test_a_person_is_found_in_every_spelling(sample_journal: Journal) -> None:
    person = sample_journal.names.add(Name(name="Ottoline Vane", spellings=("Otto", "O. V.")))
    by_name = sample_journal.reflections.add(Reflection(body="Ottoline Vane came by."))
    by_nickname = sample_journal.reflections.add(Reflection(body="Otto again, with cake."))
    sample_journal.reflections.add(Reflection(body="An ottoman, for the office."))
    found = {hit.ref for hit in sample_journal.search("person:ottoline")}
    assert found == {person.ref, by_name.ref, by_nickname.ref}
    assert {hit.ref for hit in sample_journal.search('person:"Ottoline Vane" cake')} == {by_nickname.ref}


@pytest.mark.parametrize("asked", ["ros", "Ros", "adai", '"rosalind ad"', "rosalind"])
def test_the_beginning_of_a_name_on_the_list_means_it(journal: Journal, asked: str) -> None:
    journal.names.add(Name(name="Rosalind Adair"))
    named = journal.reflections.add(Reflection(body="Rosalind came by."))
    journal.reflections.add(Reflection(body="A rose and a primrose for the adaitional office."))
    words = f"person:{asked} kind:reflection"
    for found in (journal.find(words), journal.find_once(words)):
        assert found.refs == [named.ref]
        assert [person.names for person in found.people] == [("Rosalind Adair",)]
        assert taken_for(found.query, found.people) == f"“{found.query.people[0]}” is taken for “Rosalind Adair”."


def test_a_name_that_is_there_goes_before_one_that_only_begins_so(journal: Journal) -> None:
    journal.names.add(Name(name="Rosalind Adair"))
    journal.names.add(Name(name="Ros"))
    journal.reflections.add(Reflection(body="Rosalind came by."))
    meant = journal.reflections.add(Reflection(body="Ros came by."))
    found = journal.find("person:ros kind:reflection")
    assert (found.refs, taken_for(found.query, found.people)) == ([meant.ref], "")


def test_of_many_who_begin_so_any_will_do_and_a_few_are_said(journal: Journal) -> None:
    for name in ("Rosalind Adair", "Rosemary Bell", "Rosa Crane", "Roswitha Dorn", "Ken Ellis"):
        journal.names.add(Name(name=name))
        journal.reflections.add(Reflection(body=f"{name.split()[0]} came by."))
    found = journal.find("person:ros kind:reflection")
    assert sorted(ref.number for ref in found.refs) == [1, 2, 3, 4]
    said = "“ros” is taken for “Rosalind Adair” · “Rosemary Bell” · “Rosa Crane” and 1 more."
    assert taken_for(found.query, found.people) == said
    assert journal.find("person:x").total == journal.find("person:alind").total == 0


def test_a_tag_of_two_words_is_put_in_quotes(journal: Journal) -> None:
    tagged = journal.reflections.add(Reflection(body="Nights.", tags=("control room",)))
    journal.reflections.add(Reflection(body="Days.", tags=("room",)))
    assert [hit.ref for hit in journal.search('tag:"control room"')] == [tagged.ref]


def test_an_index_that_is_let_go_of_is_closed(journal: Journal) -> None:
    index = SearchIndex()
    journal.search("anything")
    held = journal.searching._index
    assert held is not None
    left, locked = index._rows, held._rows
    del index, held
    gc.collect()
    locked.execute("SELECT 1")  # the journal still has its own
    journal.lock()
    for rows in (left, locked):
        with pytest.raises(sqlite3.ProgrammingError):
            rows.execute("SELECT 1")


@pytest.mark.parametrize("entries", [40, 400])
def test_a_search_for_somebody_decodes_only_what_names_them(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, entries: int
) -> None:
    journal.add(Name(name="Rosa Garcia"))
    with journal.together():
        for number in range(entries):
            said = "A large target for good, planned with rosary beads; it’s “so” *argued*. " * 3
            journal.add(Reflection(body=said + ("Rosa told me." if number % 20 == 0 else "")))
    journal._index.forget()
    decoded = Mock(side_effect=from_record)
    monkeypatch.setattr("careerjournal.journal.index.from_record", decoded)
    assert journal.find_once('person:"Rosa Garcia"').total == entries // 20 + 1
    assert decoded.call_count <= entries // 20 + 3


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("panel -shortlisted", {"lesson 1", "reflection 1"}),
        ("panel -short", {"setback 1", "lesson 1", "reflection 1"}),  # a word that is left out is whole
        ("-panel", {"setback 2"}),
        ('panel -"first page"', {"setback 1", "reflection 1"}),
        ("-kind:setback", {"lesson 1", "reflection 1"}),
        ("-kind:setback -kind:lesson", {"reflection 1"}),
        ("kind:setback -2021", {"setback 1"}),
        ("panel -#interview", {"reflection 1"}),
        ('panel -tag:"INTERVIEW"', {"reflection 1"}),
        ("panel -person:zoe", {"setback 1", "lesson 1"}),
        ("-person:zoe", {"setback 1", "setback 2", "lesson 1"}),
        ("person:zoe -panel", set()),
        ("panel - page", {"lesson 1"}),
        ("first-page", {"lesson 1"}),
        ("panel --", {"setback 1", "lesson 1", "reflection 1"}),
    ],
)
def test_a_minus_leaves_out_what_fits(filled: Journal, words: str, refs: set[str]) -> None:
    assert set(found(filled, words)) == refs
    once = filled.find_once(words)
    assert {str(ref) for ref in once.refs} == refs
    fits = filter_of(filled, words)
    assert fits is not None
    assert {str(card.ref) for card in filled.order.of(tuple(Kind)) if fits(card)} == refs


def test_where_a_minus_leaves_out_everything_that_is_said(filled: Journal) -> None:
    for answer in (filled.find("person:zoe -panel"), filled.find_once("panel -panel")):
        assert answer.why == "What fits the rest of that is all left out by what has a minus before it."
    everything = " ".join(f"-kind:{kind}" for kind in Kind)
    for answer in (filled.find(everything), filled.find_once(everything)):
        assert answer.why == "Everything is left out by what has a minus before it."


@pytest.fixture
def standing(journal: Journal) -> Journal:
    """Entries whose rows say what none of their texts does."""
    journal.add(
        Move(status=MoveStatus.DECLINED, direction=Direction.ENRICHMENT, start=PartialDate(2023, season=Season.SPRING))
    )
    journal.add(Move(direction=Direction.LATERAL))
    journal.add(Aspiration(what="I am where I want to be", direction=Direction.ENRICHMENT))
    journal.add(Aspiration(what="To run a survey", state=AspirationState.LET_GO))
    journal.add(Action(what="Ask Ken", by_when=PartialDate(2027, 3)))
    journal.add(Reflection(body="They declined, and I was glad of it. " * 9, energy=Energy.DRAINED))
    journal.add(Role(title_="Surveyor", start=PartialDate(2016, 9, 12), end=PartialDate(2019)))
    return journal


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("declined", ["reflection 1", "move 1"]),
        ("DECLI", ["reflection 1", "move 1"]),
        ("kind:move declined", ["move 1"]),
        ("kind:move -declined", ["move 2"]),
        ("enrichment", ["aspiration 1", "move 1"]),
        ("considering", ["move 2"]),
        ("staying", ["aspiration 1", "move 1"]),
        ('"growing in place"', ["aspiration 1", "move 1"]),
        ("held", ["aspiration 1"]),
        ('"let go"', ["aspiration 2"]),
        ("open", ["action 1"]),
        ("drained", ["reflection 1"]),
        ("spring 2023", ["move 1"]),
        ('"spring 2023"', ["move 1"]),
        ("march", ["action 1"]),
        ('"Mar 2027"', ["action 1"]),
        ("september 2016", ["role 1"]),
        ("2019", ["role 1"]),
        ("op", []),
    ],
)
def test_how_an_entry_stands_is_found_after_what_says_it(standing: Journal, words: str, refs: list[str]) -> None:
    assert found(standing, words) == refs
    assert [str(ref) for ref in standing.find_once(words).refs] == refs


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("17 mar 2014", ["reflection 1"]),
        ("17 March 2014", ["reflection 3", "reflection 1"]),
        ("march 17, 2014", ["reflection 3", "reflection 1"]),
        ("2014-03-17", ["reflection 1"]),
        ("17/3/2014", ["reflection 1"]),
        ("mar 2014", ["setback 1", "reflection 2", "reflection 1"]),
        ("2014-03", ["setback 1", "reflection 2", "reflection 1"]),
        ("März 2014", ["setback 1", "reflection 2", "reflection 1"]),
        ("mar 2014 kind:setback", ["setback 1"]),
        ("rota mar 2014", ["reflection 2"]),
        ("march 2014 -rota", ["setback 1", "reflection 3", "reflection 1"]),
        ("18 mar 2014", ["reflection 2"]),
        ("apr 2014", []),
        ("mar 2013", []),
        ("-mar 2014 rota", []),
        ('rota -"mar 2014"', []),
        ("2014 -17 march 2014", ["setback 1", "reflection 2"]),
        ("2014 -march 2014", []),
        ("-rota 2014", ["setback 1", "reflection 3", "reflection 1"]),
        ("on20140317", []),
        ("on2014", []),
    ],
)
def test_a_day_and_a_month_are_found_as_entries_have_them(journal: Journal, words: str, refs: list[str]) -> None:
    journal.add(Reflection(body="We spoke", when=PartialDate(2014, 3, 17)))
    journal.add(Reflection(body="The rota", when=PartialDate(2014, 3, 18)))
    journal.add(Reflection(body="It was on 17 March 2014 that it began", when=PartialDate(2019, 5, 2)))
    journal.add(Setback(what_happened="Not shortlisted", when=PartialDate(2014, 3)))
    for answer in (journal.find(words), journal.find_once(words)):
        assert sorted(map(str, answer.refs), reverse=True) == refs
        assert answer.total == len(refs)


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("spring 2014", {"of the spring", "of May", "of a day in March", "of a book"}),
        ("Spring 2014 of", {"of the spring", "of May", "of a day in March", "of a book"}),
        ("summer of 2014", set()),
        ("winter 2014", {"of January"}),
        ("winter 2013", set()),
        ("2014-q1", {"of a day in March", "of a quarter"}),
        ("2014-SPRING", {"of the spring", "of May", "of a day in March", "of a book"}),
        ("q1 2014", {"of a day in March", "of a quarter"}),
        ("Q1 2015", {"of January"}),
        ("spring 2014 day", {"of a day in March"}),
        ("2014 -book", {"of the spring", "of May", "of a day in March", "of a quarter", "of the year"}),
    ],
)
def test_a_season_and_a_quarter_are_found_as_entries_have_them(journal: Journal, words: str, refs: set[str]) -> None:
    journal.add(Reflection(body="of the spring", when=PartialDate(2014, season=Season.SPRING)))
    journal.add(Setback(what_happened="of May", when=PartialDate(2014, 5)))
    journal.add(Reflection(body="of a day in March", when=PartialDate(2014, 3, 17)))
    journal.add(Reflection(body="of January", when=PartialDate(2015, 1, 10)))
    journal.add(Reflection(body="of a quarter", when=PartialDate(2014, quarter=1)))
    journal.add(Reflection(body="of the year", when=PartialDate(2014)))
    journal.add(Reflection(body="of a book: spring in 2014", when=PartialDate(2020)))
    for answer in (journal.find(words), journal.find_once(words)):
        titles = [card.title for ref in answer.refs if (card := journal.order.get(ref)) is not None]
        assert {title.partition(":")[0] for title in titles} == refs


@pytest.mark.parametrize(
    ("words", "refs"),
    [
        ("5/3/2014", {"reflection 1", "reflection 2"}),
        ("3-5-2014", {"reflection 1", "reflection 2"}),
        ("5/3/2014 -march 2014", {"reflection 2"}),
        ("13/3/2014", {"reflection 3"}),
        ("05.03.2014", {"reflection 1"}),
        ("6/3/2014", set()),
    ],
)
def test_figures_that_may_be_two_days_find_both(journal: Journal, words: str, refs: set[str]) -> None:
    journal.add(Reflection(body="We spoke", when=PartialDate(2014, 3, 5)))
    journal.add(Reflection(body="We spoke again", when=PartialDate(2014, 5, 3)))
    journal.add(Reflection(body="Not at all", when=PartialDate(2014, 3, 13)))
    for answer in (journal.find(words), journal.find_once(words)):
        assert {str(ref) for ref in answer.refs} == refs
        assert bool(answer.why) is not bool(refs)
    if not refs:
        assert "6 March 2014 or 3 June 2014" in journal.find(words).why


@pytest.mark.parametrize(
    ("words", "refs"),
    [("C++", {"reflection 1"}), ("c#", {"reflection 1"}), ("c", {"reflection 1", "reflection 2"}), ("clear.", set())],
)
def test_a_word_with_a_sign_behind_it_is_not_only_begun(journal: Journal, words: str, refs: set[str]) -> None:
    journal.add(Reflection(body="I learnt C++ and more"))
    journal.add(Reflection(body="It was clearly so"))
    for answer in (journal.find(words), journal.find_once(words)):
        assert {str(ref) for ref in answer.refs} == refs


def test_a_kind_that_is_none_is_said_behind_a_minus_too(filled: Journal) -> None:
    for answer in (filled.find("panel -kind:reflecton"), filled.find_once("panel -kind:reflecton")):
        assert answer.total == 0
        assert "“reflecton” is not a kind of entry" in answer.why


def test_a_day_that_nothing_is_of_is_named(journal: Journal) -> None:
    journal.add(Reflection(body="Seventeen of us, 17 in all", when=PartialDate(2014, 4, 18)))
    for answer in (journal.find("17 mar 2014"), journal.find_once("17 mar 2014")):
        assert answer.why == "No entry is of 17 March 2014, or has the word “mar” as well."


def test_of_what_says_a_word_alike_the_latest_comes_first(journal: Journal) -> None:
    for year in (2006, 2019, 2012):
        journal.add(Action(what="Book the rota", by_when=PartialDate(year, 5)))
    assert found(journal, "rota") == ["action 2", "action 3", "action 1"]
    assert [str(ref) for ref in journal.find_once("rota").refs] == ["action 2", "action 3", "action 1"]


def test_what_only_says_how_an_entry_stands_is_said_as_that(standing: Journal) -> None:
    said, stands = standing.search("declined")
    assert said.excerpt.startswith(f"They {LIT[0]}declined{LIT[1]}")
    assert f"Status: {LIT[0]}declined{LIT[1]}" in stands.excerpt
