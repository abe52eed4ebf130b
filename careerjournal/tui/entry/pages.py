"""An entry as a page to read: what stands on it, in which order, without a widget in sight."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from textual.content import Content

from careerjournal.journal.becoming import becomes
from careerjournal.journal.debriefs import before_this
from careerjournal.journal.titles import titled_in
from careerjournal.model.action import Action
from careerjournal.model.counting import counted
from careerjournal.model.describe import Field, Shape, fields_of
from careerjournal.model.links import Kind, Ref
from careerjournal.model.success import Success
from careerjournal.model.time_of_day import Appointment, TimeOfDay
from careerjournal.model.vocabulary import NameKind
from careerjournal.tui.entry import rows
from careerjournal.tui.entry.aspiration_page import LAID_OUT, aspiration_blocks
from careerjournal.tui.entry.blocks import (
    MOST,
    Block,
    Deed,
    Facts,
    Heading,
    Keys,
    Later,
    Link,
    Markdown,
    Rest,
    Title,
    Words,
    leads,
    linked,
)
from careerjournal.tui.entry.share_bar import legend, shares_bar, shares_letters
from careerjournal.tui.output.safe import plain
from careerjournal.tui.sections import symbols
from careerjournal.tui.sections.kinds import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    import msgspec

    from careerjournal.journal.journal import Journal
    from careerjournal.journal.titles import Titled
    from careerjournal.model import Aspiration, Entry, Move, Setback, Shares, SuccessShares
    from careerjournal.model.expectation import Sealed


_KEYS: Final = {
    Kind.CONVERSATION: (("edit", "prepares it, holds it, writes it up"),),
    Kind.LESSON: (("put-to-use", "says when and where it was put to use"),),
}
"""What is done from the page of a kind, whatever the entry says."""


def page(entry: Entry, journal: Journal) -> list[Block]:
    """Everything an entry holds and what belongs to it; what says nothing is left out, and what is closed."""
    entry = entry.as_shown()
    was = f"was {entry.was}" if entry.was else ""
    said = " · ".join(fact for fact in (str(entry.ref), rows.facts(entry), was) if fact)
    blocks: list[Block] = [Title(journal.title(entry)), Facts(said)]
    people = tuple(name for one in _WHO if (name := getattr(entry, one, "").strip()) and not _is_mine(entry))
    if entry.tags or people:
        blocks.append(Facts(leads(people, entry.tags)))
    if keys := _KEYS.get(entry.KIND):
        blocks.append(Keys(keys))
    if entry.KIND is Kind.SUCCESS and entry.under_way:  # type: ignore[attr-defined]
        blocks.append(Keys((("ended-well", "it went well"), ("became-setback", "it became a setback"))))
    if entry.KIND is Kind.NAME:
        from careerjournal.tui.entry.person_page import name_blocks  # noqa: PLC0415 - for names only

        if entry.kind is NameKind.PERSON:  # type: ignore[attr-defined]
            blocks.append(Keys((("remind-of-person", _reminded(entry.remind_after)),)))  # type: ignore[attr-defined]
        blocks += name_blocks(entry, journal)  # type: ignore[arg-type]
    if entry.KIND is Kind.MOVE:
        blocks += _last_debrief(entry, journal)  # type: ignore[arg-type]
    if entry.KIND is Kind.REFLECTION and entry.is_closed:  # type: ignore[attr-defined]
        blocks += _letter()
    said_already = SHOWN[entry.KIND].not_repeated | _NEVER
    if entry.KIND is Kind.ASPIRATION:
        blocks += aspiration_blocks(entry, _speaking_for(entry, journal), titled_in(journal))  # type: ignore[arg-type]
        said_already |= LAID_OUT
    for field in fields_of(type(entry)):
        said_already |= _said_with_the_day(field, entry, journal)
        if field.name not in said_already:
            blocks += _field(field, getattr(entry, field.name), entry, journal)
    blocks += _related(entry, journal)
    blocks += _told(entry, journal)
    if entry.KIND in _READ_OVER_TIME:
        blocks.append(Words(plain(f"\n{_sharing(entry)}", "$muted")))  # type: ignore[arg-type]
    if entry.origin.program:
        from careerjournal.exchange.importing import whence  # noqa: PLC0415 - for what came in

        blocks.append(Words(plain(f"\nFrom {whence(entry.origin)}", "$muted")))
        blocks += _may_become(entry, journal)
    return blocks


def _is_mine(entry: Entry) -> bool:
    """Whether whom it names is whoever writes: an action of one's own."""
    return entry.KIND is Kind.ACTION and entry.is_mine  # type: ignore[attr-defined]


