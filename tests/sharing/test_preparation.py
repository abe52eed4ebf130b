"""Getting something ready: nothing is open until it is opened, and what was decided stays with the entry."""

from __future__ import annotations

from collections.abc import Iterable
from unittest.mock import Mock

import pytest
from msgspec import structs

from careerjournal.journal.journal import Journal
from careerjournal.model import Arrangement, Audience, Kind, Lesson, Name, PartialDate, Ref, Setback, from_record
from careerjournal.model.names.finder import Finder
from careerjournal.model.vocabulary import Treatment
from careerjournal.sharing import names_found
from careerjournal.sharing.audiences import OURS, audience_named, audiences, keep_audience, remove_audience
from careerjournal.sharing.document import Format, Maker
from careerjournal.sharing.errors import SharingError
from careerjournal.sharing.preparation import Preparation
from careerjournal.sharing.redaction.answers import Verdict
from careerjournal.sharing.redaction.stand_ins import StandIns
from careerjournal.sharing.subjects import Subject
from tests.conftest import Clock

MENTEE, TEAM, PUBLIC = OURS


@pytest.fixture
def setback(journal: Journal) -> Setback:
    journal.add(Name(name="Imran Vale", spellings=("Imran",), stand_in="a panel member"))
    kept = journal.add(
        Setback(
            what_happened="The panel I talked over",
            when=PartialDate(2019),
            body="Third question in, I was still answering the first. Imran was kind about it.\n\nI cried in the "
            "stairwell of Marsham House.",
            expected="To be tested on budgets.",
        )
    )
    journal.add(Lesson(sentence="Answer the question, then stop.", learnt_from=(kept.ref,)))
    return kept


def prepare(journal: Journal, setback: Setback, audience: Audience = MENTEE) -> Preparation:
    entry = journal.setbacks[setback.number]
    return Preparation(journal, Subject.of(entry, journal), audience)


def open_all(prep: Preparation) -> Preparation:
    prep.toggle({piece.key for piece in prep.pieces} - prep.opened)
    return prep


def settled(prep: Preparation) -> Preparation:
    """Everything the review asks, answered."""
    while prep.asked:
        prep.answer(prep.asked[0], Verdict.FINE)
    return prep


def test_everything_is_closed_until_it_is_opened(journal: Journal, setback: Setback) -> None:
    prep = prepare(journal, setback)
    assert prep.opened == set()
    assert prep.problem == "Nothing is open yet. Open a field or a paragraph, and it will stand here."
    with pytest.raises(SharingError, match="Nothing is open yet"):
        prep.parcel()
    first = next(piece.key for piece in prep.pieces if piece.field == "body")
    prep.toggle({first})
    assert "still answering" in prep.text
    assert "a panel member was kind" in prep.text.lower()
    assert "Marsham" not in prep.text
    prep.toggle({first})
    assert prep.empty


def test_a_paragraph_that_changes_is_closed_again(journal: Journal, setback: Setback) -> None:
    prep = open_all(prepare(journal, setback))
    prep.keep()
    kept = journal.setbacks[setback.number]
    assert prepare(journal, setback).opened == prep.opened
    journal.keep(structs.replace(kept, body=kept.body.replace("kind about it", "unkind about it")))
    again = prepare(journal, setback)
    assert len(again.opened) == len(prep.opened) - 1
    assert "unkind" not in again.text


def test_what_is_opened_of_another_kind_stays_beside_it(journal: Journal, setback: Setback) -> None:
    lesson = journal.lessons[1]
    prep = Preparation(journal, Subject.of(lesson, journal))
    open_all(prep).keep()
    assert Preparation(journal, Subject.of(lesson, journal)).opened == {"lesson 1 sentence"}
    assert journal.lessons[1] == lesson
    prep.toggle({"lesson 1 sentence"})
    prep.keep()
    assert Preparation(journal, Subject.of(lesson, journal)).opened == set()
    assert journal.arrangement == Arrangement()


def test_looking_in_changes_nothing(journal: Journal, setback: Setback) -> None:
    opened = journal.keep(structs.replace(setback, open_fields=("expected",)))
    prep = prepare(journal, setback)
    assert "tested on budgets" in prep.text
    prep.keep()
    assert journal.setbacks[setback.number] == opened


