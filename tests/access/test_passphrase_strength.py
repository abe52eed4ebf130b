"""How strong a passphrase is, in words, which never repeat a word of it."""

from __future__ import annotations

import time

import pytest

from careerjournal.access.passphrase_strength import strength


@pytest.mark.parametrize(
    "weak", ["letmein", "qwertz1", "Michael1984", "xyxyxyxy", "correcthorse", "a" * 10, "2019-05-01"]
)
def test_weak(weak: str) -> None:
    said = strength(weak)
    assert not said.enough
    assert said.words.startswith("Weak:")
    assert weak not in said.words


@pytest.mark.parametrize(
    "strong", ["plum lantern orbit seven", "ferry rota Zürich 4 kettle", "7Jw!kq9zR#pLx2", "雨 の 港 で 待つ 日々"]
)
def test_strong(strong: str) -> None:
    said = strength(strong)
    assert said.enough
    assert said.words.startswith("Strong:")
    assert not any(word in said.words.split() for word in strong.split())


def test_nothing_typed_yet() -> None:
    assert not strength("").enough


def test_a_word_more_never_makes_it_weak_again() -> None:
    phrase, seen = "", []
    for word in ("plum", "lantern", "orbit", "seven", "kettle"):
        phrase = f"{phrase} {word}".strip()
        seen.append(strength(phrase).enough)
    assert seen == sorted(seen)
    assert (seen[0], seen[-1]) == (False, True)


@pytest.mark.parametrize("odd", [" ", "\0", "\ud800", "é" * 5_000, "🦭" * 300, "[/] [bold]", "\x1b[31m"])
def test_whatever_is_typed_gets_a_plain_sentence_at_once(odd: str) -> None:
    began = time.process_time()
    said = strength(odd)
    assert said.words.isprintable()
    assert odd.strip() == "" or odd not in said.words
    assert time.process_time() - began < 5
