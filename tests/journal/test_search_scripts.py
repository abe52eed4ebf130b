"""Words are found however they are written: in every script, composed or not, in any case, in a text or as a tag."""

from __future__ import annotations

import unicodedata

import pytest

from careerjournal.journal.journal import Journal
from careerjournal.journal.search.excerpts import LIT
from careerjournal.journal.search.query import Query
from careerjournal.model import PartialDate, Reflection


def decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


BODIES = [
    "今天面试失败了，下次再来",
    "面接に落ちた。悔しい。ガイドを読む",
    "สัมภาษณ์งานไม่ผ่าน ครั้งหน้าเอาใหม่",
    "면접에서 떨어졌다",
    "Zähler gelesen",
    decomposed("Phỏng vấn lần hai"),
    "In 2019 the budget was cut; vision 2030",
    "Straße und C# und C++ in Łódź, smørrebrød",
    "Я ещё не сдал экзамен",
    "ѕоft\u00adwаre ﬁle ＡＢＣ",
    "मैं साक्षात्कार में गया",
    "We shipped it🎉🥳 and I slept ☕️.",
    "Talked to 👩🏽\u200d💻 about ❤️ and 👍🏿, at 20°C",
]


@pytest.fixture
def written(journal: Journal) -> Journal:
    for body in BODIES:
        journal.add(Reflection(body=body, when=PartialDate(2024)))
    journal.add(Reflection(body="x", tags=("Zähler", "control room", "won 🏆"), when=PartialDate(2023)))
    return journal


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("今天", 1),
        ("面试", 1),
        ("试失", 1),
        ("失败", 1),
        ("面接", 2),
        ("落ちた", 2),
        ("悔し", 2),
        ("ガイド", 2),
        ("ｶﾞｲﾄﾞ", 2),
        ("ไม่ผ่าน", 3),
        ("งาน", 3),
        ("ครั้งหน้า", 3),
        ("면접", 4),
        ("떨어졌다", 4),
        ("어졌", 4),
        ("ZÄHLER gelesen", 5),
        ("zahler gelesen", 5),
        ("phong van", 6),
        ("phỏng vấn", 6),
        ("2019 budget", 7),
        ("vision 2030", 7),
        ('vision "2030"', 7),
        ("strasse", 8),
        ("STRASSE", 8),
        ("C# und", 8),
        ("lodz", 8),
        ("Łódź", 8),
        ("smorrebrod", 8),
        ("ещё", 9),
        ("ЕЩЕ", 9),
        ("file", 10),
        ("abc", 10),
        ("साक्षात्कार", 11),
        ("🎉", 12),
        ("🥳", 12),
        ("it🎉", 12),
        ("shipped 🥳", 12),
        ("☕", 12),
        ("☕\ufe0f", 12),
        ("👩\u200d💻", 13),
        ("👩🏿\u200d💻", 13),
        ("💻", 13),
        ("❤", 13),
        ("👍", 13),
        ("👍🏻 20°c", 13),
    ],
)
def test_a_word_is_found_as_it_is_typed(written: Journal, words: str, number: int, form: str) -> None:
    typed = unicodedata.normalize(form, words)  # type: ignore[arg-type]
    found = [hit.ref.number for hit in written.search(f"{typed} kind:reflection")]
    assert found[:1] == [number]
    assert [ref.number for ref in written.find_once(typed).refs][:1] == [number]


@pytest.mark.parametrize("words", ["今大", "失試", "落た", "접면", "ผ่ไม่", "ครัง", "🥳🎉", "👎", '"it 🥳"', "🏽"])
def test_letters_in_another_order_are_another_word(written: Journal, words: str) -> None:
    assert written.search(words) == []