@pytest.mark.parametrize(
    ("stand_in", "sentence"),
    [
        ("", "Imran Vale has no stand-in yet. Write what to say instead"),
        (
            "Sam’s deputy",
            "The stand-in for Imran Vale, “Sam’s deputy”, has another name in it: Sam’s. Write one without",
        ),
        ("young Imran", "The stand-in for Imran Vale, “young Imran”, has that name in it. Write one that does not."),
    ],
)
def test_a_name_without_a_good_stand_in_stops_it(
    journal: Journal, setback: Setback, stand_in: str, sentence: str
) -> None:
    journal.add(Name(name="Sam Hale", spellings=("Sam",), stand_in="a colleague"))
    journal.keep(structs.replace(journal.names[1], stand_in=stand_in))
    prep = settled(open_all(prepare(journal, setback)))
    assert prep.problem.startswith(sentence)
    assert "Imran" not in prep.text
    with pytest.raises(SharingError):
        prep.parcel()
    journal.keep(structs.replace(journal.names[1], stand_in="a panel member"))
    prep.look_again()
    assert prep.problem == ""


def test_names_in_what_is_closed_are_offered_and_stay_closed(journal: Journal, setback: Setback) -> None:
    journal.add(Name(name="Marsham House", stand_in="our office"))
    prep = prepare(journal, setback)
    assert [(name.name, prep.leaves(name)) for name in prep.people] == [("Imran Vale", False), ("Marsham House", False)]
    prep.toggle({next(piece.key for piece in prep.pieces if "Imran" in piece.markdown)})
    assert [(name.name, prep.leaves(name)) for name in prep.people] == [("Imran Vale", True), ("Marsham House", False)]


def test_each_thing_is_answered_once_and_for_one_audience(journal: Journal, setback: Setback) -> None:
    prep = open_all(prepare(journal, setback))
    place = next(finding for finding in prep.asked if "Marsham" in finding.text)
    assert "still give somebody away" in prep.problem
    prep.answer(place, Verdict.REPLACE, "the office")
    settled(prep)
    assert "Marsham" not in prep.text
    assert "the office" in prep.text
    prep.keep()
    assert not prepare(journal, setback).reviewed
    prep.keep(reviewed=True)
    again = prepare(journal, setback)
    assert (again.asked, again.reviewed, again.problem) == ([], True, "")
    for_others = prepare(journal, setback, TEAM)
    assert "Marsham" in for_others.text
    assert not for_others.reviewed
    again.ask_again(place.key)
    assert "Marsham" in again.text
    assert [finding.key for finding in again.asked] == [place.key]


def test_what_is_frozen_is_what_was_shown_whatever_happens_to_the_entry(
    journal: Journal, setback: Setback, clock: Clock
) -> None:
    prep = settled(open_all(prepare(journal, setback)))
    shown = prep.text
    clock.step()
    journal.keep(structs.replace(journal.setbacks[setback.number], body="Quite another thing, by Sam."))
    parcel = prep.parcel()
    assert parcel.data == shown.encode()
    assert [entry.ref for entry in parcel.changed(journal)] == [setback.ref]


def test_dates_are_softened_or_left_out_as_the_audience_is(journal: Journal, setback: Setback) -> None:
    said = {audience.name: open_all(prepare(journal, setback, audience)).text for audience in audiences(journal)}
    assert "years ago" in said["my mentee"].lower()
    assert "years ago" not in said["in public"].lower()
    assert not any("2019" in text for text in said.values())
    keep_audience(journal, structs.replace(MENTEE, name="Jo’s circle", dates=Treatment.KEEP))
    own = audience_named(journal, "jo’s  CIRCLE")
    assert own is not None
    assert "2019" in open_all(prepare(journal, setback, own)).text
    keep_audience(journal, structs.replace(MENTEE, dates=Treatment.KEEP))
    assert [audience.name for audience in audiences(journal)] == ["my mentee", "my team", "in public", "Jo’s circle"]
    assert audiences(journal)[0].dates is Treatment.KEEP
    remove_audience(journal, "my mentee")
    remove_audience(journal, "Jo’s circle")
    assert audiences(journal) == OURS


