"""What is known of each kind of entry where it is shown: one record a kind, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from careerjournal.journal.search.row_words import (
    LETTER,
    LOOK_AGAIN,
    NO_DATE,
    NO_STAND_IN,
    ended,
    fit,
    level,
    milestones_reached,
    part_in,
    steps_written,
    times_applied,
    told,
)
from careerjournal.model.links import Kind
from careerjournal.tui.sections import symbols

if TYPE_CHECKING:
    from careerjournal.model import (
        Action,
        Aspiration,
        Conversation,
        Entry,
        Lesson,
        Move,
        Name,
        Reflection,
        Role,
        Setback,
        Share,
        Story,
        Success,
    )

ACTIONS: Final = "actions"
MEETINGS: Final = "meetings"
PATTERNS: Final = "patterns"
PEOPLE: Final = "people"
SETBACKS: Final = "setbacks"
SUCCESSES: Final = "successes"
BOTH: Final = "both"


class Shown(NamedTuple):
    """How a kind of entry is shown. Every field says something, so that no kind is shown by halves."""

    section: str
    """The name of the section that it is at home in."""
    view: str
    """The view of that section that lists it; empty where every list there does."""
    heading: str
    """What stands above its entries where a section lists several kinds."""
    says: str
    """What it is, in a few words, where one chooses a kind to put down."""
    written: bool
    """Whether it is put down and changed here; what is not is a record of what happened."""
    mark: Callable[[Any], str]
    """The sign before an entry's title in a list; empty where there is none."""
    facts: Callable[[Any], list[str]]
    """What is known of an entry beside its title: time, state; never its number. Empty ones are left out."""
    not_repeated: frozenset[str]
    """The fields that its title, its facts or its links say, so that its page does not say them once more."""
    body_headed: bool
    """Whether its Markdown stands under a heading on its page."""


def when(entry: Entry) -> str:
    """An entry's date as people read it; empty where it has none."""
    return entry.date.brief if entry.date else ""


def span(role: Role | Move) -> str:
    """From when to when: ``2016 – 2019``, ``since 2021``."""
    if role.start and role.end:
        return f"{role.start.brief} – {role.end.brief}"
    if role.start:
        return f"since {role.start.brief}" if role.KIND is Kind.ROLE else role.start.brief
    return f"until {role.end.brief}" if role.end else ""


def no_mark(_: Entry) -> str:
    """No sign before the title."""
    return ""


def _reflection(entry: Reflection) -> list[str]:
    if entry.is_closed:
        return [when(entry)]
    letter = f"{LETTER} {entry.opened_on.brief}" if entry.opened_on else ""
    return [when(entry), str(entry.energy or ""), letter]


def _aspiration(entry: Aspiration) -> list[str]:
    return [when(entry), str(entry.state), str(entry.whose or ""), milestones_reached(entry)]


def _role(entry: Role) -> list[str]:
    return [span(entry), entry.area, level(entry)]


def _move(entry: Move) -> list[str]:
    status = f"{symbols.STATUS[entry.status]} {entry.status}"
    form = str(entry.form) if entry.form and entry.form != "permanent" else ""
    return [status, str(entry.direction), form, span(entry)]


def _move_mark(entry: Move) -> str:
    return symbols.DIRECTION[entry.direction]


def _setback(entry: Setback) -> list[str]:
    return [str(entry.kind or ""), when(entry), fit(entry)]


def _success(entry: Success) -> list[str]:
    return [str(entry.kind or ""), when(entry), ended(entry)]


def _lesson(entry: Lesson) -> list[str]:
    return [when(entry), times_applied(entry), f"{LOOK_AGAIN} {entry.look_again.brief}" if entry.look_again else ""]


def _conversation(entry: Conversation) -> list[str]:
    held = entry.appointment.brief if entry.appointment else ""
    return [held, part_in(entry), steps_written(entry)]


def _action(entry: Action) -> list[str]:
    day = entry.by_when.brief if entry.by_when else ""
    still_due = f"by {day}" if day else NO_DATE
    return [str(entry.state), still_due if entry.state == "open" else day and f"was due {day}", entry.who]


def _action_mark(entry: Action) -> str:
    return symbols.ACTION[entry.state]


def _name(entry: Name) -> list[str]:
    return [str(entry.kind), entry.relation, f"“{entry.stand_in}”" if entry.stand_in else NO_STAND_IN]