def _said_with_the_day(field: Field, entry: Entry, journal: Journal) -> set[str]:
    """The field that holds the time on a date, where that stands beside the date already."""
    time = TimeOfDay.kept(getattr(entry, field.time)) if field.time else None
    return {field.time} if time is not None and time.zone in ("", journal.zone()) else set()


def _may_become(entry: Entry, journal: Journal) -> list[Block]:
    """What a reflection can be made, unless it is that already and this is what it said before."""
    if entry.KIND is not Kind.REFLECTION or not becomes(entry) or journal.led_to(entry.ref) != entry.ref:
        return []
    return [Keys((("become", "makes it a setback, a success, a lesson or an aspiration"),))]


_READ_OVER_TIME = (Kind.SETBACK, Kind.SUCCESS)
"""The kinds whose shares are read again later, and that hold themselves what of them is open."""
_WHO = ("with_whom", "from_whom", "who")
"""The fields of entries that name somebody who has a page."""
_NEVER = frozenset({"tags", "links", "open_fields", "brief", "asked", "opened_on"})


def _field(field: Field, value: Any, entry: Entry, journal: Journal) -> list[Block]:
    if entry.KIND in _READ_OVER_TIME and field.name == "shares":
        return _readings(entry, titled_in(journal))  # type: ignore[arg-type]
    if entry.KIND is Kind.SUCCESS and field.name == "needs":
        wanted = (journal.get(ref) for ref in entry.evidence_of)  # type: ignore[attr-defined]
        value = _as_put_now(value, [one for one in wanted if one is not None and one.KIND is Kind.ASPIRATION])  # type: ignore[misc]
    if field.name == "sealed":
        return _sealed(value, titled_in(journal))
    if entry.KIND is Kind.REFLECTION and field.name == "body":
        asked: list[Block] = [Heading(entry.prompt)] if entry.prompt else []  # type: ignore[attr-defined]
        return [*asked, Markdown(value)]
    match field.shape:
        case Shape.MARKDOWN if value:
            headed = SHOWN[entry.KIND].body_headed
            return [Heading(field.label), Markdown(value)] if headed else [Markdown(value)]
        case Shape.REF if value is not None:
            return [Heading(field.label), _link(value, journal)]
        case Shape.PART if _says_something(value):
            return [Heading(field.label), *_part(value, titled_in(journal))]
        case Shape.PARTS if value:
            return [Heading(field.label), *(Words(_summary(part, titled_in(journal))) for part in value)]
        case _:
            said = _said(field, value)
            if field.time and (found := Appointment.of(value, getattr(entry, field.time))) is not None:
                said = found.words
            return [Heading(field.label), Words(linked(said, titled_in(journal)))] if said else []


def _said(field: Field, value: Any) -> str:
    """A single value as people read it; empty where it says nothing."""
    match field.shape:
        case Shape.LINE | Shape.TEXT | Shape.MARKDOWN | Shape.CHOICE:
            return str(value or "")
        case Shape.WORDS:
            return " · ".join(value)
        case Shape.LINES:
            return "\n".join(f"{place}  {line}" for place, line in enumerate(value, 1))
        case Shape.DATE:
            return value.words if value else ""
        case Shape.FLAG:
            return field.label.lower() if value else ""
        case Shape.NUMBER:
            return "" if value is None else str(value)
        case _:
            return ""


def _says_something(part: msgspec.Struct) -> bool:
    return any(_said(field, getattr(part, field.name)) not in ("", "0") for field in fields_of(type(part)))


def _part(part: msgspec.Struct, titled: Titled) -> list[Block]:
    found: list[Block] = []
    for field in fields_of(type(part)):
        said = _said(field, getattr(part, field.name))
        if said:
            found.append(Words(Content.assemble((f"{field.label}\n", "$muted"), linked(said, titled))))
    return found


