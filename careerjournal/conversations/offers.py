"""What the journal already holds for a step of a conversation, to be taken into its preparation.

Somebody whose career the conversation is about (a mentee, a team member) is offered what they put down of themselves.
Somebody who listens (a mentor, a manager) is offered what they put down of the other person, and their own lessons.
Of a setback or a success only what is open for sharing is ever offered, piece by piece; of successes those that ended.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from careerjournal.conversations.acquaintance import latest_first, whose_wants
from careerjournal.conversations.links import titled_outside
from careerjournal.conversations.meetings import commitments, previous, what_became_of_it
from careerjournal.conversations.people import People
from careerjournal.journal.titles import with_titles
from careerjournal.model import Aspiration, Conversation, Milestone, Ref, Setback, StepName, Success
from careerjournal.model.names.somebody import Somebody
from careerjournal.model.text import first_words
from careerjournal.model.vocabulary import LISTENERS, ActionState, AspirationState

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Role
    from careerjournal.sharing.pieces import Piece

MOST_MENTIONS: Final = 3
"""Reflections offered that name the other person: the latest ones; search finds the rest."""


class Offer(NamedTuple):
    """Something that may go into the preparation of a step."""

    of: Ref
    """The entry it comes from."""
    heading: str
    """What it is there: ``What I want``, ``Evidence``."""
    words: str
    """As it is to be taken in; it can be changed there."""

    @property
    def text(self) -> str:
        """The words with the link that keeps the thread: ``Read a budget. ([[aspiration 2]])``."""
        return f"{self.words} ([[{self.of}]])"

    def is_in(self, text: str) -> bool:
        """Whether a text has it already, as far as its beginning tells."""
        return f"[[{self.of}]]" in text and self.words[:30] in text


def material(step: StepName, conversation: Conversation, journal: Journal) -> list[Offer]:
    """The offers for a step, in the order of use; empty where the journal holds nothing for it."""
    listening = conversation.my_part in LISTENERS
    found = [*(_FOR_LISTENERS if listening else _FOR_MYSELF)[step](conversation, journal)]
    found += _last_time(step, conversation, journal)
    return [offer for offer in found if offer.words]


def to_raise(conversation: Conversation, journal: Journal) -> list[Offer]:
    """The offers to raise again: commitments that are still open, and questions that were not asked last time."""
    found = [offer for offer in _agreed(conversation, journal) if offer.heading != _HEADINGS[ActionState.DONE]]
    last = previous(conversation, journal)
    if last is not None and last.asked:
        left = [question for question in last.questions if question not in last.asked]
        found += [Offer(last.ref, "Not asked last time", question) for question in left]
    return found


def _last_time(step: StepName, conversation: Conversation, journal: Journal) -> Iterator[Offer]:
    last = previous(conversation, journal)
    if last is not None:
        yield Offer(last.ref, "Noted last time", _unlinked(last.step(step).notes, journal))


_HEADINGS: Final = {
    ActionState.OPEN: "Agreed, still open",
    ActionState.DONE: "Agreed, done",
    ActionState.DROPPED: "Agreed, dropped",
}


def _agreed(conversation: Conversation, journal: Journal) -> Iterator[Offer]:
    for action in commitments(conversation, journal):
        what = action.what.rstrip(".")
        who = "" if action.is_mine else f" ({action.who})"
        became = what_became_of_it(action, journal.today())
        why = (
            f"; {_unlinked(action.outcome, journal)}" if action.state is ActionState.DROPPED and action.outcome else ""
        )
        yield Offer(action.ref, _HEADINGS[action.state], f"{what}{who}: {became}{why}")


def _held(journal: Journal) -> list[Aspiration]:
    return [wanted for wanted in journal.aspirations if wanted.state is AspirationState.HELD]


def _aspirations(_: Conversation, journal: Journal) -> Iterator[Offer]:
    for wanted in _held(journal):
        whose = f"What I want, {wanted.whose}" if wanted.whose else "What I want"
        yield Offer(wanted.ref, whose, wanted.what)
        yield Offer(wanted.ref, "Why", _unlinked(wanted.why, journal))
        yield Offer(wanted.ref, "What I enjoy now", _unlinked(wanted.enjoyed_now, journal))
        yield Offer(wanted.ref, "What drains me now", _unlinked(wanted.drained_now, journal))
        yield Offer(wanted.ref, "What I enjoyed before", _unlinked(wanted.enjoyed_before, journal))
        if wanted.earlier_wordings:
            yield Offer(wanted.ref, "How I put it before", wanted.earlier_wordings[-1].what)
    yield from _of_earlier_roles(journal)


def _of_earlier_roles(journal: Journal) -> Iterator[Offer]:
    """What was enjoyed and what drained in earlier roles, the latest first: work wanted is often work missed."""
    for role in sorted(journal.roles, key=_when_left, reverse=True):
        if role.end is not None:
            yield Offer(role.ref, f"What I enjoyed as {role.title}", _unlinked(role.enjoyed, journal))
            yield Offer(role.ref, f"What drained me as {role.title}", _unlinked(role.drained, journal))


def _when_left(role: Role) -> tuple[dt.date, int]:
    return role.end.last if role.end else dt.date.max, role.number


def _their_wants(conversation: Conversation, journal: Journal) -> Iterator[Offer]:
    """What the other person said they want, the latest first: it is asked for again, not guessed at."""
    name = whose_wants(conversation, journal)
    if name is not None:
        for want in latest_first(name.wants):
            if want.conversation is None or want.conversation != conversation.ref:
                when = f", {want.when.brief}" if want.when else ""
                yield Offer(name.ref, f"They wanted{when}", _unlinked(want.words, journal))


def _potential(_: Conversation, journal: Journal) -> Iterator[Offer]:
    for wanted in _held(journal):
        seen = wanted.potential
        yield Offer(wanted.ref, "My view", _unlinked(seen.my_view, journal))
        yield Offer(wanted.ref, "Evidence", _unlinked(seen.evidence, journal))
        theirs = f"{seen.whose_view}’s view" if seen.whose_view else "Another person’s view"
        yield Offer(wanted.ref, theirs, _unlinked(seen.their_view, journal))
        yield Offer(wanted.ref, "Where the two differ", _unlinked(seen.difference, journal))
        for milestone in wanted.milestones:
            if milestone.reached is not None:
                yield Offer(wanted.ref, f"Milestone reached {milestone.reached.brief}", milestone.what)
    yield from _opened((success for success in journal.successes if success.stands), journal)
    yield from _opened_setbacks(journal)


def _areas(_: Conversation, journal: Journal) -> Iterator[Offer]:
    for wanted in _held(journal):
        for area in wanted.areas:
            yield Offer(wanted.ref, f"A need: {area.kind}" if area.kind else "A need", area.need)
    for lesson in journal.lessons:
        if not lesson.applied:
            yield Offer(lesson.ref, "A lesson not used yet", lesson.sentence)
    yield from _opened_setbacks(journal)


def _milestones(_: Conversation, journal: Journal) -> Iterator[Offer]:
    for wanted in _held(journal):
        ahead = [milestone for milestone in wanted.milestones if milestone.reached is None]
        for milestone in sorted(ahead, key=lambda milestone: not milestone.quick_win):
            yield Offer(wanted.ref, "A quick win" if milestone.quick_win else "A milestone", _worth(milestone, journal))


def _worth(milestone: Milestone, journal: Journal) -> str:
    said = [milestone.what.rstrip(".") + "."]
    said += [f"To me: {_unlinked(milestone.worth_to_me, journal)}"] if milestone.worth_to_me else []
    said += [f"To the work: {_unlinked(milestone.worth_to_work, journal)}"] if milestone.worth_to_work else []
    return " ".join(said)


def _responsibility(conversation: Conversation, journal: Journal) -> Iterator[Offer]:
    for move in journal.moves:
        if move.is_open:
            hoped = f": {_unlinked(move.hope or move.why, journal)}" if move.hope or move.why else ""
            yield Offer(move.ref, f"A move, {move.status}", f"{journal.title(move)} ({move.direction}){hoped}")
    for role in journal.roles:
        if role.end is None:
            yield Offer(role.ref, f"What I enjoy as {role.title}", _unlinked(role.enjoyed, journal))
            yield Offer(role.ref, f"What drains me as {role.title}", _unlinked(role.drained, journal))
    for lesson in journal.lessons:
        if lesson.applied and set(lesson.tags) & set(conversation.tags):
            yield Offer(lesson.ref, "A lesson I have used", lesson.sentence)


def _mine_to_do(conversation: Conversation, journal: Journal) -> Iterator[Offer]:
    agreed = [action.ref for action in commitments(conversation, journal)]
    yield from (offer for offer in _agreed(conversation, journal) if offer.heading == _HEADINGS[ActionState.OPEN])
    for action in journal.actions:
        if (
            action.state is ActionState.OPEN
            and action.ref not in agreed
            and _belongs(action.ref, conversation, journal)
        ):
            by = f", by {action.by_when.words}" if action.by_when else ""
            yield Offer(action.ref, "Open", f"{action.what.rstrip('.')}{by}")
    for wanted in [] if conversation.my_part in LISTENERS else _held(journal):
        if wanted.horizon:
            yield Offer(wanted.ref, "Horizon", f"{wanted.what.rstrip('.')}: {wanted.horizon}")


def _belongs(action: Ref, conversation: Conversation, journal: Journal) -> bool:
    """Whether an action is this conversation's business: what was agreed with somebody else stays with them."""
    agreed = journal.actions[action.number].conversation
    if agreed is not None:
        return agreed == conversation.ref
    return conversation.my_part not in LISTENERS