def _share(entry: Share) -> list[str]:
    return [when(entry), entry.done, ", ".join(str(ref) for ref in entry.entries)]


def _story(entry: Story) -> list[str]:
    return [told(entry), when(entry)]


SHOWN: Final[Mapping[Kind, Shown]] = {
    Kind.REFLECTION: Shown(
        section="Journal",
        view="",
        heading="Reflections",
        says="a free entry about a day",
        written=True,
        mark=no_mark,
        facts=_reflection,
        not_repeated=frozenset({"when", "energy", "prompt", "open_on", "reviews"}),
        body_headed=False,
    ),
    Kind.ASPIRATION: Shown(
        section="Aspirations",
        view="",
        heading="Aspirations",
        says="what I want, and why",
        written=True,
        mark=no_mark,
        facts=_aspiration,
        not_repeated=frozenset({"when"}),  # its page is laid out by hand
        body_headed=True,
    ),
    Kind.ROLE: Shown(
        section="Lattice",
        view="",
        heading="Roles",
        says="a place on the lattice that I hold or held",
        written=True,
        mark=no_mark,
        facts=_role,
        not_repeated=frozenset({"title_", "area", "level", "start", "end"}),
        body_headed=True,
    ),
    Kind.MOVE: Shown(
        section="Lattice",
        view="",
        heading="Moves",
        says="a step between roles, taken or not",
        written=True,
        mark=_move_mark,
        facts=_move,
        not_repeated=frozenset({"direction", "status", "form", "start", "end", "from_role", "to_role"}),
        body_headed=True,
    ),
    Kind.SETBACK: Shown(
        section="Setbacks",
        view=SETBACKS,
        heading="Setbacks",
        says="something that went wrong",
        written=True,
        mark=no_mark,
        facts=_setback,
        not_repeated=frozenset({"what_happened", "when", "kind", "fit", "readings", "move"}),
        body_headed=False,
    ),
    Kind.SUCCESS: Shown(
        section="Setbacks",
        view=SUCCESSES,
        heading="Successes",
        says="something that went well, or is under way",
        written=True,
        mark=no_mark,
        facts=_success,
        not_repeated=frozenset({"what_happened", "when", "kind", "under_way", "readings", "move"}),
        body_headed=False,
    ),
    Kind.LESSON: Shown(
        section="Lessons",
        view="",
        heading="Lessons",
        says="one sentence that something taught me",
        written=True,
        mark=no_mark,
        facts=_lesson,
        not_repeated=frozenset({"sentence", "when", "learnt_from", "look_again"}),
        body_headed=True,
    ),
    Kind.CONVERSATION: Shown(
        section="Conversations",
        view=MEETINGS,
        heading="Conversations",
        says="a career conversation, to prepare or write up",
        written=True,
        mark=no_mark,
        facts=_conversation,
        not_repeated=frozenset({"with_whom", "my_part", "when"}),
        body_headed=True,
    ),
    Kind.ACTION: Shown(
        section="Conversations",
        view=ACTIONS,
        heading="Actions",
        says="something to do, by somebody, by a day",
        written=True,
        mark=_action_mark,
        facts=_action,
        not_repeated=frozenset({"what", "state", "by_when", "who", "conversation", "aspiration"}),
        body_headed=True,
    ),
    Kind.SHARE: Shown(
        section="Shared",
        view="",
        heading="What left",
        says="a record of what I shared",
        written=False,
        mark=no_mark,
        facts=_share,
        not_repeated=frozenset({"when", "for_whom", "form", "entries"}),
        body_headed=True,
    ),
    Kind.STORY: Shown(
        section="Shared",
        view="",
        heading="Stories told to me",
        says="a story that somebody told me",
        written=True,
        mark=no_mark,
        facts=_story,
        not_repeated=frozenset({"heading", "from_whom", "received", "told_aloud"}),
        body_headed=False,
    ),
    Kind.NAME: Shown(
        section="Shared",
        view="",
        heading="Names and stand-ins",
        says="a name in the text, and its stand-in",
        written=True,
        mark=no_mark,
        facts=_name,
        not_repeated=frozenset({"name", "kind", "relation", "stand_in", "wants", "remind_after"}),
        body_headed=True,
    ),
}
"""Every kind of entry, in the order in which a section lists several; a test holds it to that."""
