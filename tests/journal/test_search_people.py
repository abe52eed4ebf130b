"""A search for a person finds what the plain rule does, and reads hardly an entry besides."""

from __future__ import annotations

import random
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any
from unittest.mock import Mock

import pytest
from msgspec import structs

from careerjournal.journal.filtering import filter_of, what_it_means
from careerjournal.journal.journal import Journal
from careerjournal.journal.search import index as search_index
from careerjournal.journal.search import search
from careerjournal.journal.search.nothing import taken_for
from careerjournal.model import Conversation, Entry, Kind, Lesson, Name, Ref, Reflection, from_record
from careerjournal.model.contents import plain_texts
from careerjournal.model.names.glance import Tokens
from careerjournal.model.names.somebody import Somebody
from careerjournal.model.vocabulary import NameKind
from tests.model.test_somebody import may_be_named

LISTED = (
    Name(name="Nuno Oliveira"),
    Name(name="Nuno Silva", spellings=("N. S.",)),
    Name(name="Ana Rosa Pell"),
    Name(name="Ana Silva"),
    Name(name="Al Ng"),
    Name(name="Jo"),
    Name(name="Seán O’Brien", spellings=("Shaun",)),
    Name(name="王伟"),
    Name(name="김민준"),
    Name(name="Łucja Øst"),
    Name(name="Иван Петров"),
    Name(name="Mark Will"),
    Name(name="Arun Standing", spellings=("A. S.",)),
    Name(name="Border & Ports Office Ltd", kind=NameKind.ORGANISATION),
    Name(name="BPO", kind=NameKind.TEAM),
)
SAID = (
    "Nuno|nuno|NUNO|Oliveira|oliveira|Olivéira|Silva|silva|N|S|O|NO|no|No|N.O.|n.o.|NS|№|Ana|Rosa|Pell|ARP|A|R|P|Al|Ng|"
    "AN|an|also|Jo|jo|job|JO|Jo2|joji|Nunoji|Nunos|Seán|Sean|O’Brien|OBrien|o'brien|Shaun|SOB|王伟|王|伟|王经理|김민준|김|"
    "민준은|Łucja|Lucja|Øst|ost|Иван|Петров|Ивана|ИП|Mark|mark|Will|will|MW|AS|as|A. S.|Arun|Standing|standing|&|"
    "Border|Ports|Office|office|BPO|BPOs|bpo|the|The|I|and|[[name 1]]|said|s|’s|'s|x2 |²|ß|Ĳ|HR"
)
PIECES = SAID.split("|")
OTHER_SCRIPTS = "🎉|👩🏽‍🚀|❤️|1️⃣|™|❶|，|。|「|→|和|潮水來了|と|カタカナ|กับ|3月|한국어|и|की"
OF_OTHER_SCRIPTS = tuple(OTHER_SCRIPTS.split("|"))
BETWEEN = (*[" "] * 6, "", "", "-", ".", ". ", ", ", "\n\n", "*", "_", "**", "’", "\u00ad", " — ", "&", "½")
ASKED = (
    *(name.name for name in LISTED),
    *("nuno", "Ana", "al", "王", "민준", "lucja", "Петров", "BPO", "N.O.", "an", "mark", "border ports"),
)


def said_by(chance: random.Random, words: int) -> str:
    more = OF_OTHER_SCRIPTS if chance.random() < 0.3 else ()
    text = "".join(chance.choice((*PIECES, *more)) + chance.choice((*BETWEEN, *more)) for _ in range(words))
    return unicodedata.normalize("NFD", text) if chance.random() < 0.1 else text


