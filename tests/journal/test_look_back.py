"""Sealed expectations, letters and debriefs: what is sealed stays as it is, by whichever door one comes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest
from msgspec import structs

from careerjournal.journal.debriefs import before_this
from careerjournal.journal.draft_words import beginning, in_full
from careerjournal.journal.entry_draft import EntryDraft
from careerjournal.journal.journal import Journal
from careerjournal.journal.look_back import (
    as_lesson,
    as_reading,
    came_of_it,
    keep_difference,
    keep_guess,
    open_letter,
    place_of,
    sentence,
)
from careerjournal.journal.order import Card
from careerjournal.journal.today import today_in
from careerjournal.model import (
    Conversation,
    Entry,
    Kind,
    Move,
    PartialDate,
    RecordError,
    Ref,
    Reflection,
    Role,
    Setback,
    Shares,
    Success,
    SuccessShares,
    from_record,
    to_record,
)
from careerjournal.model.expectation import Expectation, ExpectingEntry
from careerjournal.model.move import Debrief, RoleInMind
from careerjournal.model.records import to_json
from careerjournal.model.typed import TypedError
from careerjournal.model.vocabulary import Direction, Fit, MoveStatus
from careerjournal.sharing.pieces import pieces_of
from tests.conftest import Clock

WORDS = "They will say I lack the panel manner."
HARBOUR = Move(
    direction=Direction.LATERAL,
    status=MoveStatus.APPLIED,
    in_mind=RoleInMind(title="Harbour desk", area="Harbour"),
    expectation=Expectation(
        expects=WORDS,
        how_sure=Fit.LONG_SHOT,
        would_change="A call before the week is out.",
        look_again=PartialDate(2027, 5, 22),
        seal=True,
    ),
)


def kept_words(entry: Entry) -> list[str]:
    assert isinstance(entry, ExpectingEntry)
    return [one.expects for one in entry.sealed]


def test_sealing_empties_the_place_for_the_next_and_says_when_and_of_what(journal: Journal) -> None:
    move = journal.moves.add(HARBOUR)
    [one] = move.sealed
    assert (one.expects, one.how_sure, one.would_change) == (WORDS, Fit.LONG_SHOT, "A call before the week is out.")
    assert (one.about, one.sealed_on, one.look_again) == (
        "Harbour desk",
        PartialDate(2026, 11, 22),
        PartialDate(2027, 5, 22),
    )
    assert move.expectation == Expectation()
    again = journal.keep(structs.replace(move, expectation=structs.replace(HARBOUR.expectation, expects="Now I know.")))
    assert kept_words(again) == [WORDS, "Now I know."]


@pytest.mark.parametrize(
    ("expectation", "says", "lacks"),
    [
        (Expectation(seal=True, look_again=PartialDate(2027)), "nothing to seal", "expects"),
        (Expectation(seal=True, expects="A call."), "on what day", "look_again"),
    ],
)
def test_half_an_expectation_is_not_sealed(expectation: Expectation, says: str, lacks: str, journal: Journal) -> None:
    with pytest.raises(RecordError, match=says) as refused:
        journal.moves.add(structs.replace(HARBOUR, expectation=expectation))
    assert refused.value.field == f"expectation.{lacks}"
    assert not journal.moves


@dataclass
class Doors:
    """Every way in which somebody may try to change what is sealed."""

    journal: Journal
    move: Move

    def a_change(self) -> None:
        other = structs.replace(self.move.sealed[0], expects="I knew it.", how_sure=Fit.STRONG, about="Lost")
        self.journal.keep(structs.replace(self.move, sealed=(other,)))

    def a_change_without_it(self) -> None:
        self.journal.keep(structs.replace(self.move, sealed=(), why="Days."))

    def another_in_its_place(self) -> None:
        other = structs.replace(self.move.sealed[0], expects="First.")
        self.journal.keep(structs.replace(self.move, sealed=(other, *self.move.sealed)))

    def a_form(self) -> None:
        draft = EntryDraft(self.journal, self.move.ref)
        draft.put("sealed", [])
        draft.put("why", "Days.")
        draft.keep()

    def a_draft_from_before(self) -> None:
        self.journal.drafts.keep(self.move.ref, {"why": "Days.", "sealed": [], "expectation": {"expects": "I knew."}})
        EntryDraft(self.journal, self.move.ref).keep()

    def a_version_put_back(self) -> None:
        [*_, first] = self.journal.history(self.move.ref)
        assert isinstance(first.entry, Move)
        assert not first.entry.sealed
        self.journal.keep(structs.replace(first.entry, number=self.move.number))

    def undo(self) -> None:
        said = self.journal.undo()
        assert said == f"changed {self.move.ref}; what was sealed stays sealed"

    def undo_of_more(self) -> None:
        self.journal.keep(structs.replace(self.move, why="Days."))
        while len(self.journal._undo) > 1:
            self.journal.undo()

    def trash(self) -> None:
        self.journal.delete(self.move.ref)
        self.journal.restore(self.move.ref)

    def undo_of_the_trash(self) -> None:
        self.journal.delete(self.move.ref)
        self.journal.undo()
        self.journal.undo()

    def a_record_read_again(self) -> None:
        record = to_record(self.journal.entry(self.move.ref))
        again = from_record({name: value for name, value in record.items() if name != "sealed"}, self.move.number)
        self.journal.keep(again)


@pytest.mark.parametrize("door", [name for name in vars(Doors) if not name.startswith("_")])
def test_no_door_changes_what_is_sealed(door: str, journal: Journal, clock: Clock) -> None:
    before = journal.moves.add(structs.replace(HARBOUR, expectation=Expectation()))
    clock.step(days=1)
    move = journal.keep(structs.replace(before, expectation=HARBOUR.expectation))
    clock.step(days=30)
    getattr(Doors(journal, move), door)()
    now = journal.moves[move.number]
    assert now.sealed[0] == move.sealed[0]
    assert all(version.entry.sealed[:1] in ((), move.sealed) for version in journal.history(move.ref))  # type: ignore[attr-defined]


def test_a_failed_sealing_stays_a_draft(journal: Journal) -> None:
    move = journal.moves.add(structs.replace(HARBOUR, expectation=Expectation()))
    draft = EntryDraft(journal, move.ref)
    draft.put("expectation", {**draft.typed["expectation"], "expects": WORDS, "seal": True})
    with pytest.raises(TypedError, match="on what day"):
        draft.keep()
    draft.put("expectation", {**draft.typed["expectation"], "look_again": "+6m"})
    draft.keep()
    assert journal.moves[1].sealed[0].look_again == PartialDate(2027, 5, 22)
    assert draft.typed["expectation"]["expects"] == ""


def test_what_is_closed_is_neither_found_nor_shared_and_stands_in_json(journal: Journal) -> None:
    move = journal.moves.add(HARBOUR)
    letter = journal.reflections.add(Reflection(body="Dear me, the manner again.", open_on=PartialDate(2027, 5, 22)))
    assert journal.search("manner") == []
    assert not [piece for entry in (move, letter) for piece in pieces_of(entry, journal) if "manner" in piece.markdown]
    assert to_json(move)["sealed"][0]["expects"] == WORDS
    assert to_json(letter)["body"] == "Dear me, the manner again."
    assert journal.title(letter) == "A letter, to be opened on 22 May 2027"
    keep_guess(journal, move.ref, 0, "They took somebody inside.", made=True)
    open_letter(journal, letter)
    assert {hit.ref for hit in journal.search("manner")} == {move.ref, letter.ref}
    said = [piece for piece in pieces_of(journal.moves[1], journal) if "manner" in piece.markdown]
    assert [piece.field for piece in said] == ["sealed"]


def test_today_offers_it_from_its_day_on_until_somebody_is_through_and_says_nothing_of_it(
    journal: Journal, clock: Clock
) -> None:
    move = journal.moves.add(HARBOUR)
    held = journal.conversations.add(Conversation(with_whom="Priya", expectation=HARBOUR.expectation))
    letter = journal.reflections.add(Reflection(body="Dear me.", open_on=PartialDate(2027, 5)))
    clock.now = dt.datetime(2027, 4, 30, 12, tzinfo=dt.UTC)
    assert today_in(journal).waiting == []
    clock.now = dt.datetime(2027, 5, 22, 12, tzinfo=dt.UTC)
    assert journal.waiting(journal.today()) == [letter, *sorted((held, move), key=lambda entry: entry.ref)]
    assert sentence(move, journal.today()) == "You wrote something about “Harbour desk” in November."
    assert sentence(held, journal.today()) == "You wrote something about the conversation with Priya in November."
    assert sentence(letter, journal.today()) == "A letter, to be opened on May 2027."
    keep_guess(journal, move.ref, 0, "Not me.", made=True)
    assert journal.moves[1] in journal.waiting(journal.today())
    keep_difference(journal, move.ref, 0, "I read the panel right.", made=True)
    open_letter(journal, letter)
    assert journal.waiting(journal.today()) == [held]
    journal.delete(held.ref)
    assert journal.waiting(journal.today()) == []


def test_what_it_was_called_then_is_what_is_said(journal: Journal) -> None:
    move = journal.moves.add(HARBOUR)
    renamed = journal.keep(structs.replace(move, in_mind=RoleInMind(title="The job Dev got")))
    assert "Harbour desk" in sentence(renamed, journal.today())


def test_one_whose_day_has_come_is_looked_back_at_first(journal: Journal) -> None:
    move = journal.moves.add(HARBOUR)
    sooner = structs.replace(HARBOUR.expectation, expects="A call.", look_again=PartialDate(2026, 11, 1))
    move = journal.keep(structs.replace(move, expectation=sooner))
    assert place_of(move, journal.today()) == 1
    keep_difference(journal, move.ref, 1, "", made=True)
    assert place_of(journal.moves[1], journal.today()) == 0


def test_the_difference_becomes_a_lesson_or_a_reading_once_and_one_undo_takes_it_back(journal: Journal) -> None:
    move = journal.moves.add(HARBOUR)
    setback = journal.setbacks.add(Setback(what_happened="Missed it.", move=move.ref, shares=Shares(my_part=7)))
    lesson = as_lesson(journal, move.ref, "Ask who else is in.")
    assert lesson.learnt_from == (move.ref,)
    assert as_lesson(journal, move.ref, "Ask who else is in.") == lesson
    read = as_reading(journal, setback, "Ask who else is in.", move.ref)
    assert isinstance(read, Setback)
    assert as_reading(journal, read, "Ask who else is in.", move.ref) == read
    [reading] = read.readings
    assert (reading.when, reading.shares.my_part) == (PartialDate(2026, 11, 22), 7)
    assert reading.note == "Ask who else is in. [[move 1]]"
    assert [said.label for said in came_of_it(move, journal)] == ["Status", "Its setback"]
    journal.undo()
    assert journal.setbacks[1].readings == ()
    journal.undo()
    assert not journal.lessons


def test_what_went_well_takes_a_later_reading_too(journal: Journal) -> None:
    move = journal.moves.add(HARBOUR)
    success = journal.successes.add(
        Success(what_happened="They called.", move=move.ref, shares=SuccessShares(others=6), came_of_it="A year of it.")
    )
    assert [said.text for said in came_of_it(move, journal)] == ["applied", "They called.\nA year of it."]
    [reading] = as_reading(journal, success, "I thought too little of them.", move.ref).readings
    assert reading.note == "I thought too little of them. [[move 1]]"
    assert journal.successes[1].readings[0].shares.others == 6


def test_a_new_lesson_that_was_begun_is_not_lost_by_it(journal: Journal) -> None:
    move = journal.moves.add(HARBOUR)
    journal.drafts.keep(Ref(Kind.LESSON, 0), {"sentence": "begun"})
    as_lesson(journal, move.ref, "Ask who else is in.")
    keep_guess(journal, move.ref, 0, "Not me.", made=False)
    assert len(journal.drafts.all()) == 1
    assert journal.moves[1].sealed[0].is_closed


class TestDebriefs:
    SAID = Debrief(caught_me="Why now?", say_now="Because I have stopped hiding.", when=PartialDate(2026, 3))

    def move(self, journal: Journal, title: str, area: str = "", **others: object) -> Move:
        return journal.moves.add(
            Move(
                direction=Direction.LATERAL,
                status=MoveStatus.APPLIED,
                in_mind=RoleInMind(title=title, area=area),
                **others,  # type: ignore[arg-type]
            )
        )

    @pytest.mark.parametrize(
        ("title", "area", "alike"),
        [
            ("Surveyor", "", True),
            ("Harbour surveyor", "Ports", True),
            ("Chart editor", "survey", True),
            ("Senior planner", "", False),
            ("Chart editor", "Charts", False),
        ],
    )
    def test_the_next_of_the_same_sort_opens_with_it(
        self, title: str, area: str, alike: bool, journal: Journal
    ) -> None:
        first = self.move(journal, "Senior surveyor", "Survey", debrief=self.SAID)
        following = self.move(journal, title, area)
        assert before_this(following, journal) == (first if alike else None)

    def test_the_latest_of_several_and_none_once_it_is_over(self, journal: Journal) -> None:
        self.move(journal, "Surveyor", debrief=structs.replace(self.SAID, when=PartialDate(2026, 9)))
        self.move(journal, "Surveyor", debrief=self.SAID)
        open_one = self.move(journal, "Surveyor")
        assert before_this(open_one, journal) == journal.moves[1]
        assert before_this(structs.replace(open_one, status=MoveStatus.TAKEN), journal) is None


def test_offering_reads_no_reflection_that_is_no_letter(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        journal.reflections.add(Reflection(body=f"Day {number}"))
    letter = journal.reflections.add(Reflection(body="Dear me.", open_on=PartialDate(2026, 11, 1)))
    assert isinstance(journal.order.get(letter.ref), Card)
    asked: list[Ref] = []
    get = journal._index.get

    def counted(ref: Ref) -> Entry | None:
        asked.append(ref)
        return get(ref)

    monkeypatch.setattr(journal._index, "get", counted)
    assert journal.waiting(journal.today()) == [letter]
    assert asked == [letter.ref]


SECRET = "the salt flats man"


class TestKeptOpenFirstAndClosedLater:
    """What was kept open, put differently, and sealed only then, is closed at every door with all that led to it."""

    @pytest.fixture
    def move(self, journal: Journal, clock: Clock) -> Move:
        other = journal.roles.add(Role(title_="Bosun"))
        open_one = structs.replace(
            HARBOUR.expectation, expects=f"{SECRET} gets it, as at [[{other.ref}]].", look_again=None, seal=False
        )
        move = journal.moves.add(structs.replace(HARBOUR, expectation=open_one))
        clock.step(days=1)
        journal.keep(structs.replace(move, expectation=structs.replace(open_one, expects=f"{SECRET}, or nobody.")))
        clock.step(days=1)
        sealed = structs.replace(open_one, look_again=PartialDate(2027, 5, 22), seal=True)
        return journal.keep(structs.replace(journal.moves[1], why="Boats.", expectation=sealed))

    def test_no_earlier_version_says_it_until_somebody_has_guessed(self, journal: Journal, move: Move) -> None:
        assert SECRET not in repr([version.entry for version in journal.history(move.ref)])
        keep_guess(journal, move.ref, 0, "Half a li", made=False)
        assert SECRET not in repr([version.entry.as_shown() for version in journal.history(move.ref)])
        keep_guess(journal, move.ref, 0, "Somebody inside.", made=True)
        assert [SECRET in repr(one.entry.expectation) for one in journal.history(move.ref)][-2:] == [True, True]  # type: ignore[attr-defined]

    def test_nor_does_a_version_that_is_put_back_or_an_undo_open_it(self, journal: Journal, move: Move) -> None:
        [*_, first] = journal.history(move.ref)
        journal.keep(structs.replace(first.entry, number=1))
        assert SECRET not in repr(journal.moves[1].as_shown())
        assert journal.moves[1].why == ""
        while len(journal._undo) > 2:  # the role and the move stay
            journal.undo()
            assert SECRET not in repr(journal.moves[1].as_shown())
            assert journal.moves[1].sealed == move.sealed

    def test_nor_the_trash(self, journal: Journal, move: Move) -> None:
        journal.delete(move.ref)
        assert SECRET not in repr(journal.history(move.ref))

    def test_nor_a_draft_that_was_left_from_before(self, journal: Journal, move: Move) -> None:
        before = {"expects": move.sealed[0].expects, "how_sure": "", "would_change": "", "look_again": ""}
        EntryDraft(journal, move.ref).let_go()
        journal.keep(structs.replace(move, sealed=(), expectation=Expectation(expects=before["expects"])))
        assert journal.moves[1].expectation == Expectation()
        journal.keep(structs.replace(move, sealed=(), expectation=Expectation(expects="Another thing.")))
        assert journal.moves[1].expectation.expects == "Another thing."

    def test_nor_do_links_search_pieces_or_drafts(self, journal: Journal, move: Move) -> None:
        [role] = journal.roles
        assert journal.links_from(move) == []
        assert journal.links_to(role) == []
        assert journal.search("salt") == []
        assert journal.find_once("salt").total == 0
        assert not [piece for piece in pieces_of(move, journal) if SECRET in piece.markdown]
        draft = EntryDraft(journal, move.ref)
        draft.put("why", "Because.")
        draft.store()
        [kept] = journal.drafts.all()
        assert SECRET not in repr(kept) + beginning(kept) + in_full(kept, "move 1")
        keep_guess(journal, move.ref, 0, "Somebody inside.", made=True)
        assert journal.links_to(role) == [journal.moves[1]]

    def test_a_reflection_that_becomes_a_letter_closes_what_it_said(self, journal: Journal) -> None:
        letter = journal.reflections.add(Reflection(body=f"Dear me, {SECRET} again.", prompt="Who?"))
        letter = journal.keep(structs.replace(letter, open_on=PartialDate(2027, 5)))
        assert SECRET not in repr(journal.history(letter.ref))
        open_letter(journal, letter)
        assert SECRET in repr(journal.history(letter.ref))