def _summary(part: msgspec.Struct, titled: Titled) -> Content:
    """One of several parts: its first text plain, what else it says muted beneath."""
    fields = fields_of(type(part))
    said = [(field, _said(field, getattr(part, field.name))) for field in fields]
    said = [(field, text) for field, text in said if text]
    lead = next((pair for pair in said if pair[0].required or pair[0].shape is Shape.LINE), None)
    facts = [text for field, text in said if (field, text) != lead and field.shape not in (Shape.TEXT, Shape.MARKDOWN)]
    notes = [(field, text) for field, text in said if field.shape is Shape.TEXT and (field, text) != lead]
    reached = getattr(part, "reached", None)
    mark = "✓ " if reached else "· "
    pieces: list[Any] = [(mark, "$growth" if reached else "$muted"), lead[1] if lead else ""]
    if facts:
        pieces.append(("   " + " · ".join(facts), "$muted"))
    for field, text in notes:
        pieces += [(f"\n  {field.label}: ", "$muted"), linked(text, titled)]
    return Content.assemble(*pieces)


def _reminded(months: int | None) -> str:
    """After how long somebody is to be reminded, for the key that changes it."""
    if months is None:
        return "reminds me when we have not spoken for long"
    return f"changes that I am reminded after {counted(months, 'month', 'months')} without a conversation"


def _letter() -> list[Block]:
    """What is said of a letter that nobody has opened."""
    return [Words(plain(f"\nIt is closed. {_WHERE}", "$muted")), Keys((("look-back", "opens it"),))]


_WHERE = "Until it is opened, its words stand in the encrypted file and nowhere else."


def _sealed(sealed: tuple[Sealed, ...], titled: Titled) -> list[Block]:
    """Each sealed expectation: its words once somebody has looked back at it, before that only when it is time."""
    blocks: list[Block] = [Heading("Sealed")] if sealed else []
    for one in sealed:
        since = f"Sealed on {one.sealed_on.words}. " if one.sealed_on else ""
        again = f"To be looked at again on {one.look_again.words}. " if one.look_again else ""
        if one.is_closed:
            blocks.append(Words(Content.assemble(f"{since}{again}", (_WHERE, "$muted"))))
            continue
        said = [(field.label, _said(field, getattr(one, field.name))) for field in fields_of(type(one))]
        shown = [(f"{label}\n", text) for label, text in said if text]
        blocks += [Words(Content.assemble((label, "$muted"), linked(text, titled))) for label, text in shown]
    if any(one.compared_on is None for one in sealed):
        blocks.append(Keys((("look-back", "looks back at it"),)))
    return blocks


def _last_debrief(move: Move, journal: Journal) -> list[Block]:
    """What the last application to the same sort of role has to say to one that is still open."""
    last = before_this(move, journal)
    if last is None:
        return []
    fields = (one for one in fields_of(type(last.debrief)) if one.name in ("caught_me", "cared_about", "say_now"))
    said = [(one.label, getattr(last.debrief, one.name)) for one in fields]
    titled = titled_in(journal)
    words = [Words(Content.assemble((f"{label}\n", "$muted"), linked(text, titled))) for label, text in said if text]
    return [Heading("From the last room of this sort"), *words, _link(last.ref, journal)]


def _readings(entry: Setback | Success, titled: Titled) -> list[Block]:
    """The shares of the day and those of every later reading, under one another, so that the change shows."""
    told: list[tuple[str, Shares | SuccessShares, str]] = []
    if entry.shares.said:
        told.append(("then", entry.shares, ""))
    told += [
        (reading.when.brief if reading.when else "later", reading.shares, reading.note) for reading in entry.readings
    ]
    if not told:
        return []
    wide = max(len(when) for when, _, _ in told)
    blocks: list[Block] = [Heading("How I read it")]
    for when, shares, note in told:
        line = Content.styled(when.ljust(wide), "$muted")
        if shares.said:
            letters = shares_letters(shares)
            gap = " " * (10 - letters.cell_length)
            line = Content.assemble(line, "  ", letters, gap, shares_bar(shares))
        blocks.append(Words(Content.assemble(line, *(("\n", linked(note, titled), "\n") if note else ()))))
    return [*blocks, Words(legend(entry.KIND))] if any(shares.said for _, shares, _ in told) else blocks


def _speaking_for(aspiration: Aspiration, journal: Journal) -> list[Block]:
    """The successes that are evidence of an aspiration, each with what of it they are evidence of, as it is put now."""
    found: list[Block] = []
    for other in map(journal.get, journal.into_by_kind(aspiration).get(Kind.SUCCESS, ())):
        if isinstance(other, Success) and aspiration.ref in other.evidence_of and other.became is None:
            link = _link(other.ref, journal)
            needs = "".join(f"\n  · {need}" for need in _as_put_now(other.needs, [aspiration]))
            found.append(link._replace(content=Content.assemble(link.content, (needs, "$muted"))))
    return found


