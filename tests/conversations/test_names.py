"""A name is found in one way everywhere: in a search, in what a conversation offers, and in what is shared."""

from __future__ import annotations

import unicodedata

import pytest
from msgspec import structs

from careerjournal.conversations.offers import material
from careerjournal.journal.journal import Journal
from careerjournal.journal.search.excerpts import LIT
from careerjournal.model import Conversation, Name, Reflection, StepName
from careerjournal.model.vocabulary import ConversationPart, NameKind
from careerjournal.sharing.redaction.stand_ins import StandIns

ED = Name(name="Ed Marlow", stand_in="a friend")
PRIYA = Name(name="Priya Raman", spellings=("Pri",), stand_in="a colleague")
ZOE = Name(name="Zoë O’Brien-Hale", stand_in="a neighbour")
MING = Name(name="王小明", stand_in="a cousin")
SOREN = Name(name="Søren Aas", stand_in="an uncle")
TRUST = Name(name="Harbour Trust", kind=NameKind.ORGANISATION, stand_in="an employer")

NAMED = [
    (ED, "Then Ed came by."),
    (ED, "Marlow's plan held."),
    (ED, "Marlow’s plan held."),
    (ED, "I asked Mr Marlow."),
    (ED, "MARLOW, ED"),
    (PRIYA, "So priya raman said."),
    (PRIYA, "Priya\u00a0Raman said so."),
    (PRIYA, "Priya  Raman said so."),
    (PRIYA, "Priya\nRaman said so."),
    (PRIYA, "I met Dr Raman."),
    (PRIYA, "I met Raman, Priya, again."),
    (PRIYA, "P. Raman signed it."),
    (PRIYA, "(Priya)"),
    (PRIYA, "“Priya”"),
    (PRIYA, "ask Priya/Ros"),
    (PRIYA, "Priya-led work"),
    (PRIYA, "**Pri**ya said so."),
    (PRIYA, "Pri\u200bya said so."),
    (PRIYA, "PriyaRaman"),
    (PRIYA, "Pri, again."),
    (ZOE, "I saw Zoë."),
    (ZOE, unicodedata.normalize("NFD", "I saw Zoë.")),
    (ZOE, "I saw Zoe."),
    (ZOE, "Zoe O'Brien-Hale was there."),
    (ZOE, "Zoë O’Brien Hale was there."),
    (ZOE, "Zoe OBrien-Hale was there."),
    (MING, "王小明说可以。"),
    (MING, "昨天我和王小明谈过了。"),
    (MING, "I met 王小明 there."),
    (SOREN, "I wrote to Søren."),
    (SOREN, "I wrote to Soren Aas."),
    (TRUST, "The Harbour Trust rang."),
    (TRUST, "the harbour trust’s rules"),
]

ONLY_LISTED = [(PRIYA, "Pri, again."), (TRUST, "I trust the harbour.")]
"""Without the names list nobody knows of the nickname, nor that it is not Harbour, whose surname is Trust."""

NOT_NAMED = [
    (ED, "It was needed."),
    (ED, "Edith edited it."),
    (ED, "Marlowe wrote plays."),
    (PRIYA, "Priyanka said so."),
    (PRIYA, "Ramanathan said so."),
    (PRIYA, "The prices rose."),
    (PRIYA, "Private, please."),
    (ZOE, "Zoology."),
    (MING, "王小红说可以。"),
    (SOREN, "Sorensen said so."),
    (TRUST, "I trust the harbour."),
]


def sought(journal: Journal, who: str) -> set[str]:
    hits = journal.search(f'person:"{who}" kind:reflection')
    return {journal.reflections[hit.ref.number].body for hit in hits}


def offered(journal: Journal, who: str) -> bool:
    coming = Conversation(with_whom=who, my_part=ConversationPart.MENTOR)
    return any(
        offer.heading.startswith("What I wrote of them") for offer in material(StepName.POTENTIAL, coming, journal)
    )


