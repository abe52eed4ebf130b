"""Opens from the desk the screens and sheets on which no entry is written, and shows there what came of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, cast

from careerjournal.model.dates import read_date
from careerjournal.model.links import Kind, Ref
from careerjournal.model.partial_date import PartialDate
from careerjournal.tui.desk.section_list import SectionList
from careerjournal.tui.sections.catalogue import JOURNAL, section_of
from careerjournal.tui.sections.view import DatedView
from careerjournal.tui.sharing.start import share_cv, share_draft, share_entry
from careerjournal.tui.widgets.hints import with_keys

if TYPE_CHECKING:
    from careerjournal.exchange.career.draft import HalfSorted
    from careerjournal.journal.journal import Journal
    from careerjournal.tui.desk.base import Desk
    from careerjournal.tui.desk.content import DeskContent
    from careerjournal.tui.desk.reader import Reader
    from careerjournal.tui.desk.search import Asked
    from careerjournal.tui.desk.tour import OffersTour
    from careerjournal.tui.exchange.take_in import Taken
    from careerjournal.tui.exchange.write_journal import Written
    from careerjournal.tui.sections.catalogue import Month
    from careerjournal.tui.sharing.screen import ShareScreen


class Opener:
    """Opens screens and sheets over the desk.

    Args:
        desk: the desk.
        content: what it shows.
        journal: the open journal.
        reader: reads the journal behind the desk.
    """

    def __init__(self, desk: Desk, content: DeskContent, journal: Journal, reader: Reader) -> None:
        self._desk = desk
        self._content = content
        self._journal = journal
        self._reader = reader
        self._asked: Asked | None = None
        """What was searched for last."""

    @property
    def _open(self) -> Ref | None:
        """The entry that is open."""
        return self._desk.place.ref

    def trash(self) -> None:
        """Show what was deleted."""
        from careerjournal.tui.desk.trash import TrashScreen  # noqa: PLC0415 - loaded when it is wanted

        self._desk.app.push_screen(TrashScreen(self._journal), self._desk.show_again)

    def share(self) -> None:
        """Share the open entry."""
        ref = self._open
        if ref is not None:
            follows = "Then it is made ready to be shared."
            self._reader.once_read(lambda: share_entry(self._desk, self._journal, ref, self._share), follows)

    def cv(self) -> None:
        """Put a CV of failures together."""
        self._reader.once_read(lambda: share_cv(self._desk, self._journal, self._share), "Then the CV is put together.")

    def evidence(self) -> None:
        """Ask for a time and an area, and put a page of evidence together."""
        from careerjournal.tui.sharing.evidence import ask_for_evidence  # noqa: PLC0415 - loaded when it is wanted

        ask_for_evidence(self._desk.app, self._journal, self._share)

    def share_draft(self) -> None:
        """Go on with what was being shared when the journal was locked."""
        self._share(share_draft(self._journal))

    def _share(self, screen: ShareScreen | None) -> None:
        if screen is not None:
            self._desk.app.push_screen(screen, self._desk.show_again)

    def find_story(self) -> None:
        """Describe a situation, and read the story that fits."""
        from careerjournal.tui.sharing.find_story import FindStory  # noqa: PLC0415 - loaded when it is wanted

        self._desk.app.push_screen(FindStory(self._journal), self._desk.read_found)

    def open_pack(self) -> None:
        """Open a pack, and read its first story."""
        from careerjournal.tui.sharing.open_pack import OpenPack  # noqa: PLC0415 - loaded when it is wanted

        self._desk.app.push_screen(OpenPack(self._journal), self._desk.read_found)

    def take_in(self) -> None:
        """Take another journal in."""

        def ask() -> None:
            from careerjournal.tui.exchange.take_in import TakeIn  # noqa: PLC0415 - loaded when it is wanted

            self._desk.app.push_screen(TakeIn(self._journal), self._taken_in)

        self._reader.once_read(ask, "Then you say which journal comes in.")

    async def _taken_in(self, taken: Taken | None) -> None:
        if taken is None:
            await self._desk.refresh_desk()
            return
        from careerjournal.tui.exchange.take_in import said_of  # noqa: PLC0415 - it is loaded by now

        self._desk.notify(said_of(self._desk, taken), timeout=10)
        await self._desk.go(JOURNAL if taken.latest is None else section_of(taken.latest), taken.latest)

    def write_journal(self) -> None:
        """Write the journal out in an open format."""

        def ask() -> None:
            from careerjournal.tui.exchange.write_journal import WriteJournal  # noqa: PLC0415 - loaded when it is wanted

            self._desk.app.push_screen(WriteJournal(self._journal), self._written_out)

        self._reader.once_read(ask, "Then you say in which format it is written out.")

    def _written_out(self, written: Written | None) -> None:
        if written is not None:
            from careerjournal.tui.exchange.write_journal import said_of  # noqa: PLC0415 - it is loaded by now

            self._desk.notify(said_of(written), timeout=12)

    def go_to_date(self) -> None:
        """Go to a date in the list, or in the Journal where no list is shown."""
        from careerjournal.tui.sheets.ask_line import AskLine, reads_as_date  # noqa: PLC0415 - loaded when it is wanted

        def date_in(text: str) -> PartialDate:
            return read_date(text, self._journal.today())

        async def go(text: str | None) -> None:
            if text is not None:
                date = date_in(text)
                self._reader.once_read(
                    lambda: self._go_to(date.first, date.last, date), "Then the list goes to that date."
                )

        says = "The list goes there, or to what is nearest."
        hint = "2019 · March 2019 · last May"
        asked = AskLine(
            "Go to a date",
            says,
            check=reads_as_date(date_in),
            hint=hint,
            does="goes there",
            does_not="stays here",
            looks=True,
        )
        self._desk.app.push_screen(asked, go)

    def filter(self) -> None:
        """Narrow the lists, until that is changed; on Today, which is none, the Journal is shown."""
        from careerjournal.tui.sheets.ask_line import AskLine  # noqa: PLC0415 - loaded when it is wanted

        async def narrow(text: str | None) -> None:
            if text is None:
                return
            if self._desk.section.is_today:
                await self._desk.go(JOURNAL)
            await self._desk.narrow(" ".join(text.split()))
            if not self._journal.is_read and isinstance(self._content.view, SectionList):
                self._reader.once_read(lambda: None, "Then the lists show only what fits.")

        # Another view may be shown; the lists are narrowed all the same.
        lists = next(iter(self._content.query(SectionList)), None)
        only = (lists.only or lists.lifted) if lists is not None else ""
        says = "The lists show only what fits, until this is changed. With nothing here they show everything."
        if not (self._desk.section.is_today or isinstance(self._content.view, SectionList)):
            says = f"This view shows everything in any case. {says}"
        hint = "tag:interview · kind:setback · person:Ros · 2019"
        asked = AskLine(
            "Show only",
            says,
            only,
            hint=hint,
            does="shows only that",
            does_not="leaves the lists as they are",
            looks=True,
        )
        self._desk.app.push_screen(asked, narrow)

    def months(self) -> None:
        """Show how much was put down when, and go to a month of it."""
        from careerjournal.tui.desk.months_sheet import MonthsSheet  # noqa: PLC0415 - loaded when it is wanted

        async def go(month: Month | None) -> None:
            if month is not None and month.whole:
                await self._go_to(month.first, month.last, PartialDate(month.first.year, month.first.month))
            elif month is not None:
                await self._go_to(month.first, month.first, vague=True)

        def show() -> None:
            card = self._journal.order.get(self._open) if self._open else None
            day = (card.day if card else None) or self._journal.today()
            view = self._content.view
            fits = view.fits if isinstance(view, SectionList) else None
            only = view.only if isinstance(view, SectionList) and fits is not None else ""
            self._desk.app.push_screen(
                MonthsSheet(self._desk.section, self._journal, day, fits, self._desk.place.view, only=only), go
            )

        self._reader.once_read(show, "Then its months are shown.")

    async def _go_to(
        self, first: dt.date, last: dt.date, asked: PartialDate | None = None, *, vague: bool = False
    ) -> None:
        """Go to a time in the list; where nothing is of the date that was asked for, say what it went to instead."""
        if not isinstance(self._content.view, DatedView):
            await self._desk.go(JOURNAL)
        if isinstance(self._content.view, DatedView):
            self._desk.reading = False
            found = self._content.view.go_to(first, last, vague=vague)
            if asked is not None and (said := _where_it_went(asked, found)):
                self._desk.notify(said)

    def bring_in(self, half: HalfSorted | None = None) -> None:
        """Sort a career that was read, that was left as a draft, or that is asked for; once the journal is read."""

        def sort() -> None:
            from careerjournal.tui.exchange.career.opening import bring_in  # noqa: PLC0415 - loaded when it is wanted

            bring_in(self._desk.app, self._journal, self._brought_in, half)

        self._reader.once_read(sort, "Then the career is sorted.")

    async def _brought_in(self, refs: tuple[Ref, ...] | None) -> None:
        if refs is None:
            await self._desk.refresh_desk()
            return
        from careerjournal.model.counting import counted  # noqa: PLC0415 - loaded by then

        said = counted(len(refs), "entry", "entries")
        self._desk.notify(with_keys(self._desk, "{said} came in. {undo: takes all of it back}.", said=said), timeout=10)
        home = Kind.ROLE if any(ref.kind in (Kind.ROLE, Kind.MOVE) for ref in refs) else refs[0].kind
        await self._desk.go(section_of(Ref(home, 0)), None if home is Kind.ROLE else refs[0])

    def tour(self) -> None:
        """Show what stands where; nothing is changed, and it ends where it began."""
        from careerjournal.tui.desk.tour import Tour  # noqa: PLC0415 - loaded when it is wanted

        app = cast("OffersTour", self._desk.app)
        app.offers_tour, app.took_tour = False, True
        began = self._desk.place

        async def back(_: None) -> None:
            self._content.choose(began.section, began.view)
            await self._desk.go(began.section, began.ref, reading=began.reading)

        self._desk.app.push_screen(Tour(self._desk, self._desk.go), back)

    def search(self) -> None:
        """Find words in everything."""
        from careerjournal.tui.desk.search import SearchScreen  # noqa: PLC0415 - loaded when it is wanted

        screen = SearchScreen(self._journal, self._asked)

        async def searched(ref: Ref | None) -> None:
            self._asked = screen.asked
            if ref is not None:
                from careerjournal.journal.search.sought import Sought  # noqa: PLC0415 - loaded by now

                await self._desk.open_entry(ref, Sought(screen.found) if screen.found is not None else None)

        self._desk.app.push_screen(screen, searched)

    def tags(self) -> None:
        """List the tags, and find what has one of them."""
        from careerjournal.tui.desk.tags import TagsScreen  # noqa: PLC0415 - loaded when it is wanted

        self._desk.app.push_screen(TagsScreen(self._journal), self.tagged)

    def tagged(self, tag: str | None) -> None:
        """Find what has a tag, where one was chosen."""
        if tag is not None:
            from careerjournal.journal.search.query import asking_for_tag  # noqa: PLC0415 - loaded when it is wanted
            from careerjournal.tui.desk.search import Asked  # noqa: PLC0415 - likewise

            self._asked = Asked(asking_for_tag(tag))
            self.search()

    def go_through(self) -> None:
        """Go through what came in from other programs."""
        from careerjournal.tui.exchange.going_through import GoingThroughScreen  # noqa: PLC0415 - loaded when wanted

        self._desk.app.push_screen(GoingThroughScreen(self._journal), self._went_through)

    async def _went_through(self, ref: Ref | None) -> None:
        await self._desk.refresh_desk()
        if ref is not None:
            await self._desk.open_entry(ref)


def _where_it_went(asked: PartialDate, found: PartialDate | None) -> str:
    """What is gone to in a list in which nothing is of the date that was asked for; empty where something is."""
    if found is None:
        return f"Nothing here is of {asked.words}."
    if found.last < asked.first or asked.last < found.first:
        side = "before" if found.first < asked.first else "after"
        return f"Nothing here is of {asked.words}. This is the nearest {side} it: {found.words}."
    if found.first < asked.first or asked.last < found.last:
        return f"Nothing here is of {asked.words} alone. This may be, being of {found.words}."
    return ""