def _as_put_now(needs: Iterable[str], aspirations: Sequence[Aspiration]) -> tuple[str, ...]:
    """Areas for development and milestones as they are put now; one that is not there any more as it was put."""
    found: dict[str, None] = {}
    for need in needs:
        named = next((parts for one in aspirations if (parts := one.named(need))), ())
        found[named[0].words if named else need] = None
    return tuple(found)


def _related(entry: Entry, journal: Journal) -> list[Block]:
    """What it points at and what points at it, each once, gathered by what they are to it."""
    blocks: list[Block] = []
    there = dict.fromkeys(journal.refs_from(entry))
    learnt_from = frozenset(map(journal.led_to, getattr(entry, "learnt_from", ())))
    gathered: dict[str, list[Sequence[Ref]]] = {}
    alone: dict[str, list[Ref]] = {}
    for ref in there:
        alone.setdefault(_out_words(entry, ref, learnt_from), []).append(ref)
    for words, refs in alone.items():
        gathered[words] = [refs]
    for kind, into in journal.into_by_kind(entry).items():
        both_ways = {ref for ref in there if ref in into}
        pointing = [ref for ref in into if ref not in both_ways] if both_ways else into
        if _is_read_for(entry, kind) and len(pointing) <= _MOST_READ:
            alone = {}
            for ref in pointing:
                alone.setdefault(_into_words(entry, ref, journal), []).append(ref)
            for words, refs in alone.items():
                gathered.setdefault(words, []).append(refs)
        elif pointing:
            gathered.setdefault(_words_of_kinds(entry.KIND, kind), []).append(pointing)
    # What a field of its own already shows as a link is not repeated.
    for heading, others in gathered.items():
        if heading:
            blocks += [Heading(heading), *_some_of(heading, others, journal)]
    return blocks


_MOST_READ: Final = 500
"""Entries of a kind that are read for what they are to another; of more it is said what all of their kind may be."""


def _some_of(heading: str, others: Sequence[Sequence[Ref]], journal: Journal) -> Iterator[Block]:
    """The entries under a heading; where they are many, the first of them, and the way to all."""
    every = others[0] if len(others) == 1 else list(chain.from_iterable(others))
    yield from (Later(partial(_beside, ref, journal)) for ref in every[:MOST])
    if len(every) > MOST:
        yield Rest(heading, every)


def _out_words(entry: Entry, other: Ref, learnt_from: Set[Ref]) -> str:
    match entry.KIND, other.kind:
        case [Kind.MOVE, Kind.ROLE] if getattr(entry, "from_role", None) == other:
            return "From"
        case [Kind.MOVE, Kind.ROLE] if getattr(entry, "to_role", None) == other:
            return "To"
        case [Kind.LESSON, _] if other in learnt_from:
            return "Learnt from"
        case [Kind.SETBACK | Kind.SUCCESS, Kind.MOVE] if getattr(entry, "move", None) == other:
            return "Its move"
        case [Kind.SUCCESS, Kind.ASPIRATION] if other in getattr(entry, "evidence_of", ()):
            return "Evidence of"
        case [Kind.ACTION, Kind.CONVERSATION] if getattr(entry, "conversation", None) == other:
            return "Agreed in"
        case [Kind.ACTION, Kind.ASPIRATION] if getattr(entry, "aspiration", None) == other:
            return "Its aspiration"
        case _:
            return _words_of_its_field(entry, other)


def _words_of_its_field(entry: Entry, other: Ref) -> str:
    """The label of the field that points to several entries, this one among them; else “See also”.

    Empty where a field that points to one entry shows it as a link already.
    """
    said_already = SHOWN[entry.KIND].not_repeated | _NEVER
    fields = [one for one in fields_of(type(entry)) if one.name not in said_already]
    if any(one.shape is Shape.REF and getattr(entry, one.name) == other for one in fields):
        return ""
    several = (one for one in fields if one.shape is Shape.REFS and other in getattr(entry, one.name))
    return next((one.label for one in several), "See also")


