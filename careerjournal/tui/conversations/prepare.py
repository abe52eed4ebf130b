"""Preparing a conversation: the pages on the left, one of them in the middle, what the journal holds on the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import structs
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal

from careerjournal.conversations.acquaintance import whose_wants, with_want
from careerjournal.conversations.draft import ConversationDraft
from careerjournal.conversations.pages import (
    MEETING,
    PAGES,
    QUESTIONS,
    PreparationPage,
    first_unwritten,
    offers_at,
    page_at,
    page_of,
    text_at,
)
from careerjournal.conversations.people import People, Question
from careerjournal.journal.errors import JournalError
from careerjournal.journal.titles import titled_in
from careerjournal.model.conversation import StepName
from careerjournal.model.links import Ref
from careerjournal.model.records import RecordError
from careerjournal.model.typed import Problem
from careerjournal.tui.commands import command
from careerjournal.tui.conversations.base import OverlaidScreen
from careerjournal.tui.conversations.offers import OfferList, Offers, Reach
from careerjournal.tui.conversations.page_list import GOING, PageList
from careerjournal.tui.conversations.preview import stop_preview, turn_preview
from careerjournal.tui.conversations.step_page import StepPage
from careerjournal.tui.widgets.keys_below import KeysBelow
from careerjournal.tui.writing.form import Form, remember_field, write_at
from careerjournal.tui.writing.screen import EntryScreen, WritingScreen

if TYPE_CHECKING:
    from textual.widget import Widget

    from careerjournal.journal.journal import Journal


class ConversationScreen(EntryScreen):
    """A conversation in hand; dismissed with it, or with None where nothing was kept.

    Args:
        journal: the open journal.
        of: the conversation; number 0 for a new one.
        prefill: what stands in a new one at the beginning.
    """

    CSS_PATH = ["../entry/page.tcss", "../writing/form.tcss", "prepare.tcss"]
    AUTO_FOCUS = None
    CALLED = "conversation"
    KEEP = "keep-conversation"
    BINDINGS = [
        command(
            "escape,ctrl+s",
            "keep",
            "keep",
            "Keep it and go back. Nothing needs saving.",
            name="keep-conversation",
            also="save store finish",
        ),
        command("space", "take", "take in", "Take what is marked on the right into the text; it can be changed there."),
        command("m", "offers", "from the journal", "Choose among what the journal holds for this step.", footer=False),
        command(
            "f4",
            "offers",
            "from the journal",
            "The same while writing.",
            name="offers-while-writing",
            footer=False,
        ),
        command("b", "brief", "brief", "What goes on the one page, and in which order."),
        command("r", "room", "in the room", "My questions, notes, the clock, and what is agreed."),
        command("a", "afterwards", "afterwards", "Write it up, and arrange the next one."),
        command(
            "c",
            "calendar",
            "calendar",
            "Write this meeting out for a calendar (.ics).",
            name="meeting-to-calendar",
            footer=False,
        ),
        command(
            "w",
            "keep_want",
            "what they want",
            "Put the notes of step 2 down, with their day, as what the other person wants.",
            name="keep-want",
            footer=False,
        ),
        command("ctrl+n", "onward", "next step", "Go on to the next step while writing.", footer=False),
        command(
            "f2",
            "preview",
            "preview",
            "Show the text as it will be read.",
            name="read-step",
            footer=False,
        ),
        command("f8", "let_go", "let it go", "Go back without keeping what was typed.", name="let-it-go", footer=False),
        *GOING,
    ]

    _draft: ConversationDraft

    def __init__(self, journal: Journal, of: Ref, prefill: dict[str, Any] | None = None) -> None:
        super().__init__(journal, ConversationDraft(journal, of, prefill))
        self.needs_only_entry = not prefill
        self._above = ""
        self._comes_back = False
        """Whether the screen that was over this one when it was left is still to be laid over it again."""
        self._asked: set[tuple[Ref, str]] = set()
        self._asks = not self._draft.aside("above")
        begin = first_unwritten(self._draft) if of.number else MEETING
        self._page = page_at(self._draft.aside("place") or begin.key)

    def compose(self) -> ComposeResult:
        """Where I am, the three columns, the keys."""
        yield self.status_line()
        with Horizontal(id="conversation"):
            yield PageList(self._draft)
            yield StepPage(self._journal, self._draft)
            yield Offers()
        yield KeysBelow()

    async def on_mount(self) -> None:
        """Begin where one was, or at the first step that is not prepared."""
        above = self._draft.aside("above")
        at = self.left_in if self._draft.left is not None else ""
        self._comes_back = bool(above)
        remember_field(self)
        await self._show(self._page)
        self.watch(self, "focused", self._say_what_letters_do)
        if self.of.number:
            self.query_one(PageList).focus()
        else:
            self.query_one(StepPage).write()
        if above:
            self.call_after_refresh(self.run_action, above)
        elif at:
            self.call_after_refresh(write_at, self, at)

    def _say_what_letters_do(self, focused: Widget | None) -> None:
        """Say that a letter is a command, while the list of the pages has the focus."""
        if focused is not None:
            self.set_class(isinstance(focused, PageList), "-choosing")

    async def _show(self, page: PreparationPage) -> None:
        self.take_in()
        await self._turn_to(page)

    async def _turn_to(self, page: PreparationPage) -> None:
        self._page = page
        self.query_one(PageList).fill(page)
        await self.query_one(StepPage).show(page)
        self._offer()
        self._say_where()
        self._ask_who()

    def _ask_who(self) -> None:
        """Ask once who somebody is, where that has to be known to find the conversations before this one."""
        before = self._draft.entry.with_whom if self._draft.entry else ""
        if not self._asks or self._above or (self._page is MEETING and self._draft.typed["with_whom"] != before):
            return  # the name may not be written to its end
        conversation = self._draft.as_it_stands()
        question = People(self._journal, conversation).question(conversation)
        if question is None or (question.of, question.says) in self._asked:
            return
        from careerjournal.tui.conversations.who import WhoIsIt  # noqa: PLC0415 - loaded when it is wanted

        self._asked.add((question.of, question.says))
        self.app.push_screen(WhoIsIt(question), partial(self._answered, question))

    async def _answered(self, question: Question, person: str | None) -> None:
        if person is None:
            return
        if question.of == self.of:
            self._draft.put("person", person)
            self._autosave.changed()
        else:
            try:
                earlier = self._journal.conversations[question.of.number]
                self._journal.keep(structs.replace(earlier, person=person), drafted=False)
            except (JournalError, RecordError) as error:
                self.notify(str(error), severity="error")
                return
        page = self.query_one(StepPage)
        writing = self.focused is not None and page in self.focused.ancestors
        await self._show(self._page)
        if writing:
            page.write()

    def _say_where(self) -> None:
        conversation = self._draft.as_it_stands()
        who = self._draft.typed["with_whom"] or "somebody"
        when = f", {conversation.when.brief}" if conversation.when else ""
        self.status_title = f"With {who}{when} › {self._page.name}"

    def _offer(self, *, keep: bool = False) -> None:
        """Show what the journal holds for the page."""
        offers = self.query_one(Offers)
        offers.set_class(self._page in (MEETING, QUESTIONS), "-none")
        found = offers_at(self._page, self._draft, self._journal)
        offers.show(found, text_at(self._page, self._draft), keep=keep)
        for reach in self.query(Reach):
            reach.say_how_many(len(found))
        self.refresh_bindings()

    @property
    def _overlaid(self) -> list[OverlaidScreen]:
        """The screens that are laid over this one, where there are any."""
        screens = self.app.screen_stack if self._above else []
        return [screen for screen in screens if isinstance(screen, OverlaidScreen) and screen.is_mounted]

    def gather(self) -> bool:
        """Put what stands on the page into the draft; whether any of it is new.

        While another screen is over this one, what stands here may be older than what was typed there.
        """
        self._draft.put_aside("place", self._page.key)
        self._draft.put_aside("above", self._above)
        new = False
        for shown in self._overlaid if self._above else self.query(StepPage):
            new |= shown.gather()
        return new

    def show_new(self) -> None:
        """Say on which pages something is written; and on the screen over this one, what it says there."""
        for screen in self._overlaid:
            screen.show_new()
        if not self._above:
            for pages in self.query(PageList):
                pages.fill()

    @on(PageList.Chosen)
    async def _chosen(self, event: PageList.Chosen) -> None:
        if event.page != self._page:
            await self._show(event.page)
        if event.entered:
            self.query_one(StepPage).write()

    async def action_to(self, key: str) -> None:
        """Go to a page by its key."""
        self.query_one(PageList).focus()
        await self._show(page_at(key))

    async def action_onward(self) -> None:
        """Go on to the next page, ready to write."""
        after = PAGES[(PAGES.index(self._page) + 1) % len(PAGES)]
        await self._show(after)
        self.query_one(StepPage).write()

    async def action_preview(self) -> None:
        """Show what is written as it will be read, or to be written in."""
        page = self.query_one(StepPage)
        await turn_preview(page, page.texts, titled_in(self._journal))

    def action_to_places(self) -> None:
        """Back to the list of pages."""
        self.remove_class("-offering")
        self.query_one(PageList).focus()

    def action_offers(self) -> None:
        """To what the journal holds."""
        if self._has_offers:
            self.add_class("-offering")
            self.query_one(OfferList).focus()
        else:
            self.notify("The journal holds nothing for this step yet.")

    @property
    def _has_offers(self) -> bool:
        """Whether there is something to take into the text of the page."""
        offers = self.query(Offers)
        return self._page not in (MEETING, QUESTIONS) and bool(offers) and offers.first().next is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to take something in only where there is something."""
        return super().check_action(action, parameters) and (action != "take" or self._has_offers)

    @on(OfferList.Taken)
    def action_take(self) -> None:
        """Take what is marked into the text."""
        offers = self.query_one(Offers)
        if not offers.display:
            self.action_offers()
            return
        offer = offers.next
        if offer is not None and self._page is not QUESTIONS:
            self.query_one(StepPage).take(offer.text)
            self.take_in()
            self.show_new()
            self._offer(keep=True)

    def action_brief(self) -> None:
        """What goes on the one page."""
        from careerjournal.tui.conversations.brief import BriefScreen  # noqa: PLC0415 - loaded when it is wanted

        self._lay_over("brief", BriefScreen(self._journal, self._draft, self._autosave))

    async def action_room(self) -> None:
        """My questions, notes, the clock, and what is agreed."""
        from careerjournal.tui.conversations.room import RoomScreen  # noqa: PLC0415 - loaded when it is wanted

        if await self._is_put_down():
            self._lay_over("room", RoomScreen(self._journal, self._draft, self._autosave))

    async def action_afterwards(self) -> None:
        """The write-up, and the next one."""
        from careerjournal.tui.conversations.afterwards import AfterwardsScreen  # noqa: PLC0415 - loaded when it is wanted

        if await self._is_put_down():
            self._lay_over("afterwards", AfterwardsScreen(self._journal, self._draft, self._autosave))

    async def action_calendar(self) -> None:
        """Write this meeting out for a calendar; one that was arranged in the meeting before replaces that there."""
        from careerjournal.conversations.meetings import previous  # noqa: PLC0415 - loaded when it is wanted
        from careerjournal.exchange.calendar import Occasion  # noqa: PLC0415 - likewise
        from careerjournal.tui.conversations.calendar import write_meeting  # noqa: PLC0415 - likewise

        if not await self._is_put_down():
            return
        conversation = self._draft.as_it_stands()
        of, occasion = conversation, Occasion.THIS_MEETING
        before = previous(conversation, self._journal)
        if before is not None and before.next_meeting is not None:
            of, occasion = before, Occasion.NEXT_MEETING
        when, minutes = conversation.appointment, conversation.minutes
        write_meeting(self, self._journal, when, of=of, occasion=occasion, minutes=minutes)

    async def action_keep_want(self) -> None:
        """Put the notes of the second step down as what the other person wants, on the page of their name."""
        if not await self._is_put_down():
            return
        conversation = self._draft.as_it_stands()
        if not conversation.step(StepName.ASPIRATIONS).notes.strip():
            self.notify("Note at the second step what they say they want. Then this puts it down on their page.")
            return
        name = whose_wants(conversation, self._journal)
        if name is None:
            self.notify("It is not clear yet whom this is with; the first page says it.")
            return
        kept = with_want(name, conversation, self._journal.today())
        try:
            kept = self._journal.keep(kept, drafted=False) if name.number else self._journal.add(kept, drafted=False)
        except (JournalError, RecordError) as error:
            self.notify(str(error), severity="error")
            return
        listed = "" if name.number else " The name is on the names list now."
        self.notify(f"Put down as what {kept.name} wants. It stands on the page of their name.{listed}")

    async def _keep_and_leave(self) -> None:
        if await self.kept(leaving=True):
            if self._draft.half_typed:
                self.notify(
                    "Kept, but the line under “Agreed” is no action yet. It stays as a draft; Today shows it first, "
                    "under “Left open”.",
                    severity="warning",
                )
            self.dismiss(self.of)

    async def _is_put_down(self) -> bool:
        """Whether what is agreed can name this conversation; a new one is put down first."""
        self.take_in()
        return bool(self.of.number) or await self.kept()

    def _lay_over(self, name: str, screen: WritingScreen[None]) -> None:
        """Put another screen of this conversation over this one; after a lock it is there again."""
        self.take_in()
        self._above = name
        if isinstance(screen, OverlaidScreen):
            screen.comes_back = self._comes_back
        self._comes_back = False
        self.app.push_screen(screen, self._come_back)

    async def _come_back(self, _: None) -> None:
        self._above, self._asks = "", True
        await self._turn_to(self._page)

    def stop_preview(self) -> bool:
        """From reading a text back to writing it; whether it was read."""
        return stop_preview(self.query_one(StepPage))

    async def show_problems(self, problems: tuple[Problem, ...]) -> bool:
        """Turn to the page of the first problem, and mark its fields; whether it has one."""
        page = page_of(str(problems[0].path[0]))
        if page is None:
            return False
        await self._show(page)
        for form in self.query(Form):
            form.show_problems([problem for problem in problems if problem.path[0] in page.fields])
        return True