def test_whom_an_entry_names_is_found_as_by_the_plain_rule(journal: Journal) -> None:
    chance = random.Random(7)
    texts = [said_by(chance, chance.choice((1, 2, 3, 6, 12))) for _ in range(450)]
    with journal.together():
        for name in LISTED:
            journal.add(name)
        for number, text in enumerate(texts):
            match number % 9:
                case 7:
                    journal.add(Lesson(sentence=text, body="One."))
                case 8:
                    journal.add(Conversation(with_whom=text, person="name 1"))
                case _:
                    journal.add(Reflection(body=text))
    known_by_words = 0
    shown = [(entry, "\n".join(plain_texts(entry)), journal.title(entry)) for entry in journal]
    # A title that was cut is not what stands there.
    shown = [(entry, said, "" if title.endswith("…") else title) for entry, said, title in shown]
    for asked in ASKED:
        somebody = Somebody(asked, list(journal.names), begun=True)

        plainly = {entry.ref for entry, said, title in shown if may_be_named(somebody, said, title)}
        assert plainly, asked
        words = f'person:"{asked}"'
        assert set(journal.find(words, 9_999).refs) == plainly, asked
        assert set(journal.find_once(words, 9_999).refs) == plainly, asked
        index = journal.searching._index
        assert index is not None
        by_words = set(index.plainly_naming(somebody))
        assert by_words <= plainly, asked
        known_by_words += len(by_words)
        others = {entry.ref for entry, _, _ in shown} - plainly
        assert set(journal.find(f'-person:"{asked}"', 9_999).refs) == others, asked
        fits = filter_of(journal, words)
        assert fits is not None
        assert {card.ref for card in journal.order.of(tuple(Kind)) if fits(card)} == plainly, asked
    assert known_by_words > 20


USUAL = "No job is as good as a marked one; an old hand also said so, and HR (I) also. “No”, we all jotted. " * 3


