"""Names become stand-ins, however they are written, and the sentence still holds."""

from __future__ import annotations

import html
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerjournal.model import Name
from careerjournal.model.vocabulary import NameKind
from careerjournal.sharing.markdown.rendering import html_page, plain_text
from careerjournal.sharing.redaction.stand_ins import StandIns
from tests.sharing.corpus_report import passages

JO = Name(number=1, name="Jo Orrell", stand_in="a director")
KEN = Name(number=2, name="Ken Braithe", spellings=("Ken", "Mr Braithe"), stand_in="my manager")
JOSE = Name(number=3, name="José Álvarez", stand_in="someone I mentor")
BRAM = Name(number=4, name="Bram van der Zande", stand_in="an outside man")
SIAN = Name(number=5, name="Anne-Marie O’Hara", stand_in="the chair of the panel")
TARROW = Name(
    number=6,
    name="Tarrow Conservancy",
    kind=NameKind.ORGANISATION,
    spellings=("the Conservancy", "TC"),
    stand_in="the harbour authority I work for",
)
PELL = Name(
    number=7,
    name="Pell & Drury Surveys",
    kind=NameKind.ORGANISATION,
    spellings=("Pell & Drury", "P&D"),
    stand_in="a small firm",
)
TIDELINE = Name(number=8, name="Tideline", kind=NameKind.PROJECT, stand_in="a project of mine")
EVERYBODY = (JO, KEN, JOSE, BRAM, SIAN, TARROW, PELL, TIDELINE)


def said(text: str, *names: Name) -> str:
    return StandIns(names or EVERYBODY).applied(text).text


@pytest.mark.parametrize(
    "written",
    [
        "Jo Orrell", "jo orrell", "JO ORRELL", "Jo  Orrell", "Jo\nOrrell", "Jo\u00a0Orrell", "Jo", "JO", "Orrell",
        "J. Orrell", "J Orrell", "J.Orrell", "J.O.", "J. O.", "Jo O.", "Orrell, Jo", "Orrell, J.", "Dr Orrell",
        "Prof. Jo Orrell", "**Jo** Orrell", "*Jo Orrell*", "J*o* Orrell", "J_o_ Orrell", "Jo `Orrell`", "Jo &#79;rrell",
        "J\u200bo Orrell", "J\u00ado Orrell", "Jó Orréll", "Jo\u0301 Orrell", "Ｊｏ Orrell", "Jо Orrell", "Jo_Orrell",
        "JoOrrell", "Jo-Orrell",
    ],
)  # fmt: skip
def test_every_spelling_of_a_person(written: str) -> None:
    assert " ".join(plain_text(said(f"I asked {written} about it.")).split()) == "I asked a director about it."


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (JOSE, "Jose Alvarez"), (JOSE, "JOSÉ"), (JOSE, "Jose\u0301"), (JOSE, "J. Álvarez"), (JOSE, "Alvarez"),
        (BRAM, "van der Zande"), (BRAM, "Zande"), (BRAM, "Bram Zande"), (BRAM, "B. van der Zande"), (BRAM, "B.v.d.Z."),
        (SIAN, "Anne Marie O'Hara"), (SIAN, "Anne‑Marie"), (SIAN, "A.-M. O’Hara"), (SIAN, "OHARA"), (SIAN, "O`Hara"),
        (TARROW, "the Tarrow  Conservancy"), (TARROW, "The Conservancy"), (TARROW, "TC"),
        (TARROW, "tarrow conservancy"),
        (PELL, "Pell and Drury"), (PELL, "Pell &amp; Drury"), (PELL, "P&D"), (PELL, "PELL & DRURY SURVEYS LTD"),
        (PELL, "P & D"), (TIDELINE, "TIDELINE"), (TIDELINE, "*Tide*line"),
    ],
)  # fmt: skip
def test_every_spelling_of_others(name: Name, written: str) -> None:
    assert plain_text(said(f"I asked {written} about it.")) == f"I asked {name.stand_in} about it.\n"


