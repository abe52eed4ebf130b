"""Packs: what one journal seals another opens, age opens anywhere, and a hostile one gets a sentence."""

from __future__ import annotations

import base64
import datetime as dt
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from careerjournal.journal.journal import Journal
from careerjournal.model.text import MAX_TEXT
from careerjournal.sharing import agefile, packs
from careerjournal.sharing.errors import PackError, WrongPassphrase
from careerjournal.sharing.packs import Pack, PackedStory
from tests.sharing import age

PASSPHRASE = "gravel teapot window"
PANEL = PackedStory("The panel I talked over", "# The panel I talked over\n\nThird question in, I was still answering.")
RAFT = PackedStory("The raft", "# The raft\n\n---\nstory: 1 lines, Another\n---\n\n# Not a title")
PACK = Pack((PANEL, RAFT), "Bethan Orrell", "Jo", dt.date(2026, 11, 22))


@pytest.fixture(scope="module")
def sealed() -> bytes:
    return packs.sealed(packs.text_of(PACK), PASSPHRASE)


def forged(text: str | bytes) -> bytes:
    """A file that opens with the passphrase, whatever is in it; cheap to open."""
    return age.encrypt(text.encode() if isinstance(text, str) else text, PASSPHRASE)


def refused(data: bytes, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(PackError) as caught:
        packs.opened(data, passphrase)
    return str(caught.value)


def test_another_journal_puts_it_on_its_shelf(sealed: bytes, journal: Journal) -> None:
    pack = packs.opened(sealed, PASSPHRASE)
    assert pack == PACK
    shelved = packs.onto_shelf(journal, pack)
    assert [story.heading for story in journal.stories] == ["The panel I talked over", "The raft"]
    assert [story.from_whom for story in journal.stories] == ["Bethan Orrell"] * 2
    assert shelved.new[0].body == "Third question in, I was still answering."
    assert shelved.new[1].body == "---\nstory: 1 lines, Another\n---\n\n# Not a title"
    assert shelved.new[0].date is not None
    assert shelved.new[0].date.words == "22 November 2026"

    again = packs.onto_shelf(journal, pack)
    assert (len(again.new), len(again.known), len(journal.stories)) == (0, 2, 2)
    assert not any(story.told_aloud for story in journal.stories)

    journal.keep(structs.replace(journal.stories[1], from_whom="Bethan, at the harbour"))
    again = packs.onto_shelf(journal, pack)
    assert (len(again.new), len(again.known), len(journal.stories)) == (0, 2, 2)
    another = packs.onto_shelf(journal, pack._replace(from_whom="Ines"))
    assert (len(another.new), len(another.known)) == (2, 0)


def test_age_opens_it_as_markdown_with_a_small_header(sealed: bytes) -> None:
    assert age.decrypt(sealed, PASSPHRASE).decode() == (
        "---\ncareerjournal pack: 1\nfrom: Bethan Orrell\nfor: Jo\nwritten: 2026-11-22\n"
        "story: 3 lines, The panel I talked over\nstory: 7 lines, The raft\n---\n\n"
        f"{PANEL.markdown}\n\n{RAFT.markdown}\n"
    )


def test_nothing_of_it_can_be_read_without_the_passphrase(sealed: bytes) -> None:
    assert b"panel" not in sealed
    assert b"Orrell" not in sealed
    assert (
        refused(forged(packs.text_of(PACK)), "gravel teapot")
        == "That is not the passphrase of this pack. Type it again."
    )
    with pytest.raises(WrongPassphrase, match=r"Type the passphrase that came with the pack."):
        packs.opened(sealed, "")


def test_what_age_made_of_a_pack_with_its_armour_on_opens_too() -> None:
    text = packs.text_of(PACK)
    lines = base64.encodebytes(forged(text)).decode()
    armoured = f"-----BEGIN AGE ENCRYPTED FILE-----\n{lines}-----END AGE ENCRYPTED FILE-----\n".encode()
    assert packs.opened(armoured, PASSPHRASE) == PACK
    assert packs.opened(b"\xef\xbb\xbf" + armoured.replace(b"\n", b"\r\n"), PASSPHRASE) == PACK
    assert packs.opened(armoured, f"\ufeff{PASSPHRASE}") == PACK
    assert "saved as text in UTF-16" in refused(armoured.decode().encode("utf-16"))
    assert packs.opened(forged(text.replace("\n", "\r\n")), PASSPHRASE) == PACK
    assert "damaged or was cut short" in refused(armoured[:-40])
    assert "damaged or was cut short" in refused(armoured.replace(b"\nY", b"\n\xff"))


printed = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=30)
texts = st.lists(st.one_of(printed, st.sampled_from(["---", "story: 2 lines, x", "", "# A"])), max_size=6).map(
    "\n".join
)


@given(stories=st.lists(st.tuples(printed, texts), min_size=1, max_size=4), who=printed)
@settings(max_examples=60)
def test_no_text_breaks_out_of_its_story(stories: list[tuple[str, str]], who: str) -> None:
    text = packs.text_of(Pack(tuple(PackedStory(*story) for story in stories), who))
    read = packs.parsed(text)
    assert [story.markdown for story in read.stories] == [body.strip("\n") for _, body in stories]
    assert [story.title for story in read.stories] == [title.strip() for title, _ in stories]
    assert read.from_whom == who.strip()