@pytest.fixture
def decoded(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Mock:
    """Entries of which most have words that begin as somebody's name or that are made of their initials."""
    for name in LISTED:
        journal.add(name)
    with journal.together():
        for number in range(400):
            end = ("", "🎉 👩🏽‍🚀 → ✓", "三月的潮水來了，很好。", "ประชุมวันนี้ 한국어 カタカナ")[number % 4]
            journal.add(Reflection(body=USUAL + (end if number % 40 else "Nuno, Jo, Al, Mark Will, Arun.")))
    journal.find("old")
    journal._index._recent.clear()
    made = Mock(side_effect=from_record)
    monkeypatch.setattr("careerjournal.journal.index.from_record", made)
    return made


@pytest.mark.parametrize("asked", ["nuno", '"Nuno Oliveira"', "Jo", "al", '"Mark Will"', '"Arun Standing"'])
def test_only_what_has_words_of_somebody_s_names_is_read(journal: Journal, decoded: Mock, asked: str) -> None:
    assert journal.find(f"person:{asked} kind:reflection").total == 10
    assert decoded.call_count <= 12 + len(LISTED)
    decoded.reset_mock()
    journal._index._recent.clear()
    assert journal.find_once(f"person:{asked} kind:reflection").total == 10
    assert decoded.call_count <= 12 + len(LISTED)


@pytest.mark.parametrize(
    ("asked", "total", "read"), [("nuno", 10, 0), ('"Nuno Oliveira"', 5, 5), ("Arun", 10, 0), ("Jo", 10, 10)]
)
def test_what_names_somebody_by_its_words_alone_is_not_read(
    journal: Journal, decoded: Mock, asked: str, total: int, read: int
) -> None:
    with journal.together():
        for number in range(1, 401, 80):
            entry = journal.reflections[number]
            journal.keep(structs.replace(entry, body=f"{entry.body} Silva came, too."))
    journal.find("old")
    journal._index._recent.clear()
    decoded.reset_mock()
    assert journal.find(f"person:{asked} kind:reflection").total == total
    assert decoded.call_count == len(LISTED) + read
    decoded.reset_mock()
    journal._index._recent.clear()
    assert journal.find(f"kind:reflection -person:{asked}").total == 400 - total
    assert decoded.call_count <= len(LISTED) + 400 - total + read


def test_after_a_save_only_what_was_saved_is_looked_at_again(journal: Journal, decoded: Mock) -> None:
    words = "person:Jo kind:reflection"
    assert journal.find(words).total == 10
    for change, total in (
        (lambda: journal.add(Reflection(body="Jo again.")), 11),
        (lambda: journal.keep(structs.replace(journal.reflections[1], body="Nobody.")), 10),
        (lambda: journal.keep(structs.replace(journal.reflections[2], body="Jo.")), 11),
        (lambda: journal.delete(Ref(Kind.REFLECTION, 2)), 10),
        (journal.undo, 11),
    ):
        change()
        journal.find("old")
        journal._index._recent.clear()
        decoded.reset_mock()
        assert journal.find(words).total == total
        assert decoded.call_count <= 1
    journal.add(Name(name="Jo Costa"))
    assert journal.find(words).total == 11
    assert decoded.call_count > len(LISTED)


def test_what_changes_while_it_is_looked_at_is_looked_at_again(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.add(Name(name="Jo"))
    for number in range(3):
        journal.add(Reflection(body=f"Jo, {number}."))
    look = search.name_all

    def look_slowly(*given: Any) -> bool:
        fits = look(*given)
        monkeypatch.setattr(search, "name_all", look)
        journal.keep(structs.replace(journal.reflections[1], body="Nobody, ж."))
        return fits

    monkeypatch.setattr(search, "name_all", look_slowly)
    journal.find("person:Jo kind:reflection")
    assert set(journal.find("person:Jo kind:reflection").refs) == {Ref(Kind.REFLECTION, 2), Ref(Kind.REFLECTION, 3)}


def test_who_was_looked_for_is_known_until_the_next_save(journal: Journal, decoded: Mock) -> None:
    assert journal.find("person:nuno kind:reflection").total == 10
    journal._index._recent.clear()
    decoded.reset_mock()
    assert journal.find("person:nuno kind:reflection").total == 10
    assert journal.find("person:nuno kind:reflection hand").total == 10
    assert decoded.call_count == 0
    journal.add(Reflection(body="Nuno again."))
    assert journal.find("person:nuno kind:reflection").total == 11
    journal.delete(Ref(Kind.REFLECTION, 1))
    assert journal.find("person:nuno kind:reflection").total == 10
    journal.add(Name(name="Nuno Costa"))
    assert len(journal.find("person:nuno").people[0].names) == 3


ADDRESS = "https://intranet.example.org/office/harbour/charts/ann-dunnaway/notes"


@pytest.mark.parametrize(
    ("body", "title", "found"),
    [
        ("I heard the signal with Zoë Kaur", "I heard the signal with Zoë Kaur", set()),
        (
            "I heard the signal by the rota and wrote a letter with Zoë Kaur. Then home.",
            "I heard the signal by the rota and wrote a letter with Zoë…",
            set(),
        ),
        (
            "I heard the signal by the rota and wrote a letter with Zoë about the tide.",
            "I heard the signal by the rota and wrote a letter with Zoë…",
            {"reflection 1"},
        ),
        ("I wrote a letter with Zoë…", "I wrote a letter with Zoë…", {"reflection 1"}),
        (ADDRESS, f"{ADDRESS[:59]}…", set()),
    ],
)
def test_a_title_that_was_cut_names_nobody(journal: Journal, body: str, title: str, found: set[str]) -> None:
    journal.add(Name(name="Zoë Dunn", spellings=("Zoë",)))
    journal.add(Name(name="Zoë Kaur"))
    entry = journal.add(Reflection(body=body))
    assert journal.title(entry) == title
    for asked in ('"Zoë Dunn"', "Zoë", "dunn"):
        for words, fit in ((f"person:{asked}", found), (f"-person:{asked}", {"reflection 1"} - found)):
            assert {str(ref) for ref in journal.find(f"{words} kind:reflection").refs} == fit, words
            assert {str(ref) for ref in journal.find_once(f"{words} kind:reflection").refs} == fit, words
            fits = filter_of(journal, words)
            assert fits is not None
            assert {str(card.ref) for card in journal.order.of((Kind.REFLECTION,)) if fits(card)} == fit, words


SEVEN = ("Silva", "Costa", "Pereira", "Zhang", "Santos", "Rocha", "Lima")


@pytest.fixture
def seven(journal: Journal) -> Journal:
    """Seven people of one first name, two of whom have a surname that others have, too."""
    for surname in SEVEN:
        journal.add(Name(name=f"Nuno {surname}"))
    journal.add(Name(name="Rita Zhang"))
    for said in (
        "Nuno Zhang came.",
        "Nuno came.",
        "NUNO and Nuno Costa came.",
        "Costa came, and Nuno laughed.",
        "Nuno Costa and Nuno Zhang came, and Nuno laughed.",
        "Zhang came.",
        "Rita Zhang came, and Zhang laughed.",
        "Rita came, and Nuno.",
    ):
        journal.add(Reflection(body=said))
    journal.add(Lesson(sentence="Nuno is right.", body="I had it from Nuno Lima."))
    return journal


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ('"Nuno Zhang"', {"reflection 1", "reflection 2", "reflection 5", "reflection 6", "reflection 8"}),
        ('"Nuno Silva"', {"reflection 2", "reflection 8"}),
        ("Costa", {"reflection 2", "reflection 3", "reflection 4", "reflection 5", "reflection 8"}),
        ("nuno", {*(f"reflection {number}" for number in (1, 2, 3, 4, 5, 6, 8)), "lesson 1"}),
        ('"Rita Zhang"', {"reflection 6", "reflection 7", "reflection 8"}),
    ],
)
def test_a_shared_name_counts_where_no_other_who_has_it_is_named(seven: Journal, asked: str, found: set[str]) -> None:
    words = f"person:{asked} -kind:name"
    assert {str(ref) for ref in seven.find(words).refs} == found
    assert {str(ref) for ref in seven.find_once(words).refs} == found
    fits = filter_of(seven, words)
    assert fits is not None
    assert {str(card.ref) for card in seven.order.of(tuple(Kind)) if fits(card)} == found


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ('"nuno silva"', "“Nuno” alone may be any of 7 people."),
        ('"Nuno Zhang"', "“Nuno” alone may be any of 7 people, “Zhang” of 2."),
        ("Rita", "“Rita” is taken for “Rita Zhang”. “Zhang” alone may be any of 2 people."),
    ],
)
def test_whom_a_shared_name_may_mean_is_said(seven: Journal, asked: str, says: str) -> None:
    found = seven.find(f"person:{asked}")
    assert taken_for(found.query, found.people) == says
    assert what_it_means(seven, f"person:{asked}") == says
    assert taken_for(*seven.find_once(f"person:{asked}")[:2]) == says