@pytest.mark.parametrize(
    "text",
    [
        "Joe, joking in Kenya with a token; the orrellian tidelines of Joanna.",
        "In Johannesburg Alvarezes are many.",
        "He said p and d, t and c.",
        "He took a JOB; Kendal is far; O’Harald too.",
    ],
)
def test_never_inside_another_word(text: str) -> None:
    assert said(text) == text


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Jo’s desk", "A director’s desk"),
        ("by Jo's desk", "by a director's desk"),
        ("by the Orrells’ house", "by a director’s family’s house"),
        ("I met the Orrells.", "I met a director’s family."),
        ("Jo spoke. Jo sat. And then Jo left.", "A director spoke. A director sat. And then a director left."),
        ("She said, “Jo knows.”", "She said, “A director knows.”"),
        ("She asked “Jo” twice, e.g. Jo Orrell.", "She asked “a director” twice, e.g. a director."),
        ("- Jo: kind\n- not Jo", "- A director: kind\n- not a director"),
        ("The Tarrow Conservancy met.", "The harbour authority I work for met."),
        ("I was a Tarrow Conservancy man.", "I was the harbour authority I work for man."),
        ("Our Ken left.", "My manager left."),
        ("the old Tideline plan", "the old project of mine plan"),
        ("my manager, Ken, said so", "my manager said so"),
        ("Ken, my manager, said so", "My manager, said so"),
        ("Ken’s gone, Ken’d say, or Ken'll.", "My manager’s gone, my manager’d say, or my manager'll."),
        ("I miss Jo. Miss Orrell?", "I miss a director. A director?"),
        ("Jo, and Ken.", "A director, and my manager."),
        ("‘Jo’ and 'Ken'", "‘A director’ and 'my manager'"),
        ("# Jo\n\n> Jo", "# A director\n\n> A director"),
        ("1. Jo", "1. A director"),
    ],
)
def test_the_sentence_still_holds(written: str, expected: str) -> None:
    assert said(written) == expected


def test_what_is_said_behind_a_name_is_none() -> None:
    teacher = Name(number=1, name="Meera Kulkarni", spellings=("Kulkarni madam",), stand_in="the head")
    assert said("Kulkarni madam came. “Madam, my son,” he said to Meera.", teacher) == (
        "The head came. “Madam, my son,” he said to the head."
    )
    sensei = Name(number=1, name="Tanaka Sensei", stand_in="a teacher")
    assert said("A sensei bows first; Tanaka sensei bowed.", sensei) == "A sensei bows first; a teacher bowed."
    assert said("Chan rang.", Name(number=1, name="Jackie Chan", stand_in="a friend")) == "A friend rang."


WORDS = [
    Name(number=number, name=name, stand_in=instead)
    for number, (name, instead) in enumerate(
        (("Grace Okoro", "a shipmate"), ("Will Tran", "our foreman"), ("Hope Adeyemi", "a nurse")), 1
    )
]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("my boss was grace. i liked grace, and i told grace so.", 3),
        ("they hired me. will didn't say much.", 1),
        ("then she left. hope's desk was empty.", 1),
        ("boss was will", 1),
        ("later i saw grace at the tram stop", 1),
        ("water down three floors, hope was in the office", 1),
        ("grace's boat sank", 1),
        ("i will go. i hope so, by the grace of god. she will not.", 0),
        ("we hope for the best, will you? hope was lost, and it was late.", 0),
    ],
)
def test_a_name_that_is_a_word_is_asked_about_among_small_letters(text: str, asked: int) -> None:
    assert len(StandIns(WORDS).applied(text).unsure) == asked


def test_a_genitive_after_an_s() -> None:
    james = Name(number=1, name="James Pask", stand_in="the trustees")
    assert said("in James’ office, the Pasks’ office, James’s office", james) == (
        "in the trustees’ office, the trustees’ family’s office, the trustees’ office"
    )
    assert said("He said ‘my old James’ twice", james) == "He said ‘my old trustees’ twice"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("mail jo.orrell@x.example now", "mail an e-mail address now"),
        ("mail JOrrell@x.example now", "mail an e-mail address now"),
        ("mail jo@x.example now", "mail an e-mail address now"),
        ("mail joe@x.example now", "mail joe@x.example now"),
        ("see https://x.example/jo%20orrell now", "see a web address now"),
        ("see www.tarrow-conservancy.example, please", "see a web address, please"),
        ("[this](http://x.example/orrell) and [that](http://x.example/)", "this and [that](http://x.example/)"),
        ("[Jo Orrell](http://x.example/)", "[A director](http://x.example/)"),
        ("<jo@x.example>", "An e-mail address"),
    ],
)
def test_addresses_and_links(written: str, expected: str) -> None:
    text = said(written)
    assert text == expected or text == expected[:1].lower() + expected[1:]