def test_a_page_made_elsewhere_goes_through_the_same_review(journal: Journal, setback: Setback) -> None:
    written = "# For Thursday\n\nAsk Imran about the post at Marsham House."
    subject = Subject.page("For Thursday", written, [setback])
    prep = Preparation(journal, subject)
    assert "Imran" not in prep.text
    assert "Marsham House" in [finding.text for finding in prep.asked]
    settled(prep).keep(reviewed=True)
    assert Preparation(journal, subject).reviewed
    assert prep.parcel().text.startswith("# For Thursday\n")


@pytest.mark.parametrize("form", Preparation.FORMS)
def test_what_is_written_is_what_is_shown_in_every_form(journal: Journal, setback: Setback, form: Format) -> None:
    prep = settled(open_all(prepare(journal, setback)))
    prep.form = form
    parcel = prep.parcel()
    match form:
        case Format.HTML:
            assert b"<h1>The panel I talked over</h1>" in parcel.data
            assert parcel.text == prep.document.markdown
        case Format.PACK:
            assert (parcel.is_pack, parcel.data) == (True, b"")
            assert prep.document.markdown in parcel.text
        case _:
            assert parcel.data == parcel.text.encode() == prep.text.encode()


def test_a_lock_loses_nothing(journal: Journal, setback: Setback) -> None:
    prep = open_all(prepare(journal, setback, TEAM))
    prep.person, prep.form = "Jo", Format.TEXT
    prep.answer(prep.asked[0], Verdict.REPLACE, "an office")
    again = Preparation.from_draft(journal, prep.as_draft())
    assert again is not None
    assert (again.text, again.for_whom, again.form) == (prep.text, "my team, Jo", Format.TEXT)
    assert again.answers == prep.answers
    for hostile in ({}, {**prep.as_draft(), "form": "smoke"}, {**prep.as_draft(), "answers": [["a", "burn", ""]]}):
        assert Preparation.from_draft(journal, hostile) is None
    journal.delete(setback.ref)
    assert Preparation.from_draft(journal, prep.as_draft()) is None


def test_an_answer_about_something_long_is_kept_as_it_is(journal: Journal, setback: Setback) -> None:
    address = f"https://example.org/{'a' * 700}"
    journal.keep(structs.replace(setback, body=f"Look at {address} about it."))
    prep = open_all(prepare(journal, setback))
    settled(prep).keep(reviewed=True)
    again = prepare(journal, setback)
    assert (again.answers, again.asked) == (prep.answers, [])


def test_the_signature_of_a_pack_stays(journal: Journal, setback: Setback) -> None:
    prep = open_all(prepare(journal, setback))
    prep.sign("Bethan Orrell")
    again = open_all(prepare(journal, setback))
    again.form, again.person = Format.PACK, "Jo"
    assert "from: Bethan Orrell\nfor: my mentee, Jo\n" in again.text
    assert Ref(Kind.SETBACK, 1) == setback.ref