HEAD = "---\ncareerjournal pack: 1\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"just a letter", "but not by a journal: it is no pack of stories. Open it with age."),
        (b"", "but not by a journal"),
        (b"\xff\xfe\0", "is not text, so it is no pack"),
        (
            HEAD.replace("1", "2") + "story: 1 lines, A\n---\n\na\n",
            "is of version 2, and this journal reads version 1.",
        ),
        (HEAD + "---\n\na\n", "holds from one to 100 stories, and this one holds 0."),
        (HEAD + "story: 1 lines, A\n" * 101 + "---\n" + "\na\n" * 101, "and this one holds 101."),
        (HEAD + "story: 3 lines, A\n---\n\na\n", "is not whole"),
        (HEAD + "story: 9999999 lines, A\n---\n\na\n", "is not whole"),
        (HEAD + "story: 99999999 lines, A\n---\n\na\n", "no pack of stories"),
        (HEAD + "story: a line\n---\n\na\n", "no pack of stories"),
        (HEAD + "story: 1 lines, A\n---\n\na\nb\n", "is not whole"),
        (HEAD + "story: 1 lines, A\n---\nb\na\n", "is not whole"),
        (HEAD + f"story: 1 lines, {'A' * 600}\n---\n\na\n", "is longer than 500 characters"),
        (HEAD + f"from: {'A' * 600}\nstory: 1 lines, A\n---\n\na\n", "is longer than 500 characters"),
        (HEAD + f"story: 1 lines, A\n---\n\n{'a' * (MAX_TEXT + 1)}\n", "is longer than 200,000 characters"),
        (HEAD + "story: 1 lines, A\n---\n\na\x1b]0;owned\x07\n", "characters that could command a terminal"),
        (HEAD + "story: 1 lines, A\x1b[2J\n---\n\na\n", "characters that could command a terminal"),
        (HEAD + "story: 1 lines, A\n---\n\n\u202egnp.a\n", "characters that could command a terminal"),
    ],
)
def test_a_hostile_text_gets_a_sentence(text: str | bytes, sentence: str) -> None:
    assert sentence in refused(forged(text))


def test_age_within_age_is_not_opened() -> None:
    inside = age.encrypt(b"matryoshka", "another")
    assert "Inside this pack is another encrypted file" in refused(forged(inside))
    assert "Inside this pack is another" in refused(forged(b"-----BEGIN AGE ENCRYPTED FILE-----\n"))


def no_library(*_: object) -> bytes:
    raise AssertionError("was tried")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda data: data.replace(b" 4\n", b" 21\n", 1), "asks for more work than any journal asks for"),
        (lambda data: data.replace(b" 4\n", b" 63\n", 1), "asks for more work than any journal asks for"),
        (lambda data: data.replace(b" 4\n", b" 999999999\n", 1), "damaged or was cut short"),
        (lambda data: data.replace(b"/v1", b"/v2", 1), "is in a newer age format"),
        (lambda data: data.replace(b"-> scrypt", b"-> X25519", 1), "is encrypted for somebody’s key"),
        (lambda data: data[:60], "damaged or was cut short"),
        (lambda data: data[:30], "damaged or was cut short"),
        (lambda data: b"age-encryption.org/v1\n" + b"-> scrypt " + b"a" * 10**6, "damaged or was cut short"),
        (lambda _: b"Dear Bethan, attached is the story", "This file is not a pack."),
        (lambda _: b"", "This file is not a pack."),
        (lambda data: data + bytes(agefile.MOST_BYTES), "is larger than 8 MiB"),
    ],
)
def test_a_hostile_file_costs_nothing(
    change: Callable[[bytes], bytes], sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pyrage.passphrase.decrypt", no_library)
    assert sentence in refused(change(forged(packs.text_of(PACK))))


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_pack_that_was_cut_or_altered_says_so(cut: int) -> None:
    data = forged(packs.text_of(PACK))
    assert "damaged or was cut short" in refused(data[:-cut])
    assert "damaged or was cut short" in refused(data[:-cut] + bytes([data[-cut] ^ 1]) + data[len(data) - cut + 1 :])
    assert "damaged or was cut short" in refused(data + data)


@pytest.mark.parametrize(
    ("stories", "passphrase", "sentence"),
    [
        ((PANEL,), "", "A pack needs a passphrase."),
        ((), PASSPHRASE, "holds from one to 100 stories"),
        ((PANEL,) * 101, PASSPHRASE, "holds from one to 100 stories"),
        ((PackedStory("Long", "a" * MAX_TEXT),) * 22, PASSPHRASE, "more than a pack may hold"),
        ((PackedStory("Long", "a" * (MAX_TEXT + 1)),), PASSPHRASE, "longer than 200,000 characters"),
    ],
)
def test_no_pack_is_made_that_would_not_be_opened(
    stories: tuple[PackedStory, ...], passphrase: str, sentence: str
) -> None:
    with pytest.raises(PackError, match=sentence):
        packs.sealed(packs.text_of(Pack(stories)), passphrase)


def test_only_a_file_is_read_and_not_much_of_it(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(agefile.MOST_BYTES + 2000))
    assert "is larger than 8 MiB" in refused(packs.read_file(tmp_path / "large"))
    for name, sentence in (
        ("none", "There is no "),
        ("", "is not a file."),
        ("a\0", "That is not the name of a file."),
    ):
        with pytest.raises(PackError, match=sentence):
            packs.read_file(tmp_path / name)
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(PackError, match="is not a file"):
            packs.read_file(tmp_path / "pipe")