def test_the_longest_spelling_comes_first_and_whose_it_is_is_known() -> None:
    applied = StandIns(EVERYBODY).applied("Ken Braithe told Jo.")
    assert applied.text == "My manager told a director."
    assert [(applied.text[span.start : span.end], span.whose) for span in applied.spans] == [
        ("My manager", (1,)),
        ("a director", (0,)),
    ]


def test_a_name_that_is_said_as_it_is_stays_and_is_no_question() -> None:
    names = (Name(name="Priya Raman"), Name(name="Priya Shah", stand_in="a friend"), Name(name="Grant Vale"))
    said = StandIns(names, {0, 2}).applied("Priya Raman’s mail, grant.vale@example.test, Priya Shah and a grant.")
    assert said.text == "Priya Raman’s mail, grant.vale@example.test, a friend and a grant."
    assert (said.unsure, said.problems) == ((), ())
    asked = StandIns(names, {0}).applied("Priya’s mail")
    assert [span.whose for span in asked.unsure] == [(0, 1)]


def test_two_people_of_one_name_are_asked_about() -> None:
    eccleby = Name(number=1, name="Martin Eccleby", stand_in="my manager")
    farrow = Name(number=2, name="Martin Farrow", stand_in="a friend")
    applied = StandIns((eccleby, farrow)).applied("Martin Farrow wrote. Martin did not. Eccleby did.")
    assert applied.text == "A friend wrote. Martin did not. My manager did."
    assert [(applied.text[span.start : span.end], span.whose) for span in applied.unsure] == [("Martin", (0, 1))]
    said_so = Name(number=1, name="Martin Eccleby", spellings=("Martin",), stand_in="my manager")
    assert StandIns((said_so, farrow)).applied("I met Martin.").text == "I met my manager."


def test_words_that_make_a_name_and_words_that_do_not() -> None:
    sam = Name(number=1, name="Sam Will", stand_in="a friend")
    will = Name(number=2, name="Will Grant", stand_in="an aunt")
    text = "Sam will go. Sam Will went. She will grant it. I met Will Grant. Sam, will you?"
    assert (
        said(text, sam, will)
        == "A friend will go. A friend went. She will grant it. I met an aunt. A friend, will you?"
    )


def test_names_with_hyphens_acronyms_and_other_scripts() -> None:
    ann = Name(number=1, name="Mary Ann Smith-Jones", stand_in="my aunt")
    dwp = Name(number=2, name="DWP", kind=NameKind.ORGANISATION, stand_in="a department")
    ming = Name(number=3, name="李明", stand_in="a colleague")
    everybody = (ann, dwp, ming)
    assert said("Is M. A. Smith-Jones here, or Smith Jones, or Mary?", *everybody) == (
        "Is my aunt here, or my aunt, or my aunt?"
    )
    assert said("Jones is not, and neither is Smith.", *everybody) == "Jones is not, and neither is Smith."
    assert said("Ask D.W.P. and DWP’s people.", *everybody) == "Ask a department and a department’s people."
    assert said("Ask Mr and Mrs Smith-Jones.", *everybody) == "Ask my aunt’s family."
    assert said("昨天李明说。", *everybody) == "昨天a colleague说。"


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        (
            Name(name="Will Grant", stand_in="a friend"),
            "Will you go? I met Will. Will said no, and will again.",
            ["Will"],
        ),
        (Name(name="May Cook", stand_in="a friend"), "I met her in May. I met May Cook.", ["May"]),
        (
            Name(name="Bridge", kind=NameKind.PROJECT, stand_in="a plan"),
            "Bridge fell; the bridge stood. Bridge building.",
            ["Bridge"],
        ),
        (Name(name="Kit Zorn", stand_in="a friend"), "KZ knows; K.Z. too.", ["KZ"]),
    ],
)
def test_what_may_only_be_a_word_is_asked_about(name: Name, text: str, left: list[str]) -> None:
    applied = StandIns((name,)).applied(text)
    assert [applied.text[span.start : span.end] for span in applied.unsure] == left
    assert len(applied.spans) >= 1


