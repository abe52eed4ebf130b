"""Somebody asked for by name: the quick way to tell that a text does not name them tells the same as the slow one."""

from __future__ import annotations

import random
from unittest.mock import Mock

import pytest

from careerjournal.model import Name
from careerjournal.model.names.as_written import in_capitals
from careerjournal.model.names.finder import Finder
from careerjournal.model.names.somebody import Somebody
from careerjournal.model.vocabulary import NameKind

KNOWN = (
    Name(number=1, name="Rosa Maria Garcia"),
    Name(number=2, name="Seán O’Brien", spellings=("Shaun",)),
    Name(number=3, name="Al Ng"),
    Name(number=4, name="The Border & Ports Office Ltd", kind=NameKind.ORGANISATION),
    Name(number=5, name="Ana Rosa Pell"),
    Name(number=6, name="王伟"),
    Name(number=7, name="Will"),
    Name(number=8, name="BPO", kind=NameKind.TEAM),
)
SAID = (
    "rosa|Rosa|ROSA|Maria|Garcia|García|garcia|R|G|M|RG|r|g|Seán|O’Brien|OBrien|O'Brien|obrien|Brien|Shaun|Al|Ng|AlNg|AN|"
    "A.N.|N|Border|Ports|&|and|Office|Ltd|ltd|BPO|B|P|O|王伟|王|伟|Will|will|Ana|Pell|rosary|planning|the|The|said|target|"
    "Dr|dr|s|’s|'s|s'|x2|²|ł|ß|Border & Ports Office|the Border\nand Ports office"
)
PIECES = SAID.split("|")
BETWEEN = (
    " ",
    " ",
    " ",
    " ",
    "",
    "-",
    ".",
    ". ",
    ", ",
    "  ",
    "\n\n",
    "*",
    "_",
    "**",
    "\\",
    "’",
    "‘",
    "\u00ad",
    " / ",
    "&",
)
ASKED = (
    "Rosa Maria Garcia",
    "Rosa",
    "Shaun",
    "Al Ng",
    "the border and ports office",
    "王伟",
    "Will",
    "BPO",
    "R Nobody",
)


def said_by(chance: random.Random, words: int) -> str:
    """A text of pieces of names, put together as no person would."""
    return "".join(chance.choice(PIECES) + chance.choice(BETWEEN) for _ in range(words))


def may_be_named(somebody: Somebody, *texts: str) -> bool:
    """The plain rule: by a name of theirs, if no other who has it, too, is named besides."""
    found = [one for text in texts for one in somebody._finder.find(text)]
    others = {place for one in found if somebody._meant.isdisjoint(one.whose) for place in one.whose}
    theirs = (one.whose for one in found if somebody._meant.intersection(one.whose))
    return any(somebody._meant.issuperset(whose) or others.isdisjoint(whose) for whose in theirs)


@pytest.mark.parametrize("asked", ASKED)
def test_no_text_that_names_somebody_is_passed_over(asked: str) -> None:
    chance = random.Random(asked)
    somebody = Somebody(asked, KNOWN, begun=True)
    naming = passed_over = 0
    for _ in range(400):
        text = said_by(chance, chance.choice((2, 4, 8, 16)))
        found = somebody._finder.find(text)
        seen = any(somebody._meant.intersection(one.whose) for one in found)
        naming += seen
        passed_over += not somebody.glance(text)
        assert bool(somebody.found_in(text)) == seen, repr(text)
        assert somebody.may_be_named_in(text) == may_be_named(somebody, text), repr(text)
    assert naming
    assert passed_over


@pytest.mark.parametrize("around", ["word ", "and so on. ", "* ", "x", "ß\u00ad", "“so” "])
def test_a_name_far_into_a_long_text_is_found(around: str) -> None:
    somebody = Somebody("Rosa Maria Garcia", KNOWN)
    for text in (f"{around * 700} Rosa Garcia", f"{around * 700} R*os*a Garcia {around * 700}"):
        assert somebody.may_be_named_in(text)
    assert not somebody.may_be_named_in(f"{around * 700} Ana Rosa Pell {around * 700}")


@pytest.mark.parametrize(
    ("text", "names"), [("O’Rosa came", False), ("So O'Rosa", False), ("Nuno’Rosa", True), ("d’Rosa", True)]
)
def test_behind_an_irish_o_another_name_goes_on(text: str, names: bool) -> None:
    assert may_be_named(Somebody("Rosa", [Name(number=1, name="Rosa Garcia")]), text) is names


def test_a_name_is_not_cut_in_two_where_the_text_around_another_ends() -> None:
    somebody = Somebody("Rosa Nobody", KNOWN)
    for gap in range(150, 450):
        assert not somebody.may_be_named_in(f"Ana Rosa Pell {'x' * gap} Ana Rosa Pell")


def test_only_the_patterns_of_what_may_stand_in_a_text_are_made(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Mock(return_value=" ")
    monkeypatch.setattr("careerjournal.model.names.finder._between", made)
    for known in (200, 1_000):
        made.reset_mock()
        finder = Finder(Name(number=number, name=f"Given{number} Family{number}x") for number in range(1, known))
        assert [one.whose for one in finder.find("I met Given7 Family7x.")] == [(6,)]
        assert made.call_count < 20


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("Ros Adair and I", []),
        ("the CEO, the CEO's office", ["CEO", "CEO"]),
        ("BBC2 and NHS-run, A1 and USA's", ["BBC", "NHS", "USA"]),
        ("McDONALD_OF\nTHE\tISLES.QC", ["DONALD", "OF", "THE", "ISLES", "QC"]),
        ("AB" * 3, ["ABABAB"]),
        ("ÉA and É, the BBC", ["ÉA", "BBC"]),
    ],
)
def test_what_stands_in_capitals_is_two_of_them_or_more(text: str, found: list[str]) -> None:
    assert in_capitals(text) == found
