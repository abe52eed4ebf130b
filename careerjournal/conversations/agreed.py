"""What we agreed, as a page for the other person: it is opened piece by piece, reviewed, and kept by both.

What was agreed is open at first and what only one side knows is closed. An action stands as it is in the journal now,
and one that was done or dropped since says so. Notes, preparation and the write-up are never on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from textwrap import indent
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from careerjournal.conversations.agreement import Agreement
from careerjournal.conversations.draft import ConversationDraft
from careerjournal.conversations.links import unsourced
from careerjournal.conversations.owners import Side
from careerjournal.model import Action, Conversation, Kind, Name, PartialDate, Ref
from careerjournal.model.names.finder import Finder
from careerjournal.model.names.normalising import folded
from careerjournal.model.opening import Audience
from careerjournal.model.sentences import capitalised
from careerjournal.model.vocabulary import ActionState, Treatment
from careerjournal.sharing import openings
from careerjournal.sharing.document import Document, Format, Maker
from careerjournal.sharing.kinds import SHARED
from careerjournal.sharing.markdown.annotations import note, without_notes
from careerjournal.sharing.markdown.blocks import escaped, escaped_text
from careerjournal.sharing.markdown.rendering import plain_text
from careerjournal.sharing.pieces import DocumentPart, Piece, piece_key
from careerjournal.sharing.preparation import Preparation
from careerjournal.sharing.review.findings import Finding, FindingKind
from careerjournal.sharing.subjects import Offered, Subject

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry

OTHER_PERSON: Final = Audience(
    name="the other person", dates=Treatment.KEEP, sums=Treatment.KEEP, tags=Treatment.DROP, links=Treatment.SOFTEN
)
"""They were there, so that what was agreed reaches them as exactly as it was."""

NOTHING_AGREED: Final = (
    "Nothing is put down as agreed in it yet: nothing to do, and no next meeting. Open the conversation, and put it "
    "down in Afterwards."
)
_NO_ACTION: Final = "No action was agreed."
_BY_NAME: Final = "by name"
"""What the journal keeps among the pieces that were turned, where both are called by name."""
_WIDE: Final = 100_000


class Voice(NamedTuple):
    """How the two are spoken of."""

    by_name: bool
    """Whether both are called by name; else it says “I” and “you”."""
    me: str
    """My name, as they know it; empty where I have not said it."""
    other: str
    """Theirs; empty where it is not known."""

    def heading(self, side: Side) -> str:
        """What stands above the actions of a side."""
        if side is Side.OURS:
            return "Both will" if self.by_name else "We will both"
        if self.by_name:
            return f"{escaped(self.me if side is Side.MINE else self.other)} will"
        return "I will" if side is Side.MINE else "You will"

    def called(self, side: Side, otherwise: str) -> str:
        """What one of the two, or both, are called within a line; ``otherwise`` where it is somebody else."""
        match side:
            case Side.MINE:
                return self.me if self.by_name else "me"
            case Side.THEIRS:
                return self.other if self.by_name else "you"
            case Side.OURS:
                return "both" if self.by_name else "us both"
            case _:
                return otherwise

    @property
    def between(self) -> str:
        """Whose page it is and for whom, in a line; empty where no name is known."""
        me, other = escaped(self.me), escaped(self.other)
        if self.by_name:
            return f"Between {me} and {other}, written by {me}."
        said = ", ".join(filter(None, (f"for {other}" if other else "", f"from {me}" if me else "")))
        return f"{capitalised(said)}." if said else ""

    @property
    def wanted(self) -> str:
        """The heading of what the other person wants."""
        return (
            f"What {escaped(self.other)} wants, in their own words" if self.by_name else "What you want, in your words"
        )


class AgreedPiece(Offered):
    """A piece of the page."""

    @property
    def first(self) -> bool:
        """Whether it is open at first: what was agreed is, what is only known to one side is not."""
        return self.field not in _CLOSED_AT_FIRST


_CLOSED_AT_FIRST: Final = frozenset({"how_got", "outcome", "want"})


class AgreedPreparation(Preparation):
    """What was agreed in a conversation, on its way to the other person.

    Args:
        journal: the open journal.
        conversation: as it stands while it is written up.
    """

    FORMS: ClassVar = (Format.MARKDOWN, Format.TEXT, Format.HTML, Format.MAIL)
    CHOOSES_AUDIENCE: ClassVar = False

    def __init__(self, journal: Journal, conversation: Conversation) -> None:
        self.agreement = Agreement.of(conversation, journal)
        title = f"What was agreed with {conversation.with_whom or 'somebody'}"
        entries = (conversation, *(action for _, action in self.agreement.actions))
        key = f"agreed in {conversation.ref}"
        self._by_name = _BY_NAME in openings.opening(journal, key, OTHER_PERSON.name).pieces
        super().__init__(journal, Subject(key, title, entries, agreed=True), OTHER_PERSON)

    @property
    def voice(self) -> Voice:
        """How the two are spoken of; by name only where both names are known."""
        me, other = self.signature.strip(), self.agreement.other
        return Voice(self._by_name and bool(me and other), me, other)

    def say_names(self, *, by_name: bool) -> None:
        """Call both by name, or say “I” and “you”."""
        self._by_name = by_name
        self.pieces = self._offered()
        self.look_again()

    @property
    def file_name(self) -> str:
        """Named for the day of the conversation."""
        when = self.agreement.conversation.when
        return f"agreed-{when}" if when is not None else "agreed"

    @property
    def for_whom(self) -> str:
        """The other person, as the ledger will have it."""
        return self.agreement.other or self.agreement.conversation.with_whom or OTHER_PERSON.name

    @cached_property
    def document(self) -> Document:
        """What would leave now."""
        maker = Maker(self._journal, self._choices, self.answers.values(), self._standins)
        opened = {one.key: one.piece for one in self.pieces if one.key in self.opened}
        return _Page(self.agreement, opened, self.voice, maker).document()

    @cached_property
    def asked(self) -> list[Finding]:
        """The findings that have not been answered; the days are no question to somebody who agreed on them."""
        return [finding for finding in super().asked if finding.kind is not FindingKind.DATE]

    @property
    def problem(self) -> str:
        """Why it cannot leave yet, in a sentence; empty where it can."""
        return super().problem if self.agreement.says_something else NOTHING_AGREED

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The conversation, as it is kept, and those actions of which something is open."""
        told = {one.entry.ref for one in self.pieces if one.key in self.opened}
        kept = self._journal.get(self.agreement.conversation.ref)
        actions = (action for _, action in self.agreement.actions if action.ref in told)
        return (*([kept] if kept is not None else []), *actions)

    @property
    def people(self) -> list[Name]:
        """The names on the list that stand in it."""
        return [name for name in super().people if name.number]

    def is_said(self, name: Name) -> bool:
        """Whether a name is said as it is."""
        return any(self.names[place].ref == name.ref for place in self._said)

    def _finder(self) -> Finder:
        """What finds the names that are known, those of the two with them."""
        return Finder(self.names)

    def _known_names(self) -> tuple[tuple[Name, ...], frozenset[int]]:
        """The names on the list, and those of the two as well; these are said as they are."""
        names, there, listed = list(self._journal.names), self.agreement.there, self.agreement.listed
        own = folded(self.signature)
        said = {place for place, name in enumerate(names) if (own and folded(name.name) == own) or name == listed}
        if listed is None and there:
            met = Finder(names)
            found = ((text, one) for text in there for one in met.find(text) if one.sure)
            said.update(place for text, one in found if one.end - one.start == len(text) for place in one.whose)
        # Whoever of them is not on the list is known by the name that is on the page.
        known = Finder([names[place] for place in sorted(said)])
        for text in (*there, self.signature.strip()):
            if text and all(one.end - one.start < len(text) for one in known.find(text)):
                said.add(len(names))
                names.append(Name(name=text))
        self._said = frozenset(said)
        return tuple(names), self._said

    def _offered(self) -> tuple[Offered, ...]:
        agreement = self.agreement
        found = [piece for _, action in agreement.actions for piece in self._of_action(action)]
        conversation = agreement.conversation
        if (meeting := agreement.next_meeting) is not None:
            zone = meeting.time.zone if meeting.time is not None else ""
            elsewhere = f" ({zone})" if zone and zone != self._journal.zone() else ""
            said = escaped(f"{meeting.in_full}{elsewhere}")
            found.append(_piece(conversation, "next_meeting", "Next meeting", said, date=meeting.date))
        if (want := agreement.want) is not None:
            said = escaped_text(unsourced(want.words))
            when = f", {want.when.words}" if want.when else ""
            found.append(_piece(conversation, "want", f"What they want, in their words{when}", said, date=want.when))
        return tuple(found)

    def _of_action(self, action: Action) -> Iterator[AgreedPiece]:
        """The pieces of an action that say something, in the order of the page."""
        yield _piece(action, "what", "What", _line(action.what.removesuffix(".")), place=DocumentPart.TITLE)
        if action.by_when is not None:
            yield _piece(action, "by_when", "By when", escaped(action.by_when.in_full), "By", date=action.by_when)
        needed, whose = action.support.needed, action.support.from_whom
        from_whom = self.voice.called(self.agreement.supporters[whose], whose) if whose else ""
        support = ", ".join(filter(None, (needed, from_whom and f"from {from_whom}")))
        told = (
            ("how", "How", escaped_text(unsourced(action.how)), "How"),
            ("support", "Support", _line(support), "Support"),
            ("how_got", "How I will get it", _line(action.support.how), "How to get it"),
            ("review", "How success will be reviewed", _line(action.review), "Review"),
        )
        for field, label, said, heading in told:
            if said:
                yield _piece(action, field, label, said, heading)
        if action.state is not ActionState.OPEN:
            yield _piece(action, "state", "What became of it", f"{action.state.capitalize()} since.")
        if outcome := escaped_text(unsourced(action.outcome)):
            yield _piece(action, "outcome", "What came of it", outcome, "What came of it")

    def _open_before(self) -> set[str]:
        """What is open at first, but for what was turned on or off since."""
        first = {one.key for one in self.pieces if one.first}
        turned = openings.opening(self._journal, self.subject.key, OTHER_PERSON.name).pieces
        return first.symmetric_difference({one.key for one in self.pieces}.intersection(turned))

    def _keep_opened(self) -> None:
        first = {one.key for one in self.pieces if one.first}
        turned = [one.key for one in self.pieces if one.key in first.symmetric_difference(self.opened)]
        by_name = [_BY_NAME] if self._by_name else []
        openings.keep_turned(self._journal, self.subject.key, OTHER_PERSON.name, [*turned, *by_name])

    def as_draft(self) -> dict[str, object]:
        """The state of the preparation as the values of a draft, for `from_draft`."""
        return {**super().as_draft(), "agreed": True, "by name": self._by_name}

    @classmethod
    def _of_draft(cls, journal: Journal, draft: Mapping[str, Any]) -> AgreedPreparation | None:
        ref = Ref.parse(draft["entries"][0])
        if ref.kind is not Kind.CONVERSATION or journal.get(ref) is None:
            return None
        prep = cls(journal, ConversationDraft(journal, ref).as_it_stands())
        prep.form = Format(draft["form"])
        prep.opened = {piece.key for piece in prep.pieces}.intersection(draft["opened"])
        prep.answers = cls._answers_of(draft)
        prep.say_names(by_name=bool(draft["by name"]))
        return prep


