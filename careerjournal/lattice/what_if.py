"""What if: the moves that are open towards an aspiration, and staying, beside each other. Nothing is weighed or scored.

What bears on a move is found by links between entries, by what an earlier move had in common with it, and by words
that two texts share; each find says why it was made, so that a person can see that it is only a hint.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from careerjournal.lattice.career import Career
from careerjournal.model import AreaForDevelopment, Aspiration, Lesson, Move, Ref, Role, Setback
from careerjournal.model.common_words import COMMON_WORDS, stem
from careerjournal.model.contents import refs
from careerjournal.model.links import links_in
from careerjournal.model.vocabulary import MoveForm, MoveStatus


class Bearing(NamedTuple):
    """A lesson that bears on something, and why it is thought to."""

    lesson: Lesson
    why: str


class Meeting(NamedTuple):
    """An area for development that something meets, and why it is thought to."""

    area: AreaForDevelopment
    why: str


class Option(NamedTuple):
    """One thing that could be done: an open move, or staying in a role."""

    entry: Move | Role
    gives: str
    costs: str
    lessons: tuple[Bearing, ...]
    meets: tuple[Meeting, ...]


class WhatIf(NamedTuple):
    """The options towards an aspiration, side by side."""

    aspiration: Aspiration
    options: tuple[Option, ...]
    """The open moves, and last the role that is held now, to stay in."""
    unmet: tuple[AreaForDevelopment, ...]
    """The areas for development that none of them is seen to meet."""


def aspirations_with_open_moves(aspirations: Iterable[Aspiration], moves: Iterable[Move]) -> list[Aspiration]:
    """The aspirations towards which moves are open, the one with the most of them first."""
    towards = [move.aspiration for move in moves if move.is_open]
    found = [aspiration for aspiration in aspirations if aspiration.ref in towards]
    return sorted(found, key=lambda aspiration: (-towards.count(aspiration.ref), aspiration.number))


def what_if(aspiration: Aspiration, career: Career, lessons: Iterable[Lesson], setbacks: Iterable[Setback]) -> WhatIf:
    """The options towards an aspiration: its open moves, and last staying in the role that is held now."""
    known = _Known(career, tuple(lessons), {ref: setback for setback in setbacks for ref in setback.known_as})
    moves = [move for move in career.ordered_moves if move.aspiration == aspiration.ref and move.is_open]
    options = [known.moving(move, aspiration) for move in moves]
    now = next((role for role in reversed(career.ordered_roles) if career.is_now(role)), None)
    if now is not None:
        options.append(known.staying(now, aspiration))
    met = {id(meeting.area) for option in options for meeting in option.meets}
    return WhatIf(aspiration, tuple(options), tuple(area for area in aspiration.areas if id(area) not in met))


class _Known(NamedTuple):
    career: Career
    lessons: tuple[Lesson, ...]
    setbacks: dict[Ref, Setback]

    def moving(self, move: Move, aspiration: Aspiration) -> Option:
        text = f"{_title(self.career, move)} {move.why} {move.hope} {move.body}"
        found = [Bearing(lesson, why) for lesson in self.lessons if (why := self._bears(lesson, move, text))]
        return Option(move, move.hope, move.cost, tuple(found), tuple(_meets(aspiration, text, move.ref)))

    def staying(self, role: Role, aspiration: Aspiration) -> Option:
        done_there = [
            move
            for move in self.career.ordered_moves
            if move.from_role == role.ref == move.to_role and move.status is MoveStatus.TAKEN
        ]
        text = " ".join([role.enjoyed, role.body, *(f"{move.why} {move.hope}" for move in done_there)])
        found = [
            Bearing(lesson, f"learnt from {move.form.value if move.form else 'growing'} there")
            for lesson in self.lessons
            for move in done_there
            if move.ref in lesson.learnt_from
        ]
        return Option(role, role.enjoyed, role.drained, tuple(found), tuple(_meets(aspiration, text, role.ref)))

    def _bears(self, lesson: Lesson, move: Move, text: str) -> str:
        """Why a lesson is thought to bear on a move; empty where nothing says that it does."""
        if lesson.ref in refs(move):
            return "the move points at it"
        if move.ref in refs(lesson):
            return "it points at the move"
        for before in self._moves_behind(lesson):
            if before.form is not None and before.form is move.form is not MoveForm.PERMANENT:
                return f"learnt from {_title(self.career, before)}, {_article(move.form.value)} too"
        shared = shared_words(f"{lesson.sentence} {lesson.where_it_holds}", f"{text} {move.cost}")
        return f"both speak of {_listed(shared)}" if len(shared) > 1 else ""

    def _moves_behind(self, lesson: Lesson) -> Iterator[Move]:
        """The moves that a lesson was learnt from, themselves or by way of their setback."""
        for ref in lesson.learnt_from:
            setback = self.setbacks.get(ref)
            found = self.career.by_ref.get(setback.move if setback is not None and setback.move is not None else ref)
            if isinstance(found, Move):
                yield found


def _meets(aspiration: Aspiration, text: str, ref: Ref) -> Iterator[Meeting]:
    for area in aspiration.areas:
        shared = shared_words(area.need, text)
        if ref in links_in(area.need):
            yield Meeting(area, "the need points at it")
        elif len(shared) > 1 or len(shared) == len(_stems(area.need)) == 1:
            yield Meeting(area, f"both speak of {_listed(shared)}")


def shared_words(text: str, other: str) -> list[str]:
    """The words that say something and stand in both texts, in whichever ending, as the first has them."""
    there = _stems(other)
    return [word for beginning, word in _stems(text).items() if beginning in there]


_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def _stems(text: str) -> dict[str, str]:
    """Each word that says something, without its ending, and as it stands there."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text.replace("’s", "").casefold()):
        if word not in COMMON_WORDS:
            found.setdefault(stem(word), word)
    return found


def _listed(words: list[str]) -> str:
    """The first three of them: ``a``, ``a and b``, ``a, b and c``."""
    shown = [f"“{word}”" for word in words[:3]]
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _article(form: str) -> str:
    return form if form in ("coaching others", "training", "acting") else f"a {form}"


def _title(career: Career, move: Move) -> str:
    """What a move is known by: the role that it leads to, or would have."""
    source, target = career.ends(move)
    role = target if target is not None else source
    return move.in_mind.title if target is None and move.in_mind.title else (role.title if role else str(move.ref))