WORD_NAMES = (
    Name(number=1, name="Nguyễn Văn An", stand_in="a friend"),
    Name(number=2, name="He Jing", stand_in="a friend"),
    Name(number=3, name="So Park", stand_in="a friend"),
    Name(number=4, name="My Tran", stand_in="a friend"),
    Name(number=5, name="Will House", stand_in="a friend"),
    Name(number=6, name="Mark Case", stand_in="a friend"),
    Name(number=7, name="Ann Change", stand_in="a friend"),
)


@pytest.mark.parametrize(
    ("text", "expected", "asked"),
    [
        ("An interview came. An hour later they rang.", "An interview came. An hour later they rang.", []),
        ("An said no. I met An. An and I went.", "A friend said no. I met a friend. A friend and I went.", []),
        ("An MP rang. An historic day. An stayed.", "An MP rang. An historic day. A friend stayed.", []),
        ("What I wanted: An honest word.", "What I wanted: An honest word.", []),
        ("He said no. I told He.", "He said no. I told a friend.", ["He"]),
        ("So I went, and so did he. I rang So.", "So I went, and so did he. I rang a friend.", []),
        ("So said yes.", "So said yes.", ["So"]),
        ("My manager left. My said so; my work.", "My manager left. A friend said so; my work.", []),
        ("Will said he will. Will the house stand?", "A friend said he will. Will the house stand?", ["Will"]),
        ("I met House. The House rose. House closed.", "I met a friend. The House rose. House closed.", ["House"] * 2),
        ("In any case, the change; a house in the case.", "In any case, the change; a house in the case.", []),
        (
            "Change came. Case was late. Mark my words.",
            "Change came. A friend was late. Mark my words.",
            ["Change", "Mark"],
        ),
        ("I WILL NOT GO", "I WILL NOT GO", ["WILL"]),
        ("i told will that i will go. mark my words.", "i told will that i will go. mark my words.", ["will"]),
        ("i rang mark. will said no, so he said.", "i rang mark. will said no, so he said.", ["mark", "will"]),
        ("i answered an twice. an apology came.", "i answered an twice. an apology came.", ["an"]),
        ("and house never once rang. house prices rose.", "and house never once rang. house prices rose.", ["house"]),
        ("They ask for an e-mail address.", "They ask for an e-mail address.", []),
    ],
)
def test_a_name_that_is_a_word_is_replaced_asked_about_or_left(text: str, expected: str, asked: list[str]) -> None:
    applied = StandIns(WORD_NAMES).applied(text)
    assert applied.text == expected
    assert [applied.text[span.start : span.end] for span in applied.unsure] == asked


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Samir el-Khoury", ["el-Khoury", "El Khoury", "Khoury", "Samir", "S. Khoury", "samir el-khoury"]),
        ("el-Khoury", ["el-Khoury", "Khoury"]),
        ("Jean d’Alembert", ["d’Alembert", "D'Alembert", "Alembert", "J. d'Alembert"]),
        ("Ann fforbes", ["fforbes", "Fforbes", "FFORBES", "ann fforbes"]),
        ("Seán an tSaoir", ["an tSaoir", "tSaoir", "Sean an tSaoir", "S. an tSaoir"]),
        ("van der Zande", ["van der Zande", "Zande", "Van der Zande"]),
        ("Rajesh Sharma", ["Rajesh sir", "Sharma sir", "Rajesh-ji", "Rajeshji", "Rajesh bhai", "Sharma Rajesh"]),
        ("Tanaka", ["Tanaka-san", "Tanaka-sensei", "tanaka san"]),
        ("Wang Xiaoming", ["Xiaoming Wang", "Xiaoming", "Wang Xiaoming", "Mr Wang"]),
        ("Kim Min-su", ["Min-su Kim", "Minsu", "Kim Minsu", "Min Su"]),
    ],
)
def test_surnames_with_particles_and_what_is_said_after_a_name(name: str, written: list[str]) -> None:
    for one in written:
        assert said(f"I asked {one} about it.", Name(name=name, stand_in="a friend")) == "I asked a friend about it."


