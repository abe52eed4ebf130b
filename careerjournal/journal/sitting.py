"""Questions to sit with: one a day, never the one just answered, and none twice within a season.

Which one it is follows from the day and the journal alone. All questions, ours and the person's own, stand in one fixed
order, and each day takes the next that is free. A question is free where it was not a day's own, was not answered (the
reflections with a question say so) and was not shown for the asking (the arrangement says so) within the season before.
Nothing is written because a day's question was looked at.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import structs

from careerjournal.model import Kind, PartialDate, ShownQuestion
from careerjournal.model.text import clean_line

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Reflection

SEASON: Final = 91
"""Days within which no question comes twice."""
LATEST: Final = 150
"""Reflections put down last among which answers are looked for."""
MOST_OWN: Final = 500
"""Questions of one's own that are kept."""


@cache
def themes() -> dict[str, tuple[str, ...]]:
    """Our own questions by their theme, the seven steps of a conversation among them."""
    found: dict[str, list[str]] = {}
    theme = ""
    for line in files("careerjournal.journal").joinpath("questions.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            theme = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(theme, []).append(line)
    return {name: tuple(questions) for name, questions in found.items()}


def in_order(own: Iterable[str] = ()) -> list[str]:
    """All questions in the order in which days take them: mixed, and the same in every journal but for one's own."""
    ours = (question for questions in themes().values() for question in questions)
    return sorted(dict.fromkeys([*ours, *own]), key=digest)


def digest(question: str) -> str:
    """What a question that was shown is remembered by: no word of it."""
    return hashlib.sha256(question.encode()).hexdigest()[:16]


class Sitting(NamedTuple):
    """What Today asks."""

    question: str
    answered: Reflection | None
    """What was put down today in answer to the question that was asked last; None where nothing was."""


def sitting(journal: Journal) -> Sitting:
    """The question of today: the day's own, or what was shown last for the asking."""
    today = journal.today()
    arranged = journal.arrangement
    order = in_order(arranged.questions)
    answers = _answers(journal)
    by_digest = {digest(question): question for question in order}
    shown = [one for one in arranged.shown_questions if one.day and one.day.first == today and one.digest in by_digest]
    asked = by_digest[shown[-1].digest] if shown else _of_day(order, today, _used(journal, answers))
    told = [answer for answer in answers if _day(answer) == today and not answer.is_closed]
    of_today = [answer for answer in told if answer.prompt in by_digest.values()]
    if of_today and (not shown or of_today[-1].prompt == asked):
        return Sitting(of_today[-1].prompt, of_today[-1])
    return Sitting(asked, None)


def another(journal: Journal) -> str:
    """Ask another question today, and remember that it was shown.

    Raises:
        JournalError: that cannot be written; today's question stays.
    """
    today = journal.today()
    arranged = journal.arrangement
    order = in_order(arranged.questions)
    used = _used(journal, _answers(journal))
    present = sitting(journal).question
    days = _days(order, today, used)
    season_ago = today - dt.timedelta(days=SEASON)
    taken = {
        *(question for day, question in days.items() if day > season_ago),
        *(
            question
            for day, questions in used.items()
            if day > today - dt.timedelta(days=SEASON)
            for question in questions
        ),
        present,
    }
    free = [question for question in order if question not in taken]
    place = order.index(present) if present in order else 0
    # The farthest from the days to come: the one before the present one in the order, and then on backwards.
    later = [question for question in (*order[:place][::-1], *order[place:][::-1]) if question in set(free)]
    found = later[0] if later else next(one for one in (*order[place + 1 :], *order) if one != present)
    recent = [
        one
        for one in arranged.shown_questions
        if one.day is not None and one.day.first > today - dt.timedelta(days=2 * SEASON)
    ]
    shown = (*recent, ShownQuestion(digest=digest(found), day=PartialDate.of(today)))
    journal.arrange(structs.replace(arranged, shown_questions=shown))
    return found


def keep_own(journal: Journal, lines: Sequence[str]) -> None:
    """Keep one's own questions, in the place of those there were; an empty line is none, and none is kept twice."""
    own = tuple(islice(dict.fromkeys(cleaned for line in lines if (cleaned := clean_line(line))), MOST_OWN))
    arranged = journal.arrangement
    if own != arranged.questions:
        journal.arrange(structs.replace(arranged, questions=own), "changed my own questions")


def _answers(journal: Journal) -> list[Reflection]:
    """The reflections put down last that answer a question, the latest last."""
    return [one for one in journal.latest(Kind.REFLECTION, LATEST) if one.prompt]  # type: ignore[attr-defined,misc]


def _day(reflection: Reflection) -> dt.date | None:
    return reflection.created.date() if reflection.created else None


def _used(journal: Journal, answers: list[Reflection]) -> dict[dt.date, set[str]]:
    """What was answered and what was shown for the asking, by the day."""
    arranged = journal.arrangement
    by_digest = {digest(question): question for question in in_order(arranged.questions)}
    used: dict[dt.date, set[str]] = {}
    for answer in answers:
        if (day := _day(answer)) is not None:
            used.setdefault(day, set()).add(answer.prompt)
    for one in arranged.shown_questions:
        if one.day is not None and one.digest in by_digest:
            used.setdefault(one.day.first, set()).add(by_digest[one.digest])
    return used


def _of_day(order: list[str], day: dt.date, used: dict[dt.date, set[str]]) -> str:
    return _days(order, day, used)[day]


def _days(order: list[str], last: dt.date, used: dict[dt.date, set[str]]) -> dict[dt.date, str]:
    """The own question of each day of this season and the one before, until a day."""
    start = max(1, last.toordinal() // SEASON * SEASON - SEASON)
    events = sorted((day.toordinal(), question) for day, questions in used.items() for question in questions)
    latest: dict[str, int] = {}
    found: dict[dt.date, str] = {}
    done = 0
    for number in range(start, last.toordinal() + 1):
        while done < len(events) and events[done][0] < number:
            latest[events[done][1]] = events[done][0]
            done += 1
        turned = (order[(number + step) % len(order)] for step in range(len(order)))
        free = (question for question in turned if number - latest.get(question, -SEASON) >= SEASON)
        question = next(free, order[number % len(order)])
        found[dt.date.fromordinal(number)] = question
        latest[question] = number
    return found