def _opening(conversation: Conversation, journal: Journal) -> Iterator[Offer]:
    yield from _agreed(conversation, journal)


def _opened_setbacks(journal: Journal) -> Iterator[Offer]:
    return _opened(journal.setbacks, journal)


def _opened(entries: Iterable[Setback | Success], journal: Journal) -> Iterator[Offer]:
    """What was opened of each, field by field: of a field of which some paragraphs are open, only those."""
    for entry in entries:
        said: dict[str, list[str]] = {}
        for piece in _open_pieces(entry, journal):
            if piece.field not in _NOT_BY_THEMSELVES:
                heading = f"An opened {entry.KIND}" if piece.field == "what_happened" else piece.label
                said.setdefault(heading, []).append(_said_plainly(piece.markdown, journal))
        for heading, parts in said.items():
            yield Offer(entry.ref, heading, " ".join(parts))


def _open_pieces(entry: Setback | Success, journal: Journal) -> list[Piece]:
    """The pieces of an entry that are open for sharing now."""
    if not entry.open_fields:
        return []
    from careerjournal.sharing.pieces import is_open, pieces_of  # noqa: PLC0415 - Markdown is read where some is open

    return [piece for piece in pieces_of(entry, journal) if is_open(piece, entry.open_fields)]


def _said_plainly(markdown: str, journal: Journal) -> str:
    from careerjournal.sharing.markdown.rendering import plain_text  # noqa: PLC0415 - as above

    lines = plain_text(markdown).splitlines()
    return _unlinked(" ".join(line for line in lines if line.strip("=-")), journal)