@pytest.mark.parametrize(
    ("words", "lit"),
    [
        ("面试", "今天[面试]失败了，下次再来"),
        ("ไม่ผ่าน", "สัมภาษณ์งาน[ไม่ผ่าน] ครั้งหน้าเอาใหม่"),
        ("졌다", "면접에서 떨어[졌다]"),
        ("STRASSE", "[Straße] und C# und C++ in Łódź, smørrebrød"),
        ("van", decomposed("Phỏng [vấn] lần hai")),
        ('"lan hai"', decomposed("Phỏng vấn [lần hai]")),
        ("🎉", "We shipped it[🎉]🥳 and I slept ☕️."),
        ("☕", "We shipped it🎉🥳 and I slept [☕️]."),
        ("👍", "Talked to 👩🏽\u200d💻 about ❤️ and [👍🏿], at 20°C"),
    ],
)
def test_what_was_found_is_lit_as_it_is_written(written: Journal, words: str, lit: str) -> None:
    [hit] = written.search(words)
    assert hit.excerpt.replace(LIT[0], "[").replace(LIT[1], "]") == lit


@pytest.mark.parametrize(
    "words",
    [
        *("#zähler", "#ZÄHLER", decomposed("#Zähler"), "tag:Zähler", decomposed('tag:"zähler"'), '#"Control  Room"'),
        *('#"won 🏆"', '#"Won🏆"', '"won 🏆"'),
        *("№zähler", "-№другое №zähler", '№"Control  Room"'),  # what shift and 3 type on a Cyrillic keyboard
    ],
)
def test_a_tag_is_one_in_every_spelling(written: Journal, words: str) -> None:
    assert [hit.ref.number for hit in written.search(words)] == [14]
    assert [ref.number for ref in written.find_once(words).refs] == [14]


def test_of_what_is_in_no_entry_that_is_said_as_it_was_typed(written: Journal) -> None:
    for find in (written.find, written.find_once):
        assert find("🦉", 1).why == "No entry has a word that begins “🦉”."
        for said in ("港口没有", "เดินทาง"):
            assert f"“{said}”" in find(said, 1).why
        assert find('"🎉 🦉"', 1).why == "No entry has the word “🎉 🦉”."


def test_a_number_sign_before_a_number_or_in_a_word_is_no_tag() -> None:
    assert Query.parse("№работа").tags == ("работа",)
    assert not any(Query.parse(words).tags for words in ("№5", "№ работа", "дом№работа"))


@pytest.mark.parametrize("place", range(0, 44, 4))
def test_what_was_found_is_near_the_beginning_of_its_excerpt_in_wide_letters(journal: Journal, place: int) -> None:
    journal.add(Reflection(body=f"A title\n\nSomething about the quay. {'我在港口很好'[:4] * (place // 4)}红色的船。"))
    [hit] = journal.search("红色")
    before, _, _ = hit.excerpt.partition(LIT[0])
    assert sum(1 + (char > "\u3000") for char in before) <= 60


def test_a_year_is_found_in_the_text_and_as_a_date(journal: Journal) -> None:
    journal.add(Reflection(body="As in 2019.", when=PartialDate(2024)))
    journal.add(Reflection(body="Rain.", when=PartialDate(2019, 5)))
    journal.add(Reflection(body="Snow.", when=PartialDate(2021)))
    for find in (journal.find, journal.find_once):
        assert {ref.number for ref in find("2019").refs} == {1, 2}
        assert {ref.number for ref in find("year:2019").refs} == {2}
        assert {ref.number for ref in find("2019 in").refs} == {1}
        assert {ref.number for ref in find('"2019"').refs} == {1}
        assert {ref.number for ref in find("year:2019 year:2021").refs} == {2, 3}


def test_a_phrase_stands_as_it_is_quoted(journal: Journal) -> None:
    journal.add(Reflection(body="The panel knew more."))
    journal.add(Reflection(body="More than the panel, we knew."))
    for find in (journal.find, journal.find_once):
        assert {ref.number for ref in find("panel knew").refs} == {1, 2}
        assert {ref.number for ref in find('"panel knew"').refs} == {1}
        assert {ref.number for ref in find("“Panel KNEW”").refs} == {1}
        assert find('"panel kne"').refs == []
