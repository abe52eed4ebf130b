"""What a text reads like, by the words in it; and what came in and stays what it is."""

from __future__ import annotations

import pytest

from careerjournal.journal.came_in import looked_at, pass_over, passed_over, reflections
from careerjournal.journal.journal import Journal
from careerjournal.journal.likely import LIKELY, LOOKED_AT, likely
from careerjournal.model import Kind, Origin, PartialDate, Ref, Reflection


@pytest.mark.parametrize(
    ("text", "kind", "phrase"),
    [
        ("I was not shortlisted for the deputy post.", Kind.SETBACK, "not shortlisted"),
        ("DIDN’T GET THE JOB", Kind.SETBACK, "didn't get the job"),
        ("They said no, and I am disappointed.", Kind.SETBACK, "they said no"),
        ("We missed out on the tender.", Kind.SETBACK, "missed out"),
        ("In hindsight, I rushed.", Kind.LESSON, "in hindsight"),
        ("Today I learnt to wait.", Kind.LESSON, "I learnt"),
        ("Finally we shipped.", Kind.SUCCESS, "we shipped"),
        ("The harbour master thanked me.", Kind.SUCCESS, "thanked me"),
        ("I want to become a pilot.", Kind.ASPIRATION, "I want to become"),
        ("Heute eine Absage.", Kind.SETBACK, "eine Absage"),
        ("Ma candidature n’a pas été retenue : pas été retenue.", Kind.SETBACK, "pas été retenu"),
        ("J’ai appris à demander.", Kind.LESSON, "j'ai appris"),
        ("Me rechazaron otra vez.", Kind.SETBACK, "me rechazaron"),
        ("Purtroppo un colloquio.", Kind.SETBACK, "purtroppo"),
        ("Não fui selecionada.", Kind.SETBACK, "não fui selecionad"),
        ("Ik ben afgewezen.", Kind.SETBACK, "afgewezen"),
        ("Jag fick inte jobbet.", Kind.SETBACK, "fick inte jobbet"),
        ("Jeg fik afslag.", Kind.SETBACK, "fik afslag"),
        ("Jeg fikk avslag.", Kind.SETBACK, "fikk avslag"),
        ("En saanut paikkaa.", Kind.SETBACK, "en saanut paikkaa"),
        ("Nie dostałam tej pracy.", Kind.SETBACK, "nie dostałam"),
        ("Nevybrali mě.", Kind.SETBACK, "nevybrali mě"),
        ("面接に落ちた。", Kind.SETBACK, "落ちた"),
        ("我的申请被拒了。", Kind.SETBACK, "被拒"),
    ],
)
def test_what_says_so_makes_it_likely_and_is_the_reason(text: str, kind: Kind, phrase: str) -> None:
    found = likely(text)
    assert found is not None
    assert found.kind is kind
    assert phrase in found.phrases
    assert f"“{phrase}”" in found.because


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Walked the dog.",
        "I won't go there.",
        "An interview with the panel about the application.",
    ],
)
def test_too_little_says_nothing(text: str) -> None:
    assert likely(text) is None


def test_what_happened_comes_before_what_it_taught() -> None:
    found = likely("Not shortlisted. In hindsight I should have asked, and I learnt to ask.")
    assert found is not None
    assert found.kind is Kind.SETBACK


def test_of_a_text_without_end_only_the_beginning_is_looked_at() -> None:
    assert likely("word " * LOOKED_AT + "not shortlisted") is None


def test_every_phrase_of_the_list_is_found_and_says_what_it_is_listed_for() -> None:
    from careerjournal.journal.likely import _phrases

    every = [one for some in (*_phrases().alone.values(), *_phrases().by_two.values()) for one in some]
    assert {one.kind for one in every} == set(LIKELY)
    for one in every:
        if one.weight == 3:
            found = likely(f"{one.said}.")
            assert found is not None, one.said


def test_only_what_came_in_and_can_become_something_is_looked_at(journal: Journal) -> None:
    origin = Origin(program="jrnl", id="1")
    journal.add(Reflection(body="Not shortlisted"))
    journal.add(Reflection(body="Not shortlisted", origin=origin))
    journal.add(Reflection(body="Not shortlisted", origin=origin, open_on=PartialDate.from_iso("2030")))
    [one] = looked_at(journal, reflections(journal))
    assert (one.ref, one.program) == (Ref(Kind.REFLECTION, 2), "jrnl")


def test_what_is_passed_over_is_kept_in_little_room_and_taken_back(journal: Journal) -> None:
    for number in (3, 1, 2, 9, 7, 8, 20):
        pass_over(journal, Ref(Kind.REFLECTION, number))
    assert passed_over(journal) == {1, 2, 3, 7, 8, 9, 20}
    assert journal.arrangement.stay_reflections == ("1–3", "7–9", "20")
    assert journal.undo() == "passed over reflection 20"
    assert passed_over(journal) == {1, 2, 3, 7, 8, 9}