def _into_words(entry: Entry, ref: Ref, journal: Journal) -> str:
    """What an entry that points at this one, of a kind that does not say it already, is to it."""
    other = journal.get(ref)
    return _words_of_kinds(entry.KIND, ref.kind) if other is None else _its_own_words(entry, other)


def _is_read_for(entry: Entry, kind: Kind) -> bool:
    """Whether entries of a kind that point at this one have to be read for what they are to it."""
    return kind is Kind.LESSON or (entry.KIND, kind) in _SAID_BY_ITSELF


_SAID_BY_ITSELF: Final = {
    (Kind.MOVE, Kind.SETBACK),
    (Kind.MOVE, Kind.SUCCESS),
    (Kind.SETBACK, Kind.SUCCESS),
    (Kind.ASPIRATION, Kind.SUCCESS),
}


def _its_own_words(entry: Entry, other: Entry) -> str:
    match entry.KIND, other.KIND:
        case [_, Kind.LESSON] if not set(entry.known_as).isdisjoint(getattr(other, "learnt_from", ())):
            return "What it taught me"
        case [Kind.MOVE, Kind.SETBACK] if getattr(other, "move", None) == entry.ref:
            return "Its setback"
        case [Kind.MOVE, Kind.SUCCESS] if getattr(other, "move", None) == entry.ref:
            return "Its success"
        case [Kind.SETBACK, Kind.SUCCESS] if getattr(other, "after", None) == entry.ref:
            return "Came right"
        case [Kind.SETBACK, Kind.SUCCESS] if getattr(other, "became", None) == entry.ref:
            return "First put down as"
        case [Kind.ASPIRATION, Kind.SUCCESS] if entry.ref in getattr(other, "evidence_of", ()):
            return "" if getattr(other, "became", None) is None else "Mentioned in"  # it stands under the potential
        case _:
            return _words_of_kinds(entry.KIND, other.KIND)


def _words_of_kinds(of: Kind, other: Kind) -> str:
    match of, other:
        case [Kind.ROLE, Kind.MOVE]:
            return "Moves"
        case [Kind.CONVERSATION, Kind.ACTION]:
            return "Actions"
        case [Kind.ASPIRATION, Kind.MOVE]:
            return "Moves towards it"
        case [Kind.ASPIRATION, Kind.ACTION]:
            return "Actions"
        case [_, Kind.SHARE]:
            return ""
        case _:
            return "Mentioned in"


def _told(entry: Entry, journal: Journal) -> list[Block]:
    """To whom it went, and whether what they were told is still what it says."""
    if Kind.SHARE not in journal.into_by_kind(entry):
        return []
    from careerjournal.sharing.ledger import told  # noqa: PLC0415 - for the few entries that ever left

    blocks: list[Block] = [Heading("Shared")]
    for share, older in told(journal, entry):
        said = " · ".join(fact for fact in (share.date.words if share.date else "", share.done) if fact)
        since = ("\n  older than what this says now", "$muted") if older else ""
        line = Content.assemble(("→ ", "$accent"), share.title, (f"\n  {said}", "$muted"), since)
        blocks.append(Link(share.ref, line))
    return blocks


def _beside(ref: Ref, journal: Journal) -> Link | Deed:
    other = journal.get(ref)
    return Deed(other) if isinstance(other, Action) else _link(ref, journal)


def _link(ref: Ref, journal: Journal) -> Link:
    other = journal.get(ref)
    if other is None:
        return Link(ref, Content.assemble((f"{ref}", "$muted"), ("   not in the journal", "$muted")))
    mark = symbols.DIRECTION[other.direction] if other.KIND is Kind.MOVE else "→"  # type: ignore[attr-defined]
    facts = " · ".join(fact for fact in (str(other.ref), rows.facts(other)) if fact)
    return Link(other.ref, Content.assemble((f"{mark} ", "$accent"), journal.title(other), (f"\n  {facts}", "$muted")))


def _sharing(entry: Setback | Success) -> str:
    if not entry.open_fields:
        return "Nothing of this has been opened for sharing."
    labels = {field.name: f"{field.label[:1].lower()}{field.label[1:]}" for field in fields_of(type(entry))}
    # A paragraph is opened by its field’s name and a digest of what it says; a lesson by its own name.
    opened = dict.fromkeys(labels.get(name := key.partition(":")[0], name) for key in entry.open_fields)
    return f"Opened for sharing: {' · '.join(opened)}."