_LESSONS: Final = "lessons"
_NOT_BY_THEMSELVES: Final = (_LESSONS, "when", "kind", "fit", "tags", "seen_by", "needs")
"""Pieces that say nothing without the others, and those that are offered as lessons."""


def _mentions(conversation: Conversation, journal: Journal) -> Iterator[Offer]:
    """The latest reflections that name the other person: who listens may have seen what they do not count."""
    name = People(journal, conversation).name(conversation)
    if not name:
        return
    who = Somebody(name, journal.names)
    naming = [one for one in journal.reflections if who.is_named_in(one.as_shown().body)]
    naming.sort(key=lambda reflection: reflection.date.first if reflection.date else journal.today(), reverse=True)
    for reflection in naming[:MOST_MENTIONS]:
        when = f", {reflection.date.brief}" if reflection.date else ""
        yield Offer(reflection.ref, f"What I wrote of them{when}", _paragraph_naming(who, reflection.body, journal))


def _paragraph_naming(who: Somebody, text: str, journal: Journal) -> str:
    """The paragraph in which somebody is named first, cut to a few lines."""
    naming = (part for part in text.split("\n\n") if who.is_named_in(part))
    return first_words(_unlinked(next(naming, text), journal), 240)


def _told(_: Conversation, journal: Journal) -> Iterator[Offer]:
    """Misses of one's own that may be told, and what they taught."""
    yield from _opened_setbacks(journal)
    told = {
        piece.key: piece.markdown
        for setback in journal.setbacks
        for piece in _open_pieces(setback, journal)
        if piece.field == _LESSONS
    }
    for ref, sentence in told.items():
        yield Offer(Ref.parse(ref), "What it taught me", _said_plainly(sentence, journal))


def _nothing(_: Conversation, __: Journal) -> Iterator[Offer]:
    yield from ()


def _unlinked(text: str, journal: Journal) -> str:
    """A text on one line, its own links as titles: what is taken in keeps one thread, to where it comes from."""
    return " ".join((with_titles(text, titled_outside(journal)) if "[[" in text else text).split())


_Finder = Callable[[Conversation, "Journal"], Iterator[Offer]]

_FOR_MYSELF: Final[Mapping[StepName, _Finder]] = {
    StepName.OPENING: _opening,
    StepName.ASPIRATIONS: _aspirations,
    StepName.POTENTIAL: _potential,
    StepName.AREAS: _areas,
    StepName.MILESTONES: _milestones,
    StepName.RESPONSIBILITY: _responsibility,
    StepName.ACTION_PLAN: _mine_to_do,
}
_FOR_LISTENERS: Final[Mapping[StepName, _Finder]] = {
    StepName.OPENING: _opening,
    StepName.ASPIRATIONS: _their_wants,
    StepName.POTENTIAL: _mentions,
    StepName.AREAS: _nothing,
    StepName.MILESTONES: _nothing,
    StepName.RESPONSIBILITY: _told,
    StepName.ACTION_PLAN: _mine_to_do,
}
