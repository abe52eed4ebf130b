"""Entries are named by kind and number."""

from __future__ import annotations

import pytest
from hypothesis import given

from careerjournal.model import Kind, Ref
from careerjournal.model.links import kind_named, links_in
from tests.model.strategies import nasty_texts, refs, words


@given(refs())
def test_a_link_is_read_back_from_its_words(ref: Ref) -> None:
    assert Ref.parse(str(ref)) == ref
    assert Ref.parse(f"[[{ref}]]") == ref
    assert list(links_in(f"see [[{ref}]], or [[ {ref} ]]")) == [ref, ref]


@pytest.mark.parametrize(
    "written", ["setback 12", "Setbacks 12", "SETBACK #12", " setback12 ", "[[setback 12]]", "[[ setback # 12 ]]"]
)
def test_as_people_write_it(written: str) -> None:
    assert Ref.parse(written) == Ref(Kind.SETBACK, 12)


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("", "“” does not name an entry. Write its kind and number, like “setback 12”."),
        ("12", "“12” does not name an entry."),
        ("setback", "“setback” does not name an entry."),
        ("setback 0", "“setback 0” does not name an entry."),
        ("setback 012", "“setback 012” does not name an entry."),
        ("setback -1", "“setback -1” does not name an entry."),
        ("setback 1234567890", "“setback 1234567890” does not name an entry."),
        ("setback 12 13", "“setback 12 13” does not name an entry."),
        ("setback １２", "“setback １２” does not name an entry."),
        ("failure 3", "“failure” is not a kind of entry. The kinds are reflection, aspiration, role, "),
        ("x" * 99, f"“{'x' * 40}” does not name an entry."),
    ],
)
def test_what_names_nothing_says_so(written: str, sentence: str) -> None:
    with pytest.raises(ValueError, match="entry") as caught:
        Ref.parse(written)
    assert str(caught.value).startswith(sentence)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("setback 12", []),
        ("[[setback 12]]", ["setback 12"]),
        ("[[Stories 3]] then [[setback 12]] and again [[story#3]]", ["story 3", "setback 12", "story 3"]),
        ("[[setback 12", []),
        ("[[setback]] [[setback 0]] [[failure 3]] [[setback 12 x]]", []),
        ("[[[setback 12]]]", ["setback 12"]),
        ("[[setback\u00a012]]", ["setback 12"]),
    ],
)
def test_links_in_a_text(text: str, found: list[str]) -> None:
    assert [str(ref) for ref in links_in(text)] == found


@pytest.mark.parametrize("word", ["\u017fetback", "setbac\u212a", "le\u017f\u017fon"])
def test_letters_that_only_look_like_ours_make_no_link(word: str) -> None:
    assert list(links_in(f"[[{word} 12]]")) == []


@given(nasty_texts(), words(), nasty_texts())
def test_no_text_is_too_strange_to_look_through(before: str, word: str, after: str) -> None:
    assert all(isinstance(ref, Ref) for ref in links_in(f"{before}[[{word} 3]]{after}"))


def test_links_are_ordered_alike_and_do_not_change() -> None:
    assert sorted([Ref(Kind.SETBACK, 10), Ref(Kind.SETBACK, 9), Ref(Kind.LESSON, 11)]) == [
        Ref(Kind.LESSON, 11),
        Ref(Kind.SETBACK, 9),
        Ref(Kind.SETBACK, 10),
    ]
    assert len({Ref(Kind.SETBACK, 1), Ref.parse("setback 1")}) == 1
    with pytest.raises(AttributeError):
        Ref(Kind.SETBACK, 1).number = 2
    assert repr(Ref(Kind.SETBACK, 1)) == "Ref(setback 1)"


@pytest.mark.parametrize("kind", list(Kind))
def test_a_kind_by_its_words(kind: Kind) -> None:
    assert kind_named(f" {kind.value.upper()} ") is kind
    assert kind_named(kind.plural) is kind


def test_other_words_are_no_kind() -> None:
    assert kind_named("failure") is None
    assert Kind.STORY.plural == "stories"