def test_whom_is_meant_is_not_said_where_all_are(seven: Journal) -> None:
    found = seven.find("person:nuno")
    assert "“Nuno” alone" not in taken_for(found.query, found.people)


def test_the_words_of_thousands_who_share_a_name_are_told_apart_without_comparing_each_with_each() -> None:
    begun, whole = {f"b{number}" for number in range(10_000, 13_000)}, {f"w{number}" for number in range(3_000)}
    compared = 0

    def called(_: FrameType, event: str, what: object) -> None:
        nonlocal compared
        compared += event == "c_call" and getattr(what, "__name__", "") == "startswith"

    sys.setprofile(called)
    try:
        found = search_index._any_of(Tokens(frozenset(begun), frozenset(whole), frozenset()))
    finally:
        sys.setprofile(None)
    assert found == ""  # they are too many to be asked for
    assert compared <= 2 * (len(begun) + len(whole))


def test_a_word_that_begins_with_another_is_asked_for_with_that() -> None:
    asked = search_index._any_of(
        Tokens(frozenset({"kaj", "kaja", "os"}), frozenset({"kajsa", "nuno", "o"}), frozenset())
    )
    assert '("kaj" * OR "os" * OR "nuno" OR "o")' in asked


def test_of_many_names_a_few_are_read_at_a_time(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("careerjournal.journal.search.search.SLICE", 4)
    for number in range(18):
        journal.add(Name(name=f"Ros Pask {number}", kind=NameKind.PERSON))
    journal.add(Reflection(body="Met Ros Pask 17."))
    read: list[list[Ref]] = []
    source = journal.searching._source

    @contextmanager
    def alone() -> Iterator[None]:
        read.append([])
        yield

    def one(ref: Ref) -> Entry | None:
        read[-1].append(ref)
        return source.read(ref)

    names = source._replace(alone=alone, read=one).names()
    assert [name.number for name in names] == list(range(1, 19))
    assert max(map(len, read)) == 4
    assert [len(found.refs) for found in [journal.searching.find('person:"Ros Pask 17"')]] == [2]
