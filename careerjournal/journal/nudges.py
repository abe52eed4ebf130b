"""Nudges: small questions about what has been put down, each with its reason in a line. Never a score or a badge.

“I am where I want to be, for now” is a complete answer, as is growing in place: nothing here asks anything of it,
nor of a conversation about it any next step.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Generator, Iterator, Mapping
from functools import partial
from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from msgspec import structs

from careerjournal.journal.order import first_of
from careerjournal.journal.staying import is_about_staying, is_staying
from careerjournal.journal.steps import through
from careerjournal.model.links import LINK_IN_TEXT, Kind, Ref
from careerjournal.model.readings import reads_like_a_job_title, reads_like_a_remedy
from careerjournal.model.vocabulary import ActionState, AspirationState, Whose

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Action, Aspiration, Conversation, Entry, Lesson, Setback

A_MONTH: Final = dt.timedelta(days=30)
"""How long a setback or a lesson is left in peace before it is asked about."""
LEFT_ALONE: Final = dt.timedelta(days=365)
"""How long a setback is not brought up on Today; on its own page it is asked about earlier."""
SIX_MONTHS: Final = dt.timedelta(days=183)
"""How long a reading of a setback stands before it may be worth another."""


ENOUGH_EVIDENCE: Final = 3
"""Successes that are evidence of an area for development before it is asked whether it still is one."""

MOST_LOOKED_AT: Final = 100
"""Entries of a kind that are looked at for today's page, and of those that point at one: it costs the same after years.
"""


class Nudge(NamedTuple):
    """A small question about an entry, with the reason for it."""

    key: str
    """What it is dismissed by, for good: the same for the same question about the same words."""
    of: Ref
    says: str
    """What was noticed."""
    why: str
    """Why it is worth a thought, in a line."""
    reading: bool = False
    """Whether it asks for a later reading of the entry."""

    @property
    def asks_about(self) -> str:
        """What it asks about, without the words that are meant: ``no date``, `JOB_TITLE`."""
        return _WORDS_MEANT.sub("", self.key.partition(": ")[2])


def nudges_of(entry: Entry, journal: Journal) -> list[Nudge]:
    """The nudges of an entry that have not been dismissed."""
    asked = _ASKED.get(entry.KIND)
    if asked is None:
        return []
    dismissed = frozenset(journal.arrangement.dismissed)
    return list(_left(tuple(asked(entry, journal)), entry, dismissed, journal))


def nudges_today(journal: Journal, most: int = 2) -> list[Nudge]:
    """At most ``most`` nudges for today's page, one a kind of entry, the pressing first; in later weeks others.

    What was put down or changed today rests until tomorrow; on its own page it is asked about all the same.
    """
    return through(finding_nudges(journal, most))


def finding_nudges(journal: Journal, most: int = 2) -> Generator[None, None, list[Nudge]]:
    """The same, some of it at each step: hundreds of entries may have to be read for it, each of them once."""
    week = journal.today().toordinal() // 7
    dismissed = frozenset(journal.arrangement.dismissed)
    found: list[Nudge] = []
    for kind in _ASKED:
        of_kind: list[Nudge] = []
        for ref in sorted(_looked_at(kind, week, journal)):
            asked = journal.worked_out(ref, partial(_all_of, ref, journal))
            entry = journal.get(ref) if asked else None
            if entry is not None and not rests(entry, journal):
                of_kind += islice(_left(asked, entry, dismissed, journal), 1)
            yield
        if of_kind:
            found.append(of_kind[week % len(of_kind)])
        if len(found) == most:
            break
    return found


def rests(entry: Entry, journal: Journal) -> bool:
    """Whether an entry was put down or changed today: until tomorrow Today asks nothing about it."""
    today = journal.today()
    return any(moment is not None and moment.date() == today for moment in (entry.created, entry.updated))


def _left(asked: tuple[Nudge, ...], entry: Entry, dismissed: frozenset[str], journal: Journal) -> Iterator[Nudge]:
    """Of what is asked of an entry what was not dismissed, and of somebody who stays nothing about a next step.

    Whether they do, other entries say, too: what is asked of this one is kept until it changes itself.
    """
    for nudge in asked:
        onward = entry.KIND is Kind.CONVERSATION and nudge.asks_about in _ONWARD
        if nudge.key not in dismissed and not (onward and is_about_staying(entry, journal)):  # type: ignore[arg-type]
            yield nudge


JOB_TITLE: Final = "job title"
_ONWARD: Final = (JOB_TITLE, "remedy first")
"""What takes a next step for granted."""
_WORDS_MEANT: Final = re.compile(r" [0-9a-f]{12}$")


def _all_of(ref: Ref, journal: Journal) -> tuple[Nudge, ...]:
    """The nudges of an entry, those that were dismissed included; none where it has been deleted meanwhile."""
    entry = journal.get(ref)
    return () if entry is None else tuple(_ASKED[ref.kind](entry, journal))


def _looked_at(kind: Kind, week: int, journal: Journal) -> list[Ref]:
    """The entries of a kind that may be asked about; of more than are looked at, others in another week."""
    if kind is Kind.ACTION:
        due = journal.agenda.due
        return list(due.refs(*_part(len(due), week)))
    cards = journal.order.of((kind,))
    start, stop, today = 0, len(cards), journal.today()
    if kind is Kind.SETBACK:
        stop = first_of(cards, today - min(LEFT_ALONE, today - dt.date.min))
    elif kind is Kind.CONVERSATION:
        start, stop = first_of(cards, today), first_of(cards, None)
    begin, end = _part(stop - start, week)
    return [cards[start + place].ref for place in range(begin, end)]


def _part(count: int, week: int) -> tuple[int, int]:
    """From which place to which of so many it is looked this week: a part as large as that, and next week another."""
    begin = week % max(1, -(-count // MOST_LOOKED_AT)) * MOST_LOOKED_AT
    return begin, min(count, begin + MOST_LOOKED_AT)


def is_dismissed(nudge: Nudge, journal: Journal) -> bool:
    """Whether it was let rest."""
    return nudge.key in journal.arrangement.dismissed


def dismiss(journal: Journal, nudge: Nudge) -> None:
    """Dismiss a nudge for good; its key is kept in the arrangement."""
    arranged = journal.arrangement
    if nudge.key not in arranged.dismissed:
        rested = structs.replace(arranged, dismissed=(*arranged.dismissed, nudge.key))
        journal.arrange(rested, f"let a question about {nudge.of} rest")


def _nudge(entry: Entry, about: str, says: str, why: str, words: str = "", *, reading: bool = False) -> Nudge:
    """A nudge whose key holds no word of the journal: only which entry, what about, and a digest of the words meant."""
    digest = f" {hashlib.sha256(words.encode()).hexdigest()[:12]}" if words else ""
    return Nudge(f"{entry.ref}: {about}{digest}", entry.ref, says, why, reading)


def _of_conversation(held: Conversation, journal: Journal) -> Iterator[Nudge]:
    today = journal.today()
    if held.when is not None and held.when.last < today:
        return
    day = held.when.first if held.when is not None and held.when.is_day else None
    away = (day - today).days if day is not None else None
    if away is not None and away <= 1 and not held.purpose.strip():
        when = "today" if away == 0 else "tomorrow"
        why = "Said at the beginning, it keeps the talk yours."
        yield _nudge(
            held, "no purpose", f"The conversation with {held.with_whom} is {when} and has no purpose yet.", why
        )
    for milestone in _first_sentences(f"{held.milestones.preparation}\n{held.milestones.notes}"):
        if reads_like_a_job_title(milestone):
            yield _job_title(held, milestone)
    remedy = held.responsibility.preparation.strip() or held.action_plan.preparation.strip()
    if day is not None and remedy and not held.areas.preparation.strip():
        why = "A remedy fits better once all the needs are on the table."
        yield _nudge(held, "remedy first", "What to do is prepared, and the areas for development are not.", why)


def _first_sentences(text: str) -> list[str]:
    """The beginning of each line: without the sign of a list, what it is worth, and where it was taken from."""
    lines = (LINK_IN_TEXT.sub("", line).replace("()", "") for line in text.splitlines())
    return list(
        dict.fromkeys(_SENTENCE.split(_SIGN.sub("", line).strip(), maxsplit=1)[0].strip(" .;") for line in lines)
    )


_SIGN: Final = re.compile(r"^[\s>]*(?:[-+*•]|\d{1,3}[.)])?\s*(?:\[[ xX]\]\s*)?")
_SENTENCE: Final = re.compile(r"(?<=[.!?;])\s|\s[-–—]\s")


def _job_title(entry: Entry, milestone: str) -> Nudge:
    why = "A skill or an experience is a hand-hold whoever gets the job."
    return _nudge(entry, JOB_TITLE, f"“{milestone}” reads like a job title.", why, milestone)


def _of_action(action: Action, journal: Journal) -> Iterator[Nudge]:
    del journal
    if action.state is not ActionState.OPEN:
        return
    gaps = (
        ("no owner", action.who.strip(), "Nobody owns this action.", "What is everybody’s is easily nobody’s."),
        ("no date", action.by_when, "This action has no date.", "Without one it is never late, and never done."),
        (
            "no review",
            action.review.strip(),
            "Nothing says how this action will be reviewed.",
            "How will you know it worked?",
        ),
    )
    for about, said, says, why in gaps:
        if not said:
            yield _nudge(action, about, says, why)


def _of_aspiration(aspiration: Aspiration, journal: Journal) -> Iterator[Nudge]:
    if aspiration.state is not AspirationState.HELD or is_staying(aspiration):
        return
    for milestone in aspiration.milestones:
        if milestone.reached is None and reads_like_a_job_title(milestone.what):
            yield _job_title(aspiration, milestone.what)
    for area in aspiration.areas:
        if reads_like_a_remedy(area.need):
            says = f"“{area.need}” reads like a remedy."
            yield _nudge(aspiration, "remedy", says, "Which need would it meet? There may be other ways.", area.need)
    if not aspiration.areas:
        latest = nlargest(MOST_LOOKED_AT, journal.refs_to(aspiration.ref, Kind.ACTION))
        cards = (journal.order.get(ref) for ref in latest)
        if any(reads_like_a_remedy(card.title) for card in cards if card):
            why = "A remedy fits better once all the needs are on the table."
            yield _nudge(aspiration, "remedy first", "There is a remedy here, and no area for development yet.", why)
    yield from _of_areas(aspiration, journal)
    if aspiration.whose is Whose.EXPECTED:
        yield _nudge(aspiration, "expected", "This one is only expected of you.", "What would you want of it yourself?")
    if not aspiration.why.strip():
        yield _nudge(aspiration, "no why", "There is no why yet.", "The why often outlives the what.")


def _of_areas(aspiration: Aspiration, journal: Journal) -> Iterator[Nudge]:
    """Whether an area for development that several successes are evidence of still is one."""
    if not aspiration.areas:
        return
    latest = nlargest(MOST_LOOKED_AT, journal.refs_to(aspiration.ref, Kind.SUCCESS))
    found = [success for ref in latest if (success := journal.successes[ref.number]).stands]
    for area in aspiration.areas:
        if sum(success.is_evidence_of(aspiration, area) for success in found) >= ENOUGH_EVIDENCE:
            says = f"Three successes speak for “{area.need}”."
            yield _nudge(aspiration, "area met", says, "Is it still an area for development?", area.first_words)


def _of_lesson(lesson: Lesson, journal: Journal) -> Iterator[Nudge]:
    if not lesson.applied and journal.today() - _put_down(lesson, journal) >= A_MONTH:
        why = "Where might it have held lately?"
        yield _nudge(lesson, "not applied", "This lesson has not been applied yet.", why)


def _of_setback(setback: Setback, journal: Journal) -> Iterator[Nudge]:
    today = journal.today()
    put_down = _put_down(setback, journal)
    if not journal.refs_to(setback.ref, Kind.LESSON) and today - put_down >= A_MONTH:
        yield _nudge(
            setback, "no lesson", "No lesson has been put down from this yet.", "One sentence is enough, or none."
        )
    read = max((put_down, *(reading.when.last for reading in setback.readings if reading.when)))
    if today - read >= SIX_MONTHS:
        says = f"You last read this in {read:%B %Y}."
        yield _nudge(setback, "last read", says, "The shares may look different from here.", reading=True)


def _put_down(entry: Entry, journal: Journal) -> dt.date:
    return entry.created.date() if entry.created else journal.today()


_ASKED: Final[Mapping[Kind, Callable[[Any, Journal], Iterator[Nudge]]]] = {
    Kind.CONVERSATION: _of_conversation,
    Kind.ACTION: _of_action,
    Kind.ASPIRATION: _of_aspiration,
    Kind.LESSON: _of_lesson,
    Kind.SETBACK: _of_setback,
}
"""Who asks about what, the most pressing kinds first."""