def test_what_belongs_to_a_surname_is_no_name_of_its_own() -> None:
    zande = Name(number=1, name="van der Zande", stand_in="a friend")
    saoir = Name(number=2, name="Seán an tSaoir", stand_in="a friend")
    text = "The van stood there for an hour. An hour, sir. Tell an engineer."
    assert said(text, zande, saoir) == text


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("山田太郎", "山田さんは反対した。", "A friendは反対した。"),
        ("山田太郎", "太郎は反対した。", "A friendは反対した。"),
        ("山田 太郎", "山田部長と話した。", "A friendと話した。"),
        ("佐藤さくら", "さくらちゃんが来た。", "A friendが来た。"),
        ("王小明", "王经理说不行。", "A friend说不行。"),
        ("王小明", "我和小明谈过,老王没来。", "我和a friend谈过,a friend没来。"),
        ("欧阳明", "欧阳老师说不行。", "A friend说不行。"),
        ("김민수", "김 부장이 반대했다.", "A friend이 반대했다."),
        ("김민수", "민수 씨는, 김민수가, 민수한테", "A friend는, a friend가, a friend한테"),
    ],
)
def test_parts_of_names_in_chinese_japanese_and_korean(name: str, text: str, expected: str) -> None:
    assert said(text, Name(name=name, stand_in="a friend")) == expected


@pytest.mark.parametrize(
    ("name", "text", "asked"),
    [
        ("王建国", "建国以来,王国很大。", ["建国"]),
        ("王小明", "王小红说可以。", []),
        ("김민수", "김치와 남궁민수", []),
        ("李明", "明天他说明。", []),
    ],
)
def test_a_part_of_a_name_within_another_word_is_not_replaced(name: str, text: str, asked: list[str]) -> None:
    applied = StandIns((Name(name=name, stand_in="a friend"),)).applied(text)
    assert applied.text == text
    assert [applied.text[span.start : span.end] for span in applied.unsure] == asked


def test_a_place_is_said_otherwise_than_somebody() -> None:
    stell = Name(number=1, name="Stell", kind=NameKind.PLACE)
    kisumu = Name(number=2, name="Kisumu", kind=NameKind.PLACE, stand_in="a town on a lake")
    text = "We met at Stell. I work in Kisumu, and Stell’s staff know."
    assert said(text, stell, kisumu) == ("We met at a place. I work in a town on a lake, and a place’s staff know.")


def test_a_stand_in_must_be_there_and_hold_no_name() -> None:
    none = Name(number=1, name="Ros Pask")
    own = Name(number=2, name="Len Hobday", stand_in="Hobday of accounts")
    other = Name(number=3, name="Tobi Farrant", stand_in="Ros’s deputy")
    unused = Name(number=4, name="Mal Reeve")
    standins = StandIns((none, own, other, unused))
    applied = standins.applied("Ros met Len and Tobi.")
    assert applied.text == "Someone met someone and someone."
    assert applied.problems == (
        "Ros Pask has no stand-in yet. Write what to say instead, such as “a colleague”.",
        "The stand-in for Len Hobday, “Hobday of accounts”, has that name in it. Write one that does not.",
        "The stand-in for Tobi Farrant, “Ros’s deputy”, has another name in it: Ros’s. Write one without a name.",
    )
    assert standins.problem(unused).startswith("Mal Reeve has no stand-in")


STANDINS = StandIns(EVERYBODY)

FILLERS = (
    "and", "then", "the", "a", "token", "of Kenya", "joking", "said:", "“", "”", "(", ")", ".", ",", "–", "*", "**",
    "_", "`", "#", "- ", "> ", "\n", "\n\n", "  \n", "[", "](http://x.example/a)", "|", "<b>", "&", "\\", "1.", "’s",
    "s", "’",
)  # fmt: skip
SPELT = (
    "Jo Orrell", "Jo", "Orrell", "J. Orrell", "Orrell’s", "J.O.", "Ken Braithe", "Ken", "Mr Braithe", "Ken’s",
    "José Álvarez", "José", "Alvarez", "Bram van der Zande", "Bram", "Zande", "B. van der Zande", "Anne-Marie O’Hara",
    "O’Hara", "Tarrow Conservancy", "the Conservancy", "Pell & Drury Surveys", "Pell & Drury", "Tideline",
)  # fmt: skip


