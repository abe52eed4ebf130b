"""The review finds what it is known to find, asks little in vain, and says the same each time."""

from __future__ import annotations

import pytest

from careerjournal.sharing.document import Document
from careerjournal.sharing.review.findings import FindingKind, findings
from tests.sharing.corpus_report import CORPORA, measure, passages


def asked(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, one.text) for one in findings(Document("", text), ())]


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_corpus_is_large_and_a_part_of_it_is_held_out(corpus: str) -> None:
    some = passages(corpus)
    held_out = sum(one.held_out for one in some)
    assert len(some) >= 150
    assert 0.2 < held_out / len(some) < 0.4
    assert len({one.text for one in some}) == len(some)


@pytest.mark.parametrize(
    ("corpus", "asked", "wholly", "precise"), [("ours", 0.98, 0.93, 0.97), ("voices", 0.97, 0.93, 0.94)]
)
def test_it_finds_what_it_found_when_it_was_measured(corpus: str, asked: float, wholly: float, precise: float) -> None:
    # Measured on the parts it was tuned on: ours 1.00 asked, 0.96 wholly, precision 0.99; voices 0.98, 0.95, 0.96.
    # The held-out parts are for the report alone.
    said = measure(one for one in passages(corpus) if not one.held_out)
    assert said.recall >= asked
    assert said.recall_wholly >= wholly
    assert said.precision >= precise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Odalys** rang.", [("name", "Odalys")]),
        ("# Odalys Fenn\n\n> I met *Odalys* Fenn", [("name", "Odalys Fenn"), ("name", "Odalys Fenn")]),
        ("- Will you?\n- Will Odalys?", [("name", "Odalys")]),
        ("| a | Odalys |\n| --- | --- |", [("name", "Odalys")]),
        ("He lives at 9 The Parade, Wick End.", [("address", "9 The Parade, Wick End")]),
        ("I know the head of planning and a head of department.", [("job title", "the head of planning")]),
        ("We had confidence in confidence.", [("confidence", "in confidence")]),
    ],
)
def test_it_reads_what_is_shown_and_points_at_what_is_written(text: str, expected: list[tuple[str, str]]) -> None:
    found = findings(Document("", text), ())
    assert [(one.kind.value, one.text) for one in found] == expected
    for one in found:
        assert text[one.start : one.end].replace("*", "") == one.text
        assert one.why.endswith(".")
        assert one.key.startswith(f"{one.kind.value}:")


@pytest.mark.parametrize(
    "text",
    [
        "the vicar of Nether Wallop", "The matron of the Royal", "the night manager at the Grand",
        "our only paediatrician",
        "the only welder in the valley", "our head of compliance", "the deputy registrar at the county court",
        "the last typesetter at the paper", "our sole data protection officer", "the school’s one lab technician",
        "the chair of the parish council", "the founder’s chief of staff",
        "the headmistress of St Hilda’s", "the principal cellist of the orchestra",
    ],
)  # fmt: skip
def test_a_title_is_asked_about_with_its_place(text: str) -> None:
    assert asked(f"It was {text}.") == [("job title", text)]


def test_a_word_known_from_elsewhere_in_the_text_is_no_name() -> None:
    assert asked("Brackwen came late. We ate brackwen twice.") == []
    assert asked("Brackwen came late. We met Brackwen twice.") == [("name", "Brackwen")] * 2


def test_one_thing_has_one_key_however_it_is_written() -> None:
    found = findings(Document("", "I met Odalys, then *Odalys*, then Ódalys."), ())
    assert [one.kind for one in found] == [FindingKind.NAME] * 3
    assert len({one.key for one in found}) == 1


def test_the_same_text_raises_the_same_questions() -> None:
    text = "\n\n".join(one.text for one in passages()[:40])
    assert findings(Document("", text), ()) == findings(Document("", text), ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rose said no. Rose petals fell.", ["Rose"]),
        ("Grace left. Hope came to find me. Summer came.", ["Grace", "Hope"]),
        ("An said no. An interview came.", ["An"]),
        ("House was my first boss. House prices rose.", ["House"]),
        ("Finance wanted it gone. Nobody said so.", []),
        ("Bill paid the bill. Bill paid, case closed.", ["Bill"]),
        ("Jackson left. O’Dowd lifted it. Will and Faith took me out.", ["Jackson", "O’Dowd", "Will", "Faith"]),
        ("My Nguyen did it. My then manager left.", ["My Nguyen"]),
        ("Big Tel laughed. Big mistake.", ["Big Tel"]),
        ("Priya rang. I wrote to priya@x.example about Priya.", ["Priya", "priya@x.example", "Priya"]),
        ("I met el-Khoury and d’Alembert, and fforbes with van der Zande.",
         ["el-Khoury", "d’Alembert", "fforbes", "van der Zande"]),
        ("Auntie Adwoa rang. Kuya Jun came. Madam said no.", ["Auntie Adwoa", "Kuya Jun"]),
        ("I met Nana Akua Boateng. Cikgu Aminah left. I asked my Nana.", ["Nana Akua Boateng", "Cikgu Aminah"]),
        ("She said no. Then I left.", []),
        ("Ernst meinte es ernst. Der Stapler war neu, und ich fuhr den Stapler.", ["Ernst"]),
        ("Le chef a dit non. Pierre jette la pierre.", ["Pierre"]),
    ],
)  # fmt: skip
def test_names_that_are_words_and_names_from_elsewhere(text: str, expected: list[str]) -> None:
    assert [said for _, said in asked(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so i told priya i wasnt coming back. priya just nodded.", ["priya", "priya"]),
        ("got the email from tom okafor at lunch. they gave it to jess.", ["tom okafor", "jess"]),
        ("i asked will whether he would. will he ever let me forget it.", ["will"]),
        ("when rose left i cried. prices rose, hours rose.", ["rose"]),
        ("every week an sends me an article and an apology.", ["an"]),
        ("moved to leith for it. callum made the promise.", ["leith", "callum"]),
        ("i sat outside brackenhall dental and cried.", ["brackenhall dental"]),
        ("saw dr n today. auntie bev was kind. wrote to p. van der wiel.", ["dr n", "auntie bev", "p. van der wiel"]),
        ("jignesh patel came, and i met hasmukhbhai patel.", ["jignesh patel", "hasmukhbhai patel"]),
        ("spoke to smt. joshi, prof. adeyemi and cikgu aminah.", ["smt. joshi", "prof. adeyemi", "cikgu aminah"]),
        ("i rang rao sir. okafor madam rang. mallam sani left.", ["rao", "okafor", "mallam sani"]),
        ("we sat at amul's office. later i was at zomato's.", ["amul", "zomato"]),
        ("thanks sir, i said. oga said no. yes madam.", []),
        ("i was tired so i went home and made soup. haha. dont ask.", []),
        ("- fewer slides\n- more questions", []),
    ],
)
def test_names_in_small_letters(text: str, expected: list[str]) -> None:
    assert [said for _, said in asked(text)] == expected