def _piece(
    entry: Entry,
    field: str,
    label: str,
    markdown: str,
    heading: str = "",
    *,
    place: DocumentPart = DocumentPart.WORDS,
    date: PartialDate | None = None,
) -> AgreedPiece:
    # What is closed at first is another piece once it says something else, and closed again.
    key = piece_key(field, markdown) if field in _CLOSED_AT_FIRST else field
    piece = Piece(key, field, label, heading, markdown, place, date)
    return AgreedPiece(f"{entry.ref} {key}", entry, piece, plain_text(markdown, _WIDE).strip())


def _line(text: str) -> str:
    return escaped(unsourced(text))


class _Page:
    """The page, of the pieces that are open."""

    def __init__(self, agreement: Agreement, opened: Mapping[str, Piece], voice: Voice, maker: Maker) -> None:
        self._agreement = agreement
        self._opened = opened
        self._voice = voice
        self._maker = maker
        self._number = 0

    def document(self) -> Document:
        """All of it."""
        if not self._opened:
            return self._maker.finished("")
        head = (f"# {note(self._title)}", note(self._voice.between))
        return self._maker.finished("\n\n".join(filter(None, (*head, self._want(), *self._sides(), self._next()))))

    @property
    def _title(self) -> str:
        when = self._agreement.conversation.when
        return f"What we agreed {_on(when)}" if when is not None else "What we agreed"

    def _of(self, entry: Entry) -> list[Piece]:
        """The open pieces of an entry."""
        return [piece for key, piece in self._opened.items() if key.startswith(f"{entry.ref} ")]

    def _of_conversation(self, field: str) -> Piece | None:
        """What the conversation itself says in a field, where that is open."""
        return next((one for one in self._of(self._agreement.conversation) if one.field == field), None)

    def _want(self) -> str:
        piece = self._of_conversation("want")
        if piece is None or self._agreement.want is None:
            return ""
        when, held = self._agreement.want.when, self._agreement.conversation.when
        said = note(f"Said {_on(when)}.") if when and when != held else ""
        return "\n\n".join(filter(None, (f"## {note(self._voice.wanted)}", self._maker.changed(piece.markdown), said)))

    def _sides(self) -> Iterator[str]:
        """Each side's actions under its heading, numbered through."""
        if not self._agreement.actions:
            yield note(_NO_ACTION)
        groups: dict[str, list[str]] = {}
        for side, action in self._agreement.actions:
            if pieces := self._of(action):
                heading = self._heading(side, action)
                groups.setdefault(heading, []).append(self._item(pieces))
        for heading, items in groups.items():
            numbered = []
            for item in items:
                self._number += 1
                mark = f"{self._number}. "
                numbered.append(mark + indent(item, " " * len(mark))[len(mark) :])
            yield "\n\n".join((f"## {heading}", *numbered))

    def _heading(self, side: Side, action: Action) -> str:
        if side is not Side.ELSEWHERE:
            return note(self._voice.heading(side))
        if action.is_somebody_unsaid:
            return note("Somebody will")
        who = self._maker.line(action.who[:1].upper() + action.who[1:])
        return f"{who} {note('will')}"

    def _item(self, pieces: list[Piece]) -> str:
        """An action: what it is, and each thing about it in a line or more of its own."""
        titles = [self._maker.line_of(piece.markdown) for piece in pieces if piece.field == "what"]
        lines = [f"**{next(filter(None, titles), '') or note(SHARED[Kind.ACTION].untitled)}**"]
        lines += [said for piece in pieces if piece.field != "what" if (said := self._said(piece))]
        together = "  \n".join(line for line in lines if not _is_long(line))
        return "\n\n".join((together, *filter(_is_long, lines)))

    def _said(self, piece: Piece) -> str:
        if piece.date is not None:
            return note(f"{piece.heading} {piece.markdown}")
        if piece.field == "state":
            return note(piece.markdown)
        said = self._maker.changed(piece.markdown)
        return f"{note(f'{piece.heading}:')} {said}" if said else ""

    def _next(self) -> str:
        piece = self._of_conversation("next_meeting")
        return f"## {note('Next meeting')}\n\n{note(piece.markdown)}" if piece is not None else ""


def _on(when: PartialDate) -> str:
    return f"{'on' if when.is_day else 'in'} {when.in_full}"


def _is_long(said: str) -> bool:
    """Whether it is of several paragraphs, which no line of its own holds."""
    return "\n\n" in without_notes(said)


def left_to_share(journal: Journal) -> tuple[Preparation, str] | None:
    """What was being got ready to leave when the journal was locked, and where it was to be written.

    None where nothing was, or what it was about is gone; then its draft goes, too.
    """
    of = Ref(Kind.SHARE, 0)
    draft = journal.drafts.get(of)
    if draft is None:
        return None
    made = AgreedPreparation if draft.values.get("agreed") else Preparation
    prep = made.from_draft(journal, draft.values)
    if prep is None:
        journal.drafts.discard(of)
        return None
    return prep, str(draft.values.get("path", ""))
