"""What leaves is what was opened, in the words that were seen, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tinydb.storages import MemoryStorage

from careerjournal.journal.journal import Journal
from careerjournal.model import Conversation, Lesson, Name, PartialDate, Reading, Ref, Setback, Shares
from careerjournal.model.conversation import Step
from careerjournal.model.describe import field
from careerjournal.model.text import clean
from careerjournal.model.vocabulary import Fit, SetbackKind, Treatment
from careerjournal.sharing.document import NOTHING_OPEN, Document, Format, Maker, NotReady, Selection, as_bytes
from careerjournal.sharing.markdown.rendering import html_page, plain_text
from careerjournal.sharing.pieces import pieces_of, shares_said
from careerjournal.sharing.redaction.answers import Answer, Verdict, key_of
from careerjournal.sharing.redaction.softening import Choices
from careerjournal.sharing.review.findings import FindingKind, around, findings
from careerjournal.vault.database import Database

PANEL = Setback(
    what_happened="The panel I talked over",
    when=PartialDate(2019, 6, 14),
    kind=SetbackKind.INTERVIEW,
    fit=Fit.STRONG,
    body="Third question in, I was still answering the *first*. Imran was kind.\n\n"
    "I cried in the stairwell of Marsham House.\n\n- one\n- two, with Imran",
    expected="To be tested on budgets.",
    felt="Small & hot.\n\nThen <b>cold</b>.",
    shares=Shares(my_part=2, competition=7),
    readings=(Reading(when=PartialDate(2024), shares=Shares(my_part=8, chance=3), note="It was the panel I feared."),),
    tags=("interviews",),
    open_fields=("what_happened",),
)
IMRAN = Name(name="Imran Bexley", stand_in="a panel member")


def document_of(selection: Selection, journal: Journal, answers: Iterable[Answer] = ()) -> Document:
    """The document that a selection makes, with what was decided about it."""
    return Maker(journal, selection.choices, answers).document(selection)


@pytest.fixture
def panel(journal: Journal) -> Setback:
    journal.names.add(IMRAN)
    kept = journal.setbacks.add(PANEL)
    journal.lessons.add(Lesson(sentence="Answer the question, then stop.", learnt_from=(kept.ref,)))
    journal.lessons.add(Lesson(sentence="Ask Imran for feedback.", learnt_from=(kept.ref,)))
    return kept


def keys(journal: Journal, setback: Setback, *fields: str) -> list[str]:
    return [piece.key for piece in pieces_of(setback, journal) if piece.field in fields or piece.key in fields]


def test_everything_is_closed_until_opened(journal: Journal, panel: Setback) -> None:
    closed = document_of(Selection((panel,), {}), journal)
    assert (closed.markdown, closed.problems) == ("", (NOTHING_OPEN,))
    with pytest.raises(NotReady, match="Nothing is open yet"):
        as_bytes(closed, Format.MARKDOWN)
    for piece in pieces_of(panel, journal):
        alone = document_of(Selection((panel,), {panel.ref: [piece.key]}, choices=KEEP), journal)
        others = [other for other in pieces_of(panel, journal) if other.key != piece.key]
        for other in others:
            assert plain_text(other.markdown, 1000).strip() not in plain_text(alone.markdown, 1000)


KEEP = Choices(dates=Treatment.KEEP, sums=Treatment.KEEP, links=Treatment.KEEP, tags=Treatment.KEEP)


def test_a_document(journal: Journal, panel: Setback) -> None:
    paragraphs = keys(journal, panel, "body")
    opened = ["what_happened", "when", "kind", paragraphs[0], paragraphs[2], "expected", "felt", "shares", "readings"]
    opened += ["lessons", "tags"]
    document = document_of(Selection((panel,), {panel.ref: opened}), journal)
    assert document.title == "The panel I talked over"
    assert document.markdown == (
        "# The panel I talked over\n\n"
        "A few years ago · an interview that went badly\n\n"
        "Third question in, I was still answering the *first*. A panel member was kind.\n\n"
        "- one\n- two, with a panel member\n\n"
        "**What I expected.** To be tested on budgets.\n\n"
        "**How it felt.** Small & hot.\n\nThen \\<b>cold\\</b>.\n\n"
        "**How I read it then.** Mostly the competition, a little my part.\n\n"
        "**How I read it now.** Mostly my part, a little chance. It was the panel I feared.\n\n"
        "**What it taught me.**\n\n- Answer the question, then stop.\n- Ask a panel member for feedback."
    )
    assert [document.markdown[span.start : span.end] for span in document.spans] == [
        "A panel member", "a panel member", "a panel member",
    ]  # fmt: skip
    assert document.problems == ()


def test_what_is_written_is_what_was_seen(journal: Journal, panel: Setback) -> None:
    document = document_of(Selection((panel,), {panel.ref: ["what_happened", "felt"]}), journal)
    assert as_bytes(document, Format.MARKDOWN) == f"{document.markdown}\n".encode()
    assert as_bytes(document, Format.TEXT).decode() == plain_text(document.markdown)
    assert as_bytes(document, Format.HTML).decode() == html_page(document.title, document.markdown)
    assert b"<b>" not in as_bytes(document, Format.HTML)


def test_a_title_that_is_closed_is_told_in_general_words(journal: Journal, panel: Setback) -> None:
    document = document_of(Selection((panel,), {panel.ref: ["expected"]}), journal)
    assert document.markdown == "# A setback\n\n**What I expected.** To be tested on budgets."
    both = Selection((panel, panel), {panel.ref: ["expected"]}, title="Two, for *Jo*")
    assert document_of(both, journal).markdown.startswith("# Two, for \\*Jo\\*\n\n## A setback\n\n")


def test_a_paragraph_that_changes_is_closed_again(journal: Journal, panel: Setback) -> None:
    first, *_ = keys(journal, panel, "body")
    kept = journal.keep(replace(panel, body=panel.body.replace("kind", "kind to me")))
    document = document_of(Selection((kept,), {kept.ref: [first]}), journal)
    assert document.problems == (NOTHING_OPEN,)


TYPED = "First they asked.\nI talked over Imran\nBexley twice.\n\n> Imran\n> Bexley was kind.\n\n- one,\n  with him\n"


def test_lines_leave_as_they_were_typed(journal: Journal) -> None:
    journal.names.add(IMRAN)
    setback = journal.setbacks.add(Setback(what_happened="The panel", body=TYPED))
    document = document_of(
        Selection((setback,), {setback.ref: ["what_happened", *keys(journal, setback, "body")]}), journal
    )
    lines = ["First they asked.", "I talked over a panel member", "twice."]
    # Two spaces end a line in Markdown, whoever renders it.
    assert document.markdown.split("\n") == [
        "# The panel", "", f"{lines[0]}  ", f"{lines[1]}  ", lines[2], "",
        "> A panel member  ", "> was kind.", "", "- one,  ", "  with him",
    ]  # fmt: skip
    assert as_bytes(document, Format.TEXT).decode().splitlines()[2:5] == lines
    assert "\n".join(lines) in as_bytes(document, Format.MAIL).decode()
    assert "<br />\n".join(lines) in as_bytes(document, Format.HTML).decode()


def test_a_paragraph_stays_open_where_only_its_lines_end_elsewhere(journal: Journal) -> None:
    setback = journal.setbacks.add(Setback(what_happened="The panel", body=TYPED))
    opened = keys(journal, setback, "body")
    ended_elsewhere = replace(setback, body=TYPED.replace("\nBexley", " Bexley").replace("talked over", "talked\nover"))
    assert keys(journal, ended_elsewhere, "body") == opened
    assert keys(journal, replace(setback, body=TYPED.replace("twice", "once")), "body")[0] != opened[0]


def test_a_name_that_goes_on_in_the_next_line_is_noticed_at_the_last_look(journal: Journal) -> None:
    journal.names.add(Name(name="Little Orchard Road", stand_in="an office"))
    maker = Maker(journal, Choices())
    for start, goes_on in (("", ""), ("> ", "> "), ("> > ", "> > "), ("- ", "  ")):
        left = f"{start}At Little\n{goes_on}Orchard\n{goes_on}Road."
        problems = maker.finished(f"# A\n\n{left}").problems
        assert any("“Little Orchard Road” is on your list" in problem for problem in problems), left


def test_what_goes_on_in_the_next_line_is_reviewed_as_one(journal: Journal) -> None:
    body = "It was on 12\nMarch 2014, for 80,000\neuros, when Karin\nalways told me to wait."
    setback = journal.setbacks.add(Setback(what_happened="The panel", body=body))
    opened = {setback.ref: ["what_happened", *keys(journal, setback, "body")]}
    document = document_of(Selection((setback,), opened, choices=KEEP), journal)
    found = {(one.kind, document.markdown[one.start : one.end]) for one in findings(document, journal.names)}
    assert found >= {
        (FindingKind.DATE, "12  \nMarch 2014"), (FindingKind.SUM, "80,000  \neuros"), (FindingKind.NAME, "Karin"),
    }  # fmt: skip


@pytest.mark.parametrize("field_", ["body", "expected"])
def test_who_stands_above_their_title_is_asked_about(journal: Journal, field_: str) -> None:
    said = "Best wishes\nFolake Adeyemi\nHead of Stores"
    setback = journal.setbacks.add(replace(Setback(what_happened="The panel"), **{field_: said}))
    opened = {setback.ref: ["what_happened", *keys(journal, setback, field_)]}
    document = document_of(Selection((setback,), opened), journal)
    found = {(one.kind, one.text) for one in findings(document, ())}
    assert found >= {(FindingKind.NAME, "Folake Adeyemi"), (FindingKind.JOB, "Head of Stores")}


def test_a_plain_field_is_softened_over_its_lines(journal: Journal) -> None:
    said = "It was on 12\nMarch 2014, with Imran\nBexley, for 84,500\nkroner.\nThen rain."
    journal.names.add(IMRAN)
    setback = journal.setbacks.add(Setback(what_happened="The panel", expected=said))
    left = document_of(Selection((setback,), {setback.ref: ["expected"]}), journal).markdown
    assert not [word for word in ("12", "March", "2014", "Imran", "Bexley", "84", "500", "kroner") if word in left]
    assert left.endswith("  \nThen rain.")


def test_what_is_answered_of_a_genitive_stays_one(journal: Journal) -> None:
    will = journal.names.add(Name(name="Will Tran", stand_in="our foreman"))
    setback = journal.setbacks.add(
        Setback(what_happened="The panel", body="will's van was red. the van was will's idea.")
    )
    opened = Selection((setback,), {setback.ref: keys(journal, setback, "body")})
    asked = findings(document_of(opened, journal), [will])
    answers = [Answer(key=one.key, verdict=Verdict.REPLACE, with_="our foreman") for one in asked]
    said = document_of(opened, journal, answers).markdown
    assert said.endswith("Our foreman's van was red. the van was our foreman's idea.")


def test_what_is_asked_about_is_shown_as_it_is_read(journal: Journal) -> None:
    body = "> I wrote\n> to Wanjiru\n> Kamau that day.\n\n1998. At [the yard] with Odalys."
    setback = journal.setbacks.add(Setback(what_happened="The panel", body=body))
    document = document_of(Selection((setback,), {setback.ref: keys(journal, setback, "body")}, choices=KEEP), journal)
    shown = {"".join(around(document.markdown, one)) for one in findings(document, ())}
    assert any("I wrote to Wanjiru Kamau that day." in one for one in shown)
    assert not [one for one in shown if "\\" in one or ">" in one.removeprefix("> ").removeprefix("…> ")]


def test_lists_that_stand_below_one_another_stay_apart(journal: Journal) -> None:
    body = "1) money\n2) time\n\n10. the tenth\n11. the last\n\n- a\n\n+ b\n  - c\n\n- d"
    setback = journal.setbacks.add(Setback(what_happened="The panel", body=body))
    opened = {setback.ref: ["what_happened", *keys(journal, setback, "body")]}
    page = as_bytes(document_of(Selection((setback,), opened), journal), Format.HTML).decode()
    assert re.findall(r"<[ou]l[^>]*>", page) == ["<ol>", '<ol start="10">', "<ul>", "<ul>", "<ul>", "<ul>"]


@pytest.mark.parametrize(
    "text",
    ["1998. The first\n2003. The second", "10. ten\n1998. then", "10. ten\n\n1998. then", "- 2003. a point", "1998) x"],
)
def test_a_year_that_begins_a_line_is_no_number_of_a_list(journal: Journal, text: str) -> None:
    setback = journal.setbacks.add(Setback(what_happened="The panel", body=text))
    opened = {setback.ref: keys(journal, setback, "body")}
    kept = document_of(Selection((setback,), opened, choices=KEEP), journal)
    years = re.findall(r"\d{4}", text)
    assert re.findall(r"\d{4}", as_bytes(kept, Format.TEXT).decode()) == years
    assert "<ol start" not in as_bytes(kept, Format.HTML).decode().replace('start="10"', "")
    assert re.findall(r"\d{4}", document_of(Selection((setback,), opened), journal).markdown) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Aaa\n\n-\n\nBbb", "Aaa\n\n-\n\nBbb"),
        ("Aaa\n\n+\n\n*\n\nBbb", "Aaa\n\n+\n\n*\n\nBbb"),
        ("Aaa\n\n7.\n\nBbb", "Aaa\n\n7.\n\nBbb"),
        ("Aaa\n>\nBbb", "Aaa\n>\nBbb"),
        ("-\n- b", "-\n\n- b"),
    ],
)
def test_a_sign_by_itself_leaves_as_it_was_typed(journal: Journal, body: str, said: str) -> None:
    setback = journal.setbacks.add(Setback(what_happened="The panel", body=body))
    opened = {setback.ref: keys(journal, setback, "body")}
    assert (
        as_bytes(document_of(Selection((setback,), opened), journal), Format.TEXT).decode() == f"A setback\n\n{said}\n"
    )


def test_a_line_without_the_sign_of_a_quotation_is_no_part_of_it(journal: Journal) -> None:
    body = "> You will be glad of it,\n> they said,\nand I was not.\n\n> > so they wrote\n> to the others"
    setback = journal.setbacks.add(Setback(what_happened="The panel", body=body))
    opened = {setback.ref: keys(journal, setback, "body")}
    said = as_bytes(document_of(Selection((setback,), opened), journal), Format.TEXT).decode()
    assert "> they said,\n\nand I was not." in said
    assert "> > so they wrote\n>\n> to the others" in said


def test_choices_about_what_is_exact(journal: Journal, panel: Setback) -> None:
    opened = {panel.ref: ["what_happened", "when", "tags"]}
    kept = document_of(Selection((panel,), opened, choices=KEEP), journal).markdown
    assert kept == "# The panel I talked over\n\n14 June 2019\n\n**Tags.** \\#interviews"
    dropped = document_of(Selection((panel,), opened, choices=Choices(dates=Treatment.DROP)), journal).markdown
    assert dropped == "# The panel I talked over"


def test_a_review_answered_once(journal: Journal, panel: Setback) -> None:
    selection = Selection((panel,), {panel.ref: ["what_happened", "kind", "body"]})
    names = tuple(journal.names)
    found = findings(document_of(selection, journal), names)
    assert [(one.kind, one.text) for one in found] == [(FindingKind.PLACE, "Marsham House")]
    (place,) = found
    document = document_of(selection, journal)
    assert document.markdown[place.start : place.end] == "Marsham House"
    replaced = Answer(key=place.key, verdict=Verdict.REPLACE, with_="the building")
    after = document_of(selection, journal, [replaced])
    assert "the stairwell of the building." in after.markdown
    assert findings(after, names, [replaced]) == []
    cut = document_of(selection, journal, [Answer(key=place.key, verdict=Verdict.CUT)])
    assert "stairwell" not in cut.markdown
    assert "answering the *first*" in cut.markdown
    fine = [Answer(key=place.key, verdict=Verdict.FINE)]
    assert findings(document_of(selection, journal, fine), names, fine) == []
    assert findings(document_of(selection, journal, fine), names) == found


def test_an_answer_holds_wherever_the_same_thing_stands(journal: Journal) -> None:
    body = "Odalys rang. I rang ODALYS back. We met **Odalys**’s boss; “Odalys,” I said."
    setback = journal.setbacks.add(Setback(what_happened="x", body=body))
    selection = Selection((setback,), {setback.ref: ["body"]})
    answer = Answer(key=key_of(FindingKind.NAME, "Odalys"), verdict=Verdict.REPLACE, with_="my sister")
    said = document_of(selection, journal, [answer]).markdown
    assert said.endswith("My sister rang. I rang my sister back. We met **my sister**’s boss; “My sister,” I said.")


def test_two_of_one_name_are_answered_place_by_place(journal: Journal) -> None:
    for surname, stand_in in (("Eccleby", "my manager"), ("Farrow", "a friend")):
        journal.names.add(Name(name=f"Martin {surname}", stand_in=stand_in))
    setback = journal.setbacks.add(Setback(what_happened="x", body="Martin hired me. Long after, Martin let me go."))
    selection = Selection((setback,), {setback.ref: ["body"]})
    asked = findings(document_of(selection, journal), journal.names)
    assert [(one.kind, one.text, one.suggestions) for one in asked] == [
        (FindingKind.WHICH, "Martin", ("my manager", "a friend"))
    ] * 2
    assert asked[0].key != asked[1].key
    answers = [
        Answer(key=one.key, verdict=Verdict.REPLACE, with_=with_)
        for one, with_ in zip(asked, ("a friend", "my manager"), strict=True)
    ]
    after = document_of(selection, journal, answers)
    assert after.markdown.endswith("A friend hired me. Long after, my manager let me go.")
    assert findings(after, journal.names, answers) == []


def test_a_name_put_back_by_hand_is_noticed(journal: Journal, panel: Setback) -> None:
    selection = Selection((panel,), {panel.ref: ["body"]})
    answer = Answer(key=key_of(FindingKind.PLACE, "Marsham House"), verdict=Verdict.REPLACE, with_="Imran’s office")
    document = document_of(selection, journal, [answer])
    assert document.problems == ("“Imran’s” is on your list of names and still in the text. Say it differently there.",)
    with pytest.raises(NotReady):
        as_bytes(document, Format.TEXT)


def test_a_stand_in_is_needed(journal: Journal, panel: Setback) -> None:
    journal.names.add(Name(name="Marsham House"))
    document = document_of(Selection((panel,), {panel.ref: ["body"]}), journal)
    assert document.problems[0].startswith("Marsham House has no stand-in yet.")
    assert "the stairwell of someone" in document.markdown


def test_pieces_of_other_kinds(sample_journal: Journal) -> None:
    for entry in sample_journal:
        pieces = pieces_of(entry, sample_journal)
        assert len({piece.key for piece in pieces}) == len(pieces)
        assert all(piece.markdown and piece.label for piece in pieces)
        if entry.KIND in ("name", "share", "story"):
            assert pieces == ()
            continue
        document = document_of(Selection((entry,), {entry.ref: [piece.key for piece in pieces]}), sample_journal)
        assert document.problems == ()
    talk = Conversation(with_whom="Ros", opening=Step(preparation="Say hello."), questions=("Why, and when?", "How?"))
    kept = sample_journal.conversations.add(talk)
    said = document_of(Selection((kept,), {kept.ref: ["with_whom", "opening", "questions"]}), sample_journal).markdown
    assert said == (
        "# With a mentor of mine\n\n**1 Opening: Preparation.** Say hello.\n\n"
        "**My questions.**\n\n- Why, and when?\n- How?"
    )


class Counted(Setback, frozen=True, kw_only=True, tag="setback"):
    """A setback that says a number and a flag, too."""

    rounds: Annotated[int | None, field("Rounds", low=0, high=9)] = None
    again: Annotated[bool, field("I would try again")] = False


def test_a_number_and_a_flag_are_opened_like_any_other_field(journal: Journal) -> None:
    silent = pieces_of(Counted(number=1, what_happened="Panel"), journal)
    assert not {piece.field for piece in silent} & {"rounds", "again"}
    counted = Counted(number=1, what_happened="Panel", rounds=0, again=True)
    assert {piece.field for piece in pieces_of(counted, journal)} >= {"rounds", "again"}
    opened = {counted.ref: ["what_happened", "rounds", "again"]}
    told = document_of(Selection((counted,), opened, choices=KEEP), journal).markdown
    assert "I would try again" in told
    assert "Rounds" in told
    assert told.rstrip().endswith("0")
    closed = document_of(Selection((counted,), {counted.ref: ["what_happened"]}, choices=KEEP), journal).markdown
    assert "again" not in closed
    assert "Rounds" not in closed


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (Shares(), ""),
        (Shares(my_part=10), "Mostly my part."),
        (Shares(my_part=5, competition=5, chance=1), "Partly my part and the competition, a little chance."),
    ],
)
def test_shares_in_words(shares: Shares, expected: str) -> None:
    assert shares_said(shares) == expected


@pytest.mark.parametrize(
    "body",
    [
        "the word`Imran` said",
        "the `word`Imran said",
        "the word**Imran** said",
        "the **word**Imran said",
        "the word[Imran](http://x.example) said",
        "the [word](http://x.example)Imran said",
        "the Imran`x` said",
        "the **Imran**x said",
        "the `Imran`s said",
        "the word`Imran Bexley` said",
        "the `Im`ran said",
        "the Im**ran** said",
        "the Im[ran](http://x.example) said",
    ],
)
def test_a_name_is_found_where_code_emphasis_or_a_link_touches_it(journal: Journal, body: str) -> None:
    journal.names.add(IMRAN)
    setback = journal.setbacks.add(Setback(what_happened="T", body=f"{body} on**3 May 2019**it"))
    document = document_of(Selection((setback,), {setback.ref: ["body"]}), journal)
    assert "Imran" not in document.markdown.replace("*", "").replace("`", "")
    assert "panel member" in document.markdown
    assert "2019" not in document.markdown
    assert "said on" in document.markdown
    assert "\x1f" not in document.markdown


PARTS = st.lists(
    st.sampled_from([
        "word", " Imran ", "# ", "- ", "> ", "```", "\n", "\n\n", "*", "**", "[a]", "[a]: http://x.example\n", "<!--",
        "|", "    ", "[[setback 1]]", "2019", "£5,000", "\ufdd0\ufde0\ufde2", "---", "\\", "&amp;", " Bexley’s ",
    ]),
    max_size=12,
).map("".join)  # fmt: skip


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(PARTS, PARTS, PARTS)
def test_odd_titles_and_bodies_stay_within_themselves(title: str, body: str, felt: str) -> None:
    journal = Journal(Database(storage=MemoryStorage))
    journal.names.add(IMRAN)
    setback = journal.setbacks.add(Setback(what_happened=f"T {title}", body=body, felt=felt, expected="Afterwards."))
    opened = {setback.ref: ["what_happened", "body", "felt", "expected"]}
    document = document_of(Selection((setback,), opened), journal)
    page = html_page(document.title, document.markdown)
    assert page.count("<h1>") == 1
    assert "<p><strong>What I expected.</strong> Afterwards.</p>" in page
    assert "Imran" not in page
    assert not any("\ufdd0" <= char <= "\ufdef" for char in document.markdown)
    for span in (*document.spans, *document.own):
        assert document.markdown[span.start : span.end].strip()
    for one in findings(document, journal.names):
        assert one.text
        assert 0 <= one.start < one.end <= len(document.markdown)


def test_opening_is_by_entry(journal: Journal, panel: Setback) -> None:
    document = document_of(Selection((panel,), {Ref(panel.KIND, 99): ["body"]}), journal)
    assert document.problems == (NOTHING_OPEN,)


@pytest.mark.parametrize("body", ["a" * 20_000, "£1,000," * 2_000, "A1." * 5_000, "Imran " * 1_000])
def test_an_endless_word_is_no_endless_search(journal: Journal, body: str) -> None:
    journal.names.add(IMRAN)
    setback = journal.setbacks.add(Setback(what_happened="x", body=body))
    document = document_of(Selection((setback,), {setback.ref: ["body"]}), journal)
    assert document.problems == ()
    assert len(findings(document, journal.names)) < 10


REFERENCES = (
    "start &#x202e;gnp.exe&#x202c; &#13;over &#12; &lrm;&rlm; &#x2028; &#xfeff; &#27;[31m &#155;2J "
    "&#10;&#10;# not a heading"
)


@pytest.mark.parametrize("form", [Format.MARKDOWN, Format.TEXT, Format.HTML])
@pytest.mark.parametrize(
    "body", [REFERENCES, f"- *{REFERENCES}*", f"[{REFERENCES}](https://example.org '{REFERENCES}')"]
)
def test_a_reference_to_a_control_character_is_none_in_what_leaves(journal: Journal, body: str, form: Format) -> None:
    setback = journal.setbacks.add(Setback(what_happened="x", body=body))
    document = document_of(Selection((setback,), {setback.ref: ["body"]}), journal)
    written = as_bytes(document, form).decode()
    assert "gnp.exe" in written
    assert written == clean(written)
    assert "<h1>not" not in written
    assert "&#x202e;" not in written
    assert clean(document.markdown) == document.markdown


def test_words_that_look_like_a_reference_stay_words(journal: Journal) -> None:
    setback = journal.setbacks.add(Setback(what_happened="x", body="`&#27;` and &amp;#27; and Pell &amp; Drury"))
    document = document_of(Selection((setback,), {setback.ref: ["body"]}), journal)
    assert "&#27; and &#27; and Pell & Drury" in as_bytes(document, Format.TEXT).decode()


def test_words_of_our_own_are_nobody(journal: Journal) -> None:
    for name in ("Nguyễn Văn An", "Zoe Orrell", "What Expected", "My Part"):
        journal.names.add(Name(name=name, stand_in="a colleague"))
    body = "zoe.orrell@x.example wrote to me.\n\nAn hour later I rang. An e-mail address is all they had."
    setback = journal.setbacks.add(
        Setback(what_happened="The panel", body=body, expected="The post.", shares=Shares(my_part=2, competition=7))
    )
    everything = [piece.key for piece in pieces_of(setback, journal)]
    document = document_of(Selection((setback,), {setback.ref: everything}), journal)
    assert document.problems == ()
    assert "An e-mail address wrote to me." in document.markdown
    assert "An hour later I rang. An e-mail address is all they had." in document.markdown
    assert findings(document, journal.names) == []


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ((4, 3, 2), (6, 3, 2), "Partly my part, a little the competition and chance. Now more my part."),
        ((6, 3, 2), (4, 3, 3), "Partly my part, a little the competition and chance. Now more chance, less my part."),
        ((4, 3, 2), (4, 3, 2), "Partly my part, a little the competition and chance."),
        ((4, 3, 2), (8, 3, 2), "Mostly my part, a little the competition and chance."),
    ],
)
def test_where_shares_changed_and_their_words_did_not_the_change_is_said(
    journal: Journal, then: tuple[int, int, int], now: tuple[int, int, int], said: str
) -> None:
    shares, later = (Shares(my_part=mine, competition=theirs, chance=luck) for mine, theirs, luck in (then, now))
    setback = Setback(number=1, what_happened="Panel", shares=shares, readings=(Reading(shares=later),))
    told = document_of(Selection((setback,), {setback.ref: ["what_happened", "readings"]}, choices=KEEP), journal)
    assert f"**How I read it now.** {said}\n" in f"{told.markdown}\n"