@pytest.mark.parametrize(
    ("name", "text", "named", "listed"),
    [
        *((*one, True, True) for one in NAMED),
        *((*one, True, False) for one in NAMED if one not in ONLY_LISTED),
        *((*one, False, True) for one in NOT_NAMED),
        *((*one, False, False) for one in NOT_NAMED if one not in ONLY_LISTED),
    ],
)
def test_a_text_names_somebody_or_not_at_every_door(
    journal: Journal, name: Name, text: str, named: bool, listed: bool
) -> None:
    if listed:
        for one in (ED, PRIYA, ZOE, MING, SOREN, TRUST):
            journal.add(one)
    journal.add(Reflection(body=text))
    assert (sought(journal, name.name) == {text}) is named
    assert offered(journal, name.name) is named
    shared = StandIns([name]).applied(text).text
    assert (name.stand_in in shared.lower()) is named


@pytest.mark.parametrize(
    "asked", ["Priya", "priya raman", "Dr Raman", "Raman, Priya", "pri", "P. Raman", "Priya  Raman"]
)
def test_whichever_way_a_person_is_asked_for_all_ways_are_found(journal: Journal, asked: str) -> None:
    journal.add(PRIYA)
    journal.add(Name(name="Prisha Bell"))
    texts = {text for name, text in NAMED if name is PRIYA}
    for text in (*texts, "Prisha came.", "Nobody came."):
        journal.add(Reflection(body=text))
    assert sought(journal, asked) == texts


def test_of_two_who_are_called_the_same_a_search_finds_both_and_an_offer_is_of_neither(journal: Journal) -> None:
    journal.add(PRIYA)
    journal.add(Name(name="Priya Shah"))
    for text in ("Priya came.", "Priya Shah came.", "Raman came."):
        journal.add(Reflection(body=text))
    assert sought(journal, "Priya Shah") == {"Priya came.", "Priya Shah came."}
    coming = Conversation(with_whom="Priya Shah", my_part=ConversationPart.MENTOR)
    assert [offer.words for offer in material(StepName.POTENTIAL, coming, journal)] == ["Priya Shah came."]


def test_an_excerpt_shows_the_name_as_it_stands(journal: Journal) -> None:
    journal.add(MING)
    journal.add(Reflection(body=f"{'Rain on the quay. ' * 20}昨天我和王小明谈过了。 {'Rain on the quay. ' * 20}"))
    (hit,) = journal.search("person:王小明 kind:reflection")
    assert f"{LIT[0]}王小明{LIT[1]}" in hit.excerpt
    assert (hit.excerpt[0], hit.excerpt[-1]) == ("…", "…")
    assert len(hit.excerpt) < 120


def test_what_was_written_of_them_is_theirs_whom_it_was_said_to_be(journal: Journal) -> None:
    journal.add(PRIYA)
    journal.add(Name(name="Priya Shah"))
    for text in ("Raman came.", "Priya Shah came."):
        journal.add(Reflection(body=text))
    coming = Conversation(with_whom="Priya", my_part=ConversationPart.MENTOR)
    assert material(StepName.POTENTIAL, coming, journal) == []
    said = structs.replace(coming, person="name 2")
    assert [offer.words for offer in material(StepName.POTENTIAL, said, journal)] == ["Priya Shah came."]


@pytest.mark.parametrize("listed", [True, False])
def test_one_called_ed_is_not_found_in_needed(journal: Journal, listed: bool) -> None:
    if listed:
        journal.add(Name(name="Ed"))
        journal.add(Name(name="Needed Hands", kind=NameKind.TEAM))
    for text in ("It was needed; Edith edited it.", "Needed Hands rang.", "Then Ed rang.", "the wanted ed."):
        journal.add(Reflection(body=text))
    assert sought(journal, "Ed") == sought(journal, "ed") == {"Then Ed rang."}