def test_the_names_list_is_taken_in_once_however_often_something_is_shared(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[int] = []
    made: list[Iterable[Name]] = []
    problem = StandIns._what_is_wrong

    def looking(self: StandIns, place: int) -> str:
        looked_at.append(place)
        return problem(self, place)

    def making(names: Iterable[Name]) -> Finder:
        made.append(names)
        return Finder(names)

    monkeypatch.setattr(StandIns, "_what_is_wrong", looking)
    monkeypatch.setattr(names_found, "Finder", making)
    for number in range(200):
        journal.add(Name(name=f"Ada Q{number}uill", stand_in="somebody"))
    entry = journal.add(Setback(what_happened="Ros Tailor said no", body="Ada Q7uill was there."))

    def page() -> str:
        return open_all(prepare(journal, entry)).document.markdown

    assert "somebody was there" in page().lower()
    assert "Ros Tailor" in page()
    assert set(looked_at) == {7}
    assert len(made) == 1
    decoded = Mock(side_effect=from_record)
    monkeypatch.setattr("careerjournal.journal.index.from_record", decoded)
    journal._index._recent.clear()
    assert "Ros Tailor" in page()
    assert decoded.call_count <= 3
    journal.add(Name(name="Ros Tailor", stand_in="a colleague"))
    assert "Ros Tailor" not in page()
    assert len(made) == 2
    journal.undo()
    assert "Ros Tailor" in page()


def written(journal: Journal, body: str) -> Preparation:
    """A setback with these words, all of it open."""
    kept = journal.add(Setback(what_happened="A bad week", body=body))
    return open_all(prepare(journal, kept))


def answered(prep: Preparation, said: str, verdict: Verdict, with_: str = "") -> Preparation:
    prep.answer(next(one for one in prep.asked if one.text == said), verdict, with_)
    return prep


@pytest.mark.parametrize(
    ("whole", "body", "left"),
    [
        ("Hope Mensah", "I asked Hope Mensah to count. Hope counted afterwards.", ["Hope"]),
        ("Joy dela Cruz", "With Joy dela Cruz I began. Joy did the hardest part. Joy left early.", ["Joy", "Joy"]),
        ("Priya Raman", "I met Priya Raman. Later Priya’s team, and Raman herself, came.", []),
        ("Mary Hope Mensah", "I met Mary Hope Mensah. Mensah told me; we call Mary at home.", []),
    ],
)
def test_what_is_said_for_a_whole_name_is_said_for_its_parts(
    journal: Journal, whole: str, body: str, left: list[str]
) -> None:
    prep = answered(written(journal, body), whole, Verdict.REPLACE, "a colleague")
    asked = [one for one in prep.asked if one.text in whole]
    assert [one.text for one in asked] == left
    for one in asked:
        prep.answer(one, Verdict.REPLACE, "a colleague")
    assert not [part for part in whole.split() if part in prep.text]
    assert not prep.asked
    assert "colleague" in prep.text


def test_the_parts_of_a_name_that_is_cut_are_asked_about_and_a_word_stays(journal: Journal) -> None:
    body = "I met Hope Mensah. Hope counted afterwards. I hope so. Mensah knew."
    prep = answered(written(journal, body), "Hope Mensah", Verdict.CUT)
    assert [one.text for one in prep.asked] == ["Hope", "Mensah"]
    answered(answered(prep, "Hope", Verdict.FINE), "Mensah", Verdict.REPLACE, "somebody")
    assert not prep.asked
    assert "Hope counted afterwards. I hope so. Somebody knew." in prep.text


@pytest.mark.parametrize(
    ("body", "said", "left"),
    [
        (
            "I told Hope. I hope that it helps; we hope so.",
            "Hope",
            "I told a colleague. I hope that it helps; we hope so.",
        ),
        (
            "Grace left with Bea. She had the grace to say so.",
            "Grace",
            "A colleague left with Bea. She had the grace to say so.",
        ),
        ("i told hope about it and then i left.", "hope", "i told a colleague about it and then i left."),
    ],
)
def test_a_name_that_is_replaced_leaves_the_word_alone(journal: Journal, body: str, said: str, left: str) -> None:
    prep = answered(written(journal, body), said, Verdict.REPLACE, "a colleague")
    assert left in prep.text


def test_the_parts_of_a_name_that_may_stay_are_not_replaced(journal: Journal) -> None:
    body = "I met Priya Raman. Later Priya’s team came."
    prep = answered(written(journal, body), "Priya Raman", Verdict.FINE)
    assert "Priya Raman" in prep.text
    assert "Later Priya’s team" in prep.text


@pytest.mark.parametrize(
    ("name", "said", "silent"),
    [
        (
            "Will Orrell",
            "i told will about it. then will, her american son-in-law, came. they were right about will. i gave will "
            "the keys. will rang. a word from will.",
            "it will go and will go on. she will, of course, leave. i left against my will. the last will, the lawyer "
            "said, was lost. i do it at will. nobody will, the way i see it.",
        ),
        (
            "Mark Orrell",
            "i was right about mark. mark, the new lead, was late. i gave mark the keys. i left with mark. mark "
            "helped me.",
            "the mark on the wall. they mark, grade and file. i want to mark the day. it was a question mark.",
        ),
        (
            "Grace Orrell",
            "a note from grace. grace pushed me. then grace counted. i sat with grace, again. thanks to grace i won.",
            "he took it with good grace. we had days of grace. it was a grace period. grace is all.",
        ),
    ],
)
def test_where_nothing_has_a_capital_a_word_is_asked_about_in_each_place_of_a_name(
    journal: Journal, name: str, said: str, silent: str
) -> None:
    journal.add(Name(name=name, stand_in="a friend"))
    sentences = [*said.split(". "), *silent.split(". ")]
    prep = written(journal, "i was there. " + ". ".join(sentence.rstrip(".") for sentence in sentences) + ".")
    asked = [one for one in prep.asked if one.text.lower() == name.split(maxsplit=1)[0].lower()]
    assert len(asked) == len(said.split(". "))


def test_a_title_that_is_a_name_besides_goes_with_the_name(journal: Journal) -> None:
    journal.add(Name(name="Akua Boateng", stand_in="someone"))
    journal.add(Name(name="Sri Lestari", stand_in="my lead"))
    prep = written(journal, "I met Nana Akua Boateng. Then Pak Lestari and Sri came.")
    assert "I met someone. Then my lead and my lead came." in prep.text


def test_a_snapshot_is_worked_out_elsewhere_and_taken_over(
    journal: Journal, setback: Setback, monkeypatch: pytest.MonkeyPatch
) -> None:
    prep = prepare(journal, setback)
    prep.toggle({piece.key for piece in prep.pieces})
    snapshot = prep.snapshot()
    snapshot.work_out()
    made: list[object] = []
    monkeypatch.setattr(Maker, "document", lambda *_: made.append(1))
    assert prep.take_over(snapshot)
    assert prep.text == snapshot.text
    assert "Third question" in prep.text
    assert prep.asked == snapshot.asked
    assert [name.name for name in prep.people] == ["Imran Vale"]
    assert made == []


@pytest.mark.parametrize("change", ["close", "answer", "form", "name"])
def test_a_snapshot_of_what_was_changed_since_is_not_taken_over(
    journal: Journal, setback: Setback, change: str
) -> None:
    prep = prepare(journal, setback)
    prep.toggle({piece.key for piece in prep.pieces})
    asked = prep.asked[0]
    before = prep.text
    snapshot = prep.snapshot()
    match change:
        case "close":
            prep.toggle({piece.key for piece in prep.pieces if piece.field == "body"})
        case "answer":
            prep.answer(asked, Verdict.REPLACE, "the office")
        case "form":
            prep.form = Format.TEXT
        case "name":
            journal.keep(structs.replace(journal.names[1], stand_in="somebody else"))
            prep.look_again()
    snapshot.work_out()
    assert not prep.take_over(snapshot)
    assert snapshot.text == before
    assert prep.text != before


@pytest.mark.parametrize(
    ("said", "asked", "instead"),
    [
        ("I went to Dr Eluned Pryce-Havard about it.", "Dr Eluned Pryce-Havard", "My boss"),
        ("He was the only welder in the valley.", "the only welder in the valley", "the only welder in the county"),
        ("We asked at Jessen, and Jessen said no.", "Jessen", "Kunde"),
    ],
)
def test_what_was_typed_in_the_place_of_others_is_not_asked_about(
    journal: Journal, said: str, asked: str, instead: str
) -> None:
    journal.add(Setback(what_happened="it was lost", body=said))
    prep = Preparation(journal, Subject.of(journal.setbacks[1], journal))
    prep.toggle({one.key for one in prep.pieces})
    found = prep.asked
    assert {finding.text for finding in found} == {asked}
    for finding in found:
        prep.answer(finding, Verdict.REPLACE, instead)
    assert instead in prep.document.markdown
    assert not prep.asked


def test_a_word_that_was_typed_instead_hides_no_name_that_it_stands_in(journal: Journal) -> None:
    journal.add(Setback(what_happened="it was lost", body="We asked Jessen at the Harbour Guild."))
    prep = Preparation(journal, Subject.of(journal.setbacks[1], journal))
    prep.toggle({one.key for one in prep.pieces})
    person, guild = prep.asked
    prep.answer(person, Verdict.REPLACE, "the Harbour")
    assert [one.text for one in prep.asked] == [guild.text] == ["Harbour Guild"]
