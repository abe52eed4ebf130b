"""The desk: the rail, a section, and the open entry. Everything else is opened from here and comes back here."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Final, NamedTuple, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.errors import NoWidget
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget

from careerjournal.conversations.people import finding_people
from careerjournal.journal.becoming import becomes
from careerjournal.journal.errors import JournalError, Locked
from careerjournal.journal.look_back import place_of
from careerjournal.journal.nudges import Nudge, dismiss
from careerjournal.model.later_reading import takes_readings
from careerjournal.model.links import Kind, Ref
from careerjournal.model.success import Success
from careerjournal.model.text import first_words
from careerjournal.model.vocabulary import ActionState, NameKind
from careerjournal.sharing.kinds import SHARED
from careerjournal.tui.conversations.action_states import set_state
from careerjournal.tui.desk.base import Desk
from careerjournal.tui.desk.commands import COMMANDS, OF_AN_ENTRY, OFFERED_BESIDE, ONLY_OF
from careerjournal.tui.desk.content import DeskContent
from careerjournal.tui.desk.opener import Opener
from careerjournal.tui.desk.rail import Rail, RailItem
from careerjournal.tui.desk.reader import Reader
from careerjournal.tui.desk.section_list import SectionList
from careerjournal.tui.desk.visits import Visits
from careerjournal.tui.desk.writer import Writer, is_closed
from careerjournal.tui.entry.action_line import StateWanted
from careerjournal.tui.entry.draft_line import DraftLine
from careerjournal.tui.entry.empty_words import empty_words
from careerjournal.tui.entry.entry_page import EntryPage
from careerjournal.tui.entry.link_line import AllLine, LinkLine
from careerjournal.tui.entry.nudges import NudgeLine
from careerjournal.tui.entry.page import Page, Standing
from careerjournal.tui.output.tried import tried
from careerjournal.tui.sections.catalogue import (
    SECTIONS,
    TODAY,
    Section,
    count,
    empty_in,
    lists,
    section_of,
    shows,
)
from careerjournal.tui.sections.heading import Heading
from careerjournal.tui.sections.kinds import ACTIONS, PEOPLE, SHOWN
from careerjournal.tui.sections.place import HasPosition, Place
from careerjournal.tui.sections.view import Changed, Chosen, ReadEntry, WriteEntry
from careerjournal.tui.today.look_back_line import LookBackLine
from careerjournal.tui.today.memory_line import MemoryLine
from careerjournal.tui.today.today_view import TodayView
from careerjournal.tui.widgets.background import begin
from careerjournal.tui.widgets.cutting import cut
from careerjournal.tui.widgets.hints import with_keys
from careerjournal.tui.widgets.keys_below import KeysBelow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from careerjournal.exchange.career.draft import HalfSorted
    from careerjournal.journal.journal import Journal
    from careerjournal.journal.search.sought import Sought
    from careerjournal.model.spans import Span
    from careerjournal.tui.desk.views import Maker
    from careerjournal.tui.input.queue import TakesInput

MANY: Final = 500
"""Entries of which a change to more is taken back beside the screen."""
_A_MOMENT: Final = 0.02
"""Seconds until looking again whether a view shows what is waited for."""
_QUOTED: Final = 60
"""Cells of a filter that a message says back."""
READING: Final = "The journal is being read. The whole list follows in a moment."


class _WasAt(NamedTuple):
    """Where somebody was before a lock."""

    standing: Standing | None
    """What of the page that is read was at the top of the view; None for its beginning."""
    views: Mapping[Maker, object]
    """Where they were in each view."""


class DeskScreen(Desk, HasPosition[_WasAt]):
    """The whole journal at one desk.

    Args:
        journal: the open journal.
        place: where to begin: after unlocking, where the person was before.
    """

    CSS_PATH = ["../entry/page.tcss", "desk.tcss", "../lattice/lattice.tcss", "../patterns/patterns.tcss"]
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [*COMMANDS]

    section: reactive[Section] = reactive(TODAY, init=False)

    def __init__(self, journal: Journal, place: Place | None = None) -> None:
        super().__init__()
        self._journal = journal
        self._content = DeskContent(journal)
        self._first_place = place or Place(TODAY, None)
        self._offered: tuple[bool | None, ...] = ()
        self._open: Ref | None = None
        self._under_way = False
        self._title = ""
        self._visits = Visits()
        self._deleted: Ref | None = None
        """What was deleted last, to be shown again once that is taken back."""
        self._reader = Reader(self, journal, self._needs_all, self.refresh_desk)
        self._opener = Opener(self, self._content, journal, self._reader)
        self._writer = Writer(self, journal, self._reader, self._opener)
        self._changes_made = journal.changes_made
        self._may_rest: str | None = None
        """The nudge that was said to be the next to rest, or was the last to; None where none was."""
        self._sought: Ref | None = None
        """The entry that was chosen, while it is still looked for whether the filter lets it through."""
        self._hits: tuple[Ref, Sought] | None = None
        """The entry that was opened from a search, and what is marked in it until it is left."""
        self._to_hit = False
        """Whether its page opens where the first of that is in view."""

    def compose(self) -> ComposeResult:
        """Status on top, keys below, and between them the rail, a view of the section and the page."""
        yield self.status_line()
        with Horizontal(id="desk"):
            yield Rail()
            yield self._content
        yield KeysBelow()

    async def on_mount(self) -> None:
        """Begin where the person was."""
        begin = self._first_place
        self._content.choose(begin.section, begin.view)
        self._reader.read_first()
        left = self.position_left()
        if left is not None:
            self._content.come_back(left.views)
        await self.go(begin.section, begin.ref, reading=begin.reading)
        if left is not None and left.standing is not None and self._page is not None:
            self._page.return_to(left.standing)

    def has_to_wait(self, key: str) -> bool:
        """Whether a key is for what a view does not show yet, or for an entry of that."""
        view = self._content.view
        if view is None or not view.is_to_come or self.reading:
            return False
        own = self._bindings.key_to_bindings.get(key, ())
        of_entry = any(one.action.partition("(")[0] in OF_AN_ENTRY for one in own)
        narrowing = isinstance(view, SectionList) and view.is_narrowing
        chooses = narrowing or (self._open is None and not view.WHOLE)
        return (of_entry and chooses) or view.has_to_wait(key)

    def _needs_all(self) -> bool:
        """Whether what is shown needs every entry: Today has most of what it shows before."""
        return not isinstance(self._content.view, TodayView)

    def begin_to_wait(self) -> None:
        """Hold what is typed until the view shows what it is for; while the journal is read, say how far it is."""
        if self._journal.is_read:
            begin(self, self._wait_for_view, group="waiting", exclusive=True)
        else:
            self._reader.once_read(lambda: None, "What you pressed is done then.")

    async def _wait_for_view(self) -> None:
        view = self._content.view
        with cast("TakesInput", self.app).hold_input(), suppress(Locked):
            while view is not None and view.is_to_come:  # noqa: ASYNC110 - each view learns it in a way of its own
                await asyncio.sleep(_A_MOMENT)

    @property
    def place(self) -> Place:
        """The section, view and entry that are shown, to come back to."""
        return Place(self.section, self._open, self._content.name_in(self.section), self.reading)

    async def go(self, section: Section, ref: Ref | None = None, *, reading: bool = False, stays: bool = False) -> None:
        """Show a section, and an entry in it; a filter that does not let it through is lifted.

        Args:
            section: the section.
            ref: the entry; where none is given, the list says which.
            reading: whether the page has the room where it is narrow.
            stays: whether the entry was open before, and may make room for another where the list has it no longer.
        """
        self._visits.leave(self.place)
        self.set_reactive(DeskScreen.section, section)
        self._say_kept()
        if ref is None:
            self._hits = None
        self._visits.stay(ref, reading=reading)
        if ref is not None and ref != self._open and not stays and not shows(self._content.name_in(section), ref.kind):
            self._content.choose(section, SHOWN[ref.kind].view)
        self._reader.begin()
        chosen = await self._content.show(section, ref)
        view = self._content.view
        if isinstance(view, SectionList) and not stays:
            self._sought = ref if view.is_looking else None
            if ref is not None and view.left_out == ref:
                self._lift(view, ref)
                chosen = await self._content.show(section, ref)
        if chosen is None and ref is not None and not self._journal.is_read:
            # It is not known yet whether it stands there.
            chosen = ref if shows(self._content.name_in(section), ref.kind) else None
        await self._show(chosen)
        # What is read is never changed for another page by a filter: then the list has the focus.
        narrowed = isinstance(view, SectionList) and bool(view.only) and ref is not None and chosen != ref
        self.reading = reading and not narrowed and (self._open is not None or bool(self.unlisted))
        self.query_one(Rail).show(section, {item.key: count(item, self._journal) for item in SECTIONS})
        self._offer()

    @property
    def _page(self) -> Page | None:
        """What is read: the page of the open entry, or Today."""
        if self.reading:
            return self.query_one(EntryPage)
        return self._content.view if isinstance(self._content.view, TodayView) else None

    @property
    def position(self) -> _WasAt | None:
        """Where somebody is in what is read, and in each view."""
        if self._content.view is None:
            return None
        page = self._page
        return _WasAt(None if page is None else page.standing, self._content.positions)

    def _lift(self, view: SectionList, ref: Ref) -> None:
        """Narrow the lists no more, for an entry that would be left out, and say so."""
        self.notify(
            with_keys(
                self,
                "{ref} does not fit “{only}”, so the lists show everything again. {filter: and enter narrow them}.",
                ref=ref,
                only=cut(Content(view.only), _QUOTED).plain,
            ),
            timeout=10,
        )
        view.lift()

    def _say_kept(self) -> None:
        """Say when the latest change was kept, wherever it was made, and whether one can be taken back."""
        self.status_undoes = bool(self._journal.to_undo)
        if self._journal.changes_made != self._changes_made:
            self._changes_made = self._journal.changes_made
            self.status_kept = f"kept {self._journal.moment():%H:%M}"

    async def show_view(self, name: str) -> None:
        """Show the section in the view of this name."""
        self._content.choose(self.section, name)
        await self.refresh_desk()

    async def action_next_view(self) -> None:
        """Show the section another way."""
        await self.show_view(self._content.name_after(self.section))

    async def refresh_desk(self) -> None:
        """Show what has changed, where one is; that is where somebody has just gone to in a list, too."""
        view = self._content.view
        walked_to = view.walked_to if isinstance(view, SectionList) else None
        chosen = self._sought is not None and self._sought == self._open
        await self.go(self.section, walked_to or self._open, reading=self.reading, stays=not chosen)

    @property
    def reading(self) -> bool:
        """Whether the page, rather than the list, has the focus."""
        return self.has_class("-reading")

    @reading.setter
    def reading(self, reading: bool) -> None:
        if reading != self.reading:
            self.set_class(reading, "-reading", update=False)
            self._content.apply_styles()
        if reading:
            self.query_one(EntryPage).focus()
            self._read_on()
        elif self._content.view is not None:
            self._content.view.take_focus()
        self._offer()

    def _leave_page(self, ref: Ref | None) -> None:
        """Take note of how far the open entry was read, where another takes its place."""
        page = self.query_one(EntryPage)
        if self._open is not None and self._open != ref and (self.reading or page.scroll_offset.y):
            self._visits.read(self._open, page.standing)

    def _read_on(self) -> None:
        """Read a page on from where it was left, unless it opens where something is marked."""
        page = self.query_one(EntryPage)
        standing = self._visits.read_to(self._open) if self._open is not None and self._hits is None else None
        if standing is not None and not page.scroll_offset.y:
            page.return_to(standing)

    def _offer(self) -> None:
        """Draw the keys anew where what can be done has changed: the footer takes as long as a page does."""
        shown = (one.action.partition("(")[0] for one in self.BINDINGS if isinstance(one, Binding) and one.show)
        offered = tuple(self.check_action(action, ()) for action in dict.fromkeys(shown))
        if offered != self._offered:
            self._offered = offered
            self.refresh_bindings()

    @property
    def unlisted(self) -> str:
        """Whose page is open, where that is somebody without an entry: the key of a `Person`."""
        view = self._content.view
        return view.unlisted if view is not None and self._open is None else ""

    async def _show(self, ref: Ref | None, *, in_passing: bool = False) -> None:
        entry = self._journal.get(ref) if ref else None
        self._leave_page(entry.ref if entry else None)
        self._open = entry.ref if entry else None
        self._under_way = isinstance(entry, Success) and entry.under_way
        self._title = f" › {self._journal.title(entry)}" if entry else ""
        page = self.query_one(EntryPage)
        sought, at_hit = self._marked_on(self._open)
        if self.unlisted:
            self._title = f" › {await page.show_person(self.unlisted, self._journal)}"
        elif entry is None:
            await page.say(self._why_empty())
        elif in_passing:
            page.show_soon(entry, self._journal)
        else:
            await page.show(entry, self._journal, sought, at_hit=at_hit)
        self._offer()

    def _marked_on(self, ref: Ref | None) -> tuple[Sought | None, bool]:
        """What is marked in the entry that is shown now, and whether its page opens there, which it does once."""
        view = self._content.view
        hits, opens = self._hits, self._to_hit
        if hits is None or hits[0] != ref:
            if not (isinstance(view, SectionList) and view.is_looking):
                self._hits = None
            return None, False
        self._to_hit = False
        return hits[1], opens

    def _why_empty(self) -> str | Content:
        view = self._content.view
        if not self._journal.is_read and not (isinstance(view, SectionList) and view.lists_nothing):
            return READING
        if isinstance(view, SectionList) and view.is_looking:
            return f"Looking for what fits “{view.only}”."
        between = view.between if view is not None else None
        if between is None and isinstance(view, SectionList) and view.only:
            why = f" {view.why_nothing}" if view.why_nothing else ""
            said = "Nothing here fits “{only}”. {filter: changes what is shown}.{why}"
            return with_keys(self, said, only=view.only, why=why).content
        return between or empty_words(self, empty_in(self.section, self._content.name_in(self.section)))

    @on(EntryPage.Changed)
    def _say_where(self) -> None:
        self.status_place, self.status_title = self.section.name, self._title

    @on(SectionList.Narrowed)
    async def _narrowed(self) -> None:
        await self.refresh_desk()

    @on(Chosen)
    async def _chosen(self, event: Chosen) -> None:
        if isinstance(view := self._content.view, SectionList) and view.walked_to == event.ref:
            view.walked_to = None
        if event.ref is None or event.ref != self._open or event.opened:
            self._hits = None
            await self._show(event.ref, in_passing=event.in_passing)
        if event.opened:
            self.reading = True

    @on(Heading.Picked)
    async def _picked(self, event: Heading.Picked) -> None:
        await self.show_view(event.view)

    @on(RailItem.Chosen)
    async def _rail(self, event: RailItem.Chosen) -> None:
        await self._enter(event.section)

    @on(DraftLine.Resumed)
    def _resume(self, event: DraftLine.Resumed) -> None:
        event.stop()
        self.write(event.ref)

    @on(EntryPage.TagFollowed)
    def _tag_followed(self, event: EntryPage.TagFollowed) -> None:
        self._opener.tagged(event.tag)

    @on(EntryPage.PersonFollowed)
    async def _person_followed(self, event: EntryPage.PersonFollowed) -> None:
        from careerjournal.tui.widgets.background import in_steps  # noqa: PLC0415 - loaded by now

        try:
            people = await in_steps(finding_people(self._journal))
        except Locked:
            return
        key = (people.whom(event.ref) if event.ref is not None else "") or people.called(event.name)
        person = people.get(key) if key else None
        if person is not None and person.ref is not None:
            await self.open_entry(person.ref)
        elif person is not None:
            await self._open_person(person.key)
        else:
            self.notify(f"It is not sure who “{event.name}” is: the name alone may mean several people.")

    async def _open_person(self, key: str) -> None:
        """Read the page of somebody without an entry, in the people whom conversations are with."""
        place, section = self.place, section_of(Ref(Kind.CONVERSATION, 0))
        self._content.choose(section, PEOPLE)
        await self.go(section)
        if self._content.view is not None:
            self._content.view.unlisted = key
            self._visits.put(place)
            await self.go(section, reading=True)

    @on(LinkLine.Followed)
    async def _follow(self, event: LinkLine.Followed) -> None:
        event.stop()
        await self.open_entry(event.ref)

    @on(AllLine.Followed)
    def _list_all(self, event: AllLine.Followed) -> None:
        from careerjournal.tui.sheets.entries import EntriesSheet  # noqa: PLC0415 - loaded when it is wanted

        event.stop()
        self.app.push_screen(EntriesSheet(event.about, event.refs, self._journal), self.read_found)

    @on(ReadEntry)
    async def _read(self, event: ReadEntry) -> None:
        await self.open_entry(event.ref)

    async def open_entry(self, ref: Ref, sought: Sought | None = None) -> None:
        """Read an entry, wherever it is at home; `back` returns to the one before.

        Args:
            ref: the entry.
            sought: what is marked on its page, which opens where the first of it is in view.
        """
        entry = self._journal.get(ref)
        if entry is None:
            self.notify(f"{ref} is not in the journal; it may be in the trash.")
            return
        ref = entry.ref  # it may have become another one
        view, place = self._content.view, self.place
        from_whole = view is not None and view.WHOLE and not self.section.is_today
        if self._open is not None or self.unlisted or from_whole or self.section.is_today:
            self._visits.put(place)
        self._hits, self._to_hit = (ref, sought) if sought is not None else None, True
        await self.go(section_of(ref), ref, reading=True)
        self._visits.open(ref, place if from_whole and self._open == ref else None)

    async def action_back(self) -> None:
        """Return to the entry that was open before; from the first, to Today."""
        self._hits = None
        been = self._visits.back()
        if been is not None:
            # A person's page may be open in two sections, and what stands on the line of time is at home in several.
            if been.ref is None or shows(been.view, been.ref.kind):
                self._content.choose(been.section, been.view)
                await self.go(been.section, been.ref, reading=True)
            else:
                await self.go(section_of(been.ref), been.ref, reading=True)
        else:
            await self.go(TODAY)

    async def action_close(self) -> None:
        """Leave the open entry for the list, or for the row of a page that it was opened from."""
        place = self._visits.close(self._open)
        if place is not None:
            self._content.choose(place.section, place.view)
            await self.go(place.section)
        elif not self.section.is_today:
            self.reading = False
            if self._hits is not None:
                self._hits = None
                await self._show(self._open)

    async def action_go(self, key: str) -> None:
        """Go to a section by its key."""
        await self._enter(next(section for section in SECTIONS if section.key == key))

    async def _enter(self, section: Section) -> None:
        """Go to a section, to the entry that was open as it was left."""
        left = None if section == self.section else self._visits.left(section)
        self._hits = self._sought = None
        in_its_view = left is not None and left.view == self._content.name_in(section)
        await self.go(section, left.ref if left is not None and in_its_view else None, stays=True)

    def action_another(self) -> None:
        """Ask another question."""
        self.query_one(TodayView).another()

    def action_answer(self) -> None:
        """Answer the question in a new reflection."""
        self.query_one(TodayView).answer()

    def action_own_questions(self) -> None:
        """Put down questions of one's own."""
        self._writer.own_questions()

    def action_new(self) -> None:
        """Put down a new entry of what is shown: of the view's kind, or the section's."""
        self._writer.new()

    def action_new_any(self) -> None:
        """Put down a new entry of a kind to be chosen."""
        self._writer.new_any()

    def action_edit(self) -> None:
        """Change the open entry."""
        self._writer.edit()

    @on(Changed)
    async def _changed_in_view(self, event: Changed) -> None:
        event.stop()
        await self.refresh_desk()

    @on(WriteEntry)
    def _write(self, event: WriteEntry) -> None:
        self._writer.write(event.ref, event.prefill, event.begun)

    def write(self, ref: Ref) -> None:
        """Open the form on an entry; with number 0, on a new one."""
        self._writer.write(ref)

    def action_add_reading(self) -> None:
        """Say how the open entry reads today."""
        if self._open is not None:
            self._writer.read_anew(self._open)

    @on(NudgeLine.ReadingWanted)
    def _reading_wanted(self, event: NudgeLine.ReadingWanted) -> None:
        event.stop()
        self._writer.read_anew(event.ref)

    async def action_ended_well(self) -> None:
        """Keep that the open success is under way no more."""
        await self._writer.ended_well()

    async def action_became_setback(self) -> None:
        """Put down the setback that the open success became, and show it."""
        await self._writer.became_setback()

    def action_become(self) -> None:
        """Ask what the open entry becomes, and make it that."""
        self._writer.become()

    def action_came_right(self) -> None:
        """Put down the success that belongs beside the open setback."""
        self._writer.came_right()

    def action_put_to_use(self) -> None:
        """Ask when and where the open lesson was put to use."""
        self._writer.put_to_use()

    def action_remind(self) -> None:
        """Ask after how many months without a conversation to be reminded of the person whose page is open."""
        self._writer.remind()

    def action_look_back(self) -> None:
        """Look back at what was sealed in the open entry, or open the letter that it is."""
        if self._open is not None:
            self._writer.look_back(self._open)

    def _is_offered_of_open(self, action: str) -> bool:
        """Whether the open entry is such that something can be done that depends on what it says."""
        entry = self._journal.get(self._open) if self._open else None
        if action == "remind":
            return bool(self.unlisted) or getattr(entry, "kind", None) is NameKind.PERSON
        if action == "become":
            return self._open is not None and self._open.kind is Kind.REFLECTION and bool(entry and becomes(entry))
        if action == "debrief":
            return bool(getattr(entry, "was_applied_for", False))
        if action == "look_back":
            closed = entry is not None and is_closed(self._journal, entry.ref)
            return closed or (entry is not None and place_of(entry, self._journal.today()) is not None)
        return self._under_way

    @on(LookBackLine.Wanted)
    def _look_back_wanted(self, event: LookBackLine.Wanted) -> None:
        event.stop()
        self._writer.look_back(event.ref)

    def action_debrief(self) -> None:
        """Put down what was asked in the room."""
        self._writer.debrief()

    def action_letter(self) -> None:
        """Write a letter to oneself."""
        self._writer.letter()

    def action_link(self) -> None:
        """Point from the open entry to another."""
        self._writer.link()

    def action_history(self) -> None:
        """Show what the open entry said before each edit."""
        self._writer.history()

    def action_review(self) -> None:
        """Ask which time, and look back over it in one sitting."""
        self._writer.ask_for_review()

    def review(self, span: Span) -> None:
        """Look back over a span in one sitting."""
        self._writer.review(span)

    async def action_delete(self) -> None:
        """Put the open entry in the trash, and show the list it was in; `back` does not return to it."""
        ref = self._open
        if ref is not None and tried(self, lambda: self._journal.delete(ref)):
            self.notify(
                with_keys(self, "Deleted {ref}. {undo: brings it back}; {trash: shows the trash}.", ref=ref),
            )
            self._visits.forget(ref)
            self._deleted = ref
            await self.go(self.section)

    async def action_undo(self) -> None:
        """Take back the latest change; one to many entries beside the screen."""
        if self._journal.to_undo > MANY:
            from careerjournal.tui.exchange.taking_back import TakingBack  # noqa: PLC0415 - seldom seen

            # Meanwhile nobody else can read in the journal, and what can be done with the open entry would be asked.
            ref, self._open = self._open, None
            self._offer()

            async def taken_back(what: str | None) -> None:
                self._open = ref
                await self._taken_back(what)

            self.app.push_screen(TakingBack(self._journal), taken_back)
            return
        try:
            what = self._journal.undo()
        except JournalError as error:
            self.notify(str(error), severity="error")
            return
        await self._taken_back(what or "")

    async def _taken_back(self, what: str | None) -> None:
        if what:
            self.app.clear_notifications()  # they offer to take back what is taken back
        if what is not None:
            self.notify(f"Taken back: {what}." if what else self._nothing_to_take_back())
        ref = self._deleted
        if ref is not None and self._journal.get(ref) is not None:
            self._deleted = None
            view = self._content.name_in(self.section)
            at_home = shows(view, ref.kind)
            if at_home or lists(self.section, view, ref.kind):
                await self.go(self.section, ref, reading=self.reading, stays=not at_home)
                return
        await self.refresh_desk()

    def _nothing_to_take_back(self) -> str:
        """Say so, and where what was deleted is: after a lock no change is taken back any more."""
        said = "There is nothing to take back."
        if not self._journal.thrown():
            return said
        return with_keys(self, f"{said} What was deleted is in the trash. {{trash: shows it, and puts it back}}.")

    def action_trash(self) -> None:
        """Show what was deleted."""
        self._opener.trash()

    def action_set_state(self, state: str) -> None:
        """Mark the open action done or dropped, or open it again."""
        if self._open is not None:
            set_state(self, self._journal, self._open, ActionState(state), self.refresh_desk)

    @on(StateWanted)
    def _state_wanted(self, event: StateWanted) -> None:
        event.stop()
        set_state(self, self._journal, event.ref, ActionState(event.state), self.refresh_desk)

    def action_let_rest(self) -> None:
        """Never ask again what is asked first of what is in sight; where nothing is, bring the first into sight."""
        lines: list[NudgeLine | MemoryLine] = [*self.query(NudgeLine), *self.query(MemoryLine)]
        shown = [(line, place) for line in lines if (place := self._shown_at(line)) is not None]
        seen = next((line for line, place in shown if place.area), None)
        if seen is not None:
            seen.action_let_rest()
        elif shown:
            self._say_what_would_rest(shown[0][0])

    def _say_what_would_rest(self, line: NudgeLine | MemoryLine) -> None:
        line.focus()
        if isinstance(line, NudgeLine):
            self._may_rest = line.nudge.key
        self.notify(with_keys(self, "This is what would rest. {let-rest: again lets it}."))

    def _shown_at(self, line: Widget) -> Region | None:
        """What of a line is in sight; None where it is on a page that is not shown."""
        try:
            return self.find_widget(line).visible_region
        except NoWidget:
            return None

    @on(NudgeLine.LetRest)
    def _rest_wanted(self, event: NudgeLine.LetRest) -> None:
        """Let it rest; but where another rested before it, which may be all that was meant, first say which is next."""
        event.stop()
        if self._may_rest in (None, event.nudge.key):
            self._let_rest(event.nudge)
        else:
            for line in self.query(NudgeLine):
                if line.nudge.key == event.nudge.key:
                    self._say_what_would_rest(line)
                    break

    def _let_rest(self, nudge: Nudge) -> None:
        if tried(self, lambda: dismiss(self._journal, nudge)):
            self._may_rest = nudge.key
            entry = self._journal.get(nudge.of)
            about = f"“{first_words(self._journal.title(entry), 60)}”: " if entry is not None else ""
            self.notify(with_keys(self, "Not asked again: {what} {undo: takes it back}.", what=f"{about}{nudge.says}"))
            self.call_later(self.refresh_desk)

    def action_share(self) -> None:
        """Share the open entry."""
        self._opener.share()

    def action_cv(self) -> None:
        """Put a CV of failures together."""
        self._opener.cv()

    def action_evidence(self) -> None:
        """Ask for a time and an area, and put a page of evidence together."""
        self._opener.evidence()

    def action_find_story(self) -> None:
        """Describe a situation, and read the story that fits."""
        self._opener.find_story()

    def action_open_pack(self) -> None:
        """Open a pack, and read its first story."""
        self._opener.open_pack()

    def action_take_in(self) -> None:
        """Take another journal in."""
        self._opener.take_in()

    def action_go_through(self) -> None:
        """Go through what came in from other programs."""
        self._opener.go_through()

    def action_write_journal(self) -> None:
        """Write the journal out in an open format."""
        self._opener.write_journal()

    def action_bring_in(self) -> None:
        """Bring in a career from elsewhere, or go on with one that is half sorted."""
        self._opener.bring_in()

    def bring_in(self, half: HalfSorted) -> None:
        """Sort a career that was read."""
        self._opener.bring_in(half)

    async def action_actions(self) -> None:
        """Go to the actions."""
        section = section_of(Ref(Kind.ACTION, 0))
        self._content.choose(section, ACTIONS)
        await self.go(section)

    def action_go_to_date(self) -> None:
        """Go to a date in the list, or in the Journal where no list is shown."""
        self._opener.go_to_date()

    def action_filter(self) -> None:
        """Narrow the lists, until that is changed; on Today, which is none, the Journal is shown."""
        self._opener.filter()

    async def narrow(self, only: str) -> None:
        """Have the lists show only what fits; everything where it is empty."""
        lists = await self._content.lists()
        lists.only, lists.lifted = only, ""
        self._sought = None
        await self.refresh_desk()

    def action_months(self) -> None:
        """Show how much was put down when, and go to a month of it."""
        self._opener.months()

    def action_tour(self) -> None:
        """Show what stands where; nothing is changed, and it ends where it began."""
        self._opener.tour()

    def action_search(self) -> None:
        """Find words in everything."""
        self._opener.search()

    def action_tags(self) -> None:
        """List the tags, and find what has one of them."""
        self._opener.tags()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done here."""
        match action:
            case "answer" | "another":
                return self.section.is_today
            case "edit" | "delete" | "link":
                written = self._open is not None and SHOWN[self._open.kind].written
                return written or (action == "edit" and bool(self.unlisted))
            case "add_reading":
                return self._open is not None and takes_readings(self._open.kind)
            case "look_back" | "debrief" | "remind" | "ended_well" | "became_setback" | "become":
                return self._is_offered_of_open(action)
            case "set_state" | "came_right" | "put_to_use":
                return self._open is not None and self._open.kind is ONLY_OF[action]
            case "history":
                return self._open is not None
            case "share":
                return self._open is not None and SHARED[self._open.kind].leaves
            case "close":
                return self.reading
            case "back":
                return bool(self._visits) or not self.section.is_today
            case "next_view":
                return len(self.section.views) > 1
            case "find_story" | "cv" | "evidence" | "open_pack":
                return any(kind in self.section.kinds for kind in OFFERED_BESIDE[action])
            case _:
                return True