@pytest.mark.parametrize("text", ["We met at Stell.", "I was sent to work in Kisumu.", "i was at stell that day."])
def test_a_place_is_offered_what_is_said_of_places(text: str) -> None:
    (found,) = findings(Document("", text), ())
    assert found.kind is FindingKind.PLACE
    assert found.suggestions == ("a town", "the site", "a place")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She is going deaf, she said.", "is going deaf"),
        ("He’s nine months sober and I covered for him.", "nine months sober"),
        ("Her visa had run out.", "Her visa had run out"),
        ("My apprentice can’t read.", "can’t read"),
        ("He did two years inside, years ago.", "did two years inside"),
        ("She came out to me in the stockroom.", "came out to me"),
        ("They’d been sleeping in the car.", "been sleeping in the car"),
        ("Her husband gambled away the house.", "husband gambled away the house"),
        ("It was her second miscarriage, she said.", "her second miscarriage"),
        ("My colleague’s marriage is over, he told me.", "colleague’s marriage is over"),
        ("he buried his son in march.", "buried his son in march"),
        ("Her sponsorship ends in June and she must go.", "Her sponsorship ends in June"),
        ("The bailiffs came to her door.", "The bailiffs came to her door"),
        ("He used to be called something else.", "used to be called something else"),
        ("She has stopped believing, she told me.", "stopped believing"),
        ("She is on half what I earn.", "is on half what I earn"),
        ("He’s under the doctor.", "under the doctor"),
        ("Er trinkt wieder.", "trinkt wieder"),
        ("她怀孕了。", "怀孕了"),
    ],
)
def test_private_matters_in_plain_words(text: str, expected: str) -> None:
    assert ("confidence", expected) in asked(text)


@pytest.mark.parametrize(
    "text",
    [
        "I went deafeningly quiet and read the voices of reason.",
        "We lost the house style and gambled on a new one that nobody could read.",
        "The results came out to three decimal places.",
        "The server died, the project passed, and the bank owed us nothing.",
        "We broke up the team, split up the work and moved out of the office.",
        "She was expecting a delivery, and it was more than we had asked for.",
    ],
)
def test_what_only_sounds_private(text: str) -> None:
    assert [kind for kind, _ in asked(text) if kind == "confidence"] == []


@pytest.mark.parametrize(
    "text",
    [
        "I took B12, the file was UTF-8, and ISO said no.", "We saved it as MP3 while the CO2 was high.",
        "We met in Room 2019, on Floor 3, at Desk 4.", "See Figure 3 and Form B.", "An MRI and a PCR test.",
        "The API sent JSON to our QA.", "I passed Grade 5, at Level 3.",
    ],
)  # fmt: skip
def test_what_everybody_speaks_of_is_no_name(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I worked at O2 and at G4S.", ["O2", "G4S"]),
        ("KPMG and the BBC called.", ["KPMG", "BBC"]),
        ("The stamp I got is W77.", ["W77"]),
    ],
)
def test_initials_that_are_somebody_are_asked_about(text: str, expected: list[str]) -> None:
    assert [said for _, said in asked(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("昨天王秀英说不行。", []),
        ("王秀英说不行，老周也没来。周末下雨。", ["王秀英", "老周"]),
        ("我和陈芳在南京的公司谈过。", ["陈芳", "南京"]),
        ("渡辺さんと話した。お客さんは怒った。", ["渡辺"]),
        ("직원인 김영희 씨가 왔다. 친구가 왔다.", ["김영희"]),
        ("قال الأستاذ سمير لا.", ["سمير"]),
        ("آقای کرمی آمد.", ["کرمی"]),
    ],
)
def test_names_in_writing_without_capitals(text: str, expected: list[str]) -> None:
    assert [said for kind, said in asked(text) if kind in ("name", "place", "organisation")] == expected
