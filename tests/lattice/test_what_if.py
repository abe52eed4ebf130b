"""What if: what bears on an open move is found by links, by what moves have in common, and by words; each says why."""

from __future__ import annotations

import datetime as dt

from careerjournal.lattice.career import Career
from careerjournal.lattice.what_if import Option, WhatIf, aspirations_with_open_moves, shared_words, what_if
from careerjournal.model import (
    AreaForDevelopment,
    Aspiration,
    Kind,
    Lesson,
    Move,
    PartialDate,
    Ref,
    Role,
    RoleInMind,
    Setback,
)
from careerjournal.model.vocabulary import Direction, MoveForm, MoveStatus

TODAY = dt.date(2026, 11, 22)
NOW = Role(number=1, title_="Lead", start=PartialDate(2020), enjoyed="The river", drained="Meetings")
WISH = Aspiration(
    number=1,
    what="To run a survey",
    areas=(
        AreaForDevelopment(need="How budgets work"),
        AreaForDevelopment(need="Speaking to hostile rooms"),
        AreaForDevelopment(need="French"),
    ),
)


def move(number: int, **said: object) -> Move:
    about: dict[str, object] = {
        "aspiration": WISH.ref,
        "from_role": NOW.ref,
        "in_mind": RoleInMind(title=f"Post {number}"),
    }
    return Move(number=number, **(about | said))  # type: ignore[arg-type]


def found(*moves: Move, lessons: tuple[Lesson, ...] = (), setbacks: tuple[Setback, ...] = ()) -> WhatIf:
    return what_if(WISH, Career(roles=(NOW,), moves=moves, today=TODAY), lessons, setbacks)


def reasons(option: Option) -> list[tuple[int, str]]:
    return [(bearing.lesson.number, bearing.why) for bearing in option.lessons]


def test_only_what_is_still_open_is_laid_out_and_last_of_all_staying() -> None:
    moves = [move(number, status=status, hope=f"h{number}") for number, status in enumerate(MoveStatus, 1)]
    options = found(*moves, move(9, aspiration=Ref(Kind.ASPIRATION, 2))).options
    assert [option.entry.ref for option in options] == [*(Ref(Kind.MOVE, number) for number in (1, 2, 3)), NOW.ref]
    assert [option.gives for option in options] == ["h1", "h2", "h3", "The river"]
    assert options[-1].costs == "Meetings"


def test_what_it_would_cost_is_said() -> None:
    assert found(move(1, cost="Sleep")).options[0].costs == "Sleep"


def test_a_lesson_bears_on_a_move_that_points_at_it_or_that_it_points_at() -> None:
    lessons = (
        Lesson(number=1, sentence="One."),
        Lesson(number=2, sentence="Two.", learnt_from=(Ref(Kind.MOVE, 1),)),
        Lesson(number=3, sentence="Three."),
    )
    (option, _) = found(move(1, why="See [[lesson 1]]."), lessons=lessons).options
    assert reasons(option) == [(1, "the move points at it"), (2, "it points at the move")]


def test_a_lesson_of_an_earlier_move_bears_on_one_of_the_same_form() -> None:
    loan = move(1, status=MoveStatus.TAKEN, form=MoveForm.SECONDMENT, in_mind=RoleInMind(title="Records"))
    setback = Setback(number=4, what_happened="x", move=loan.ref)
    lessons = (
        Lesson(number=1, sentence="One.", learnt_from=(loan.ref,)),
        Lesson(number=2, sentence="Two.", learnt_from=(setback.ref,)),
    )
    again, other = move(2, form=MoveForm.SECONDMENT), move(3, form=MoveForm.PERMANENT)
    (first, second, _) = found(loan, again, other, lessons=lessons, setbacks=(setback,)).options
    assert reasons(first) == [(n, "learnt from Records, a secondment too") for n in (1, 2)]
    assert reasons(second) == []


def test_words_that_both_speak_of_are_named_and_one_alone_is_not_enough() -> None:
    lessons = (
        Lesson(number=1, sentence="Read the budget before the panels."),
        Lesson(number=2, sentence="Budgets bite."),
    )
    (option, _) = found(move(1, hope="To sit on a panel and see how budgeting goes."), lessons=lessons).options
    assert reasons(option) == [(1, "both speak of “budget” and “panels”")]


def test_areas_for_development_are_met_by_words_and_the_rest_is_said() -> None:
    hopes = found(move(1, hope="To speak in a room that is hostile"), move(2, why="It is all in French"))
    met = [[(meeting.area.need, meeting.why) for meeting in option.meets] for option in hopes.options]
    assert met == [
        [("Speaking to hostile rooms", "both speak of “speaking”, “hostile” and “rooms”")],
        [("French", "both speak of “french”")],
        [],
    ]
    assert [area.need for area in hopes.unmet] == ["How budgets work"]


def test_staying_has_the_lessons_of_growing_in_place() -> None:
    stayed = move(
        1,
        status=MoveStatus.TAKEN,
        direction=Direction.ENRICHMENT,
        form=MoveForm.COACHING,
        to_role=NOW.ref,
        in_mind=RoleInMind(),
        hope="To get used to hostile rooms",
    )
    lesson = Lesson(number=1, sentence="One.", learnt_from=(stayed.ref,))
    (staying,) = found(stayed, lessons=(lesson,)).options
    assert reasons(staying) == [(1, "learnt from coaching others there")]
    assert [meeting.area.need for meeting in staying.meets] == ["Speaking to hostile rooms"]


def test_aspirations_with_most_to_choose_between_come_first() -> None:
    wishes = [Aspiration(number=number, what="x") for number in (1, 2, 3)]
    moves = [move(1), move(2, aspiration=wishes[1].ref), move(3, aspiration=wishes[1].ref)]
    moves.append(move(4, aspiration=wishes[2].ref, status=MoveStatus.DECLINED))
    assert [wish.number for wish in aspirations_with_open_moves(wishes, moves)] == [2, 1]


def test_words_are_shared_in_whichever_ending_and_common_ones_say_nothing() -> None:
    assert shared_words("Changing rooms, and looking after people", "We change the room") == ["changing", "rooms"]
    assert shared_words("What would have been there", "What there would have been") == []
    assert shared_words("Über Flüsse", "flüsse") == ["flüsse"]
    assert shared_words("", "x") == []