@st.composite
def written(draw: st.DrawFn) -> str:
    """A spelling as somebody might come to write it."""
    way = draw(st.sampled_from(SPELT))
    way = draw(st.sampled_from([way, way.upper(), way.lower() if "." not in way else way]))
    way = unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), way)
    if draw(st.booleans()):
        way = way.replace(" ", draw(st.sampled_from(["\n", "\u00a0", "  ", "** ", " _"])))
    if draw(st.booleans()):
        place = draw(st.integers(1, len(way)))
        way = way[:place] + draw(st.sampled_from(["\u200b", "*", "**", "\u00ad", "_"])) + way[place:]
    if draw(st.booleans()):
        mark = draw(st.sampled_from(["*", "**", "_", "`", "~~"]))
        way = f"{mark}{way}{mark}"
    return way


TEXTS = st.lists(st.one_of(st.sampled_from(FILLERS), written()), max_size=10).map(" ".join)


def seen(text: str) -> str:
    """A text as the eye reads it, by rules of the test's own."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(char for char in apart if unicodedata.category(char) not in ("Mn", "Cf"))
    return re.sub(r"\s+", " ", re.sub(r"[*~`\\]|(?<=\w)_(?=\w)|_", "", kept).replace("’", "'"))


LEFT = re.compile(
    r"(?<![^\W\d_])(?:jo|orrell|j\. ?o\.|ken|braithe|jose|alvarez|bram|zande|o'hara|anne-marie|tarrow conservancy"
    r"|the conservancy|pell & drury|tideline)(?:'s)?(?![^\W\d_])"
)


@settings(deadline=None)
@given(TEXTS)
def test_no_spelling_is_left_in_any_form(text: str) -> None:
    applied = STANDINS.applied(text)
    body = html_page("", applied.text).partition("<body>")[2]
    page = re.sub(r"<[^<>]*>", "", re.sub(r"</(?:p|h\d|li|blockquote|t[dh]|pre)>", "\n\n", body))
    asked = {seen(applied.text[span.start : span.end]) for span in applied.unsure}
    for form in (applied.text, plain_text(applied.text), plain_text(applied.text, 20), html.unescape(page)):
        # A name of several words is one only within a paragraph; its words alone are looked for everywhere.
        for paragraph in re.split(r"\n[ >]*\n|\n(?=[ >]*(?:[-*>#|]|\d+[.)]))|\|", form):
            left = [match[0] for match in LEFT.finditer(seen(paragraph)) if match[0] not in asked]
            assert left == []
    assert applied.problems == ()


@settings(deadline=None)
@given(TEXTS)
def test_what_is_replaced_stays_replaced(text: str) -> None:
    standins = STANDINS
    once = standins.applied(text)
    for span in once.spans:
        assert once.text[span.start : span.end]
    again = standins.applied(once.text)
    assert again.text == once.text
    assert again.spans == ()


def test_names_in_other_voices_are_replaced_or_asked_about_once_they_are_listed() -> None:
    # Measured on the part that is not held out: 377 of 382; the others are handles and one letter.
    listed = found = 0
    for one in (one for one in passages("voices") if not one.held_out):
        marked = [mark for mark in one.marked if mark.kind in set(NameKind) | {"name"}]
        kinds = {one.text[mark.start : mark.end]: mark.kind for mark in marked}
        names = [
            Name(number=at, name=name, kind=NameKind.PERSON if kind == "name" else NameKind(kind), stand_in="a friend")
            for at, (name, kind) in enumerate(kinds.items(), 1)
        ]
        spans = StandIns(names).found(one.text)
        listed += len(marked)
        found += sum(any(span.start < mark.end and mark.start < span.end for span in spans) for mark in marked)
    assert found / listed >= 0.98
