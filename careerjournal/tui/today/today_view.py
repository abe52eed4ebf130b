"""The first page: a question to sit with, and the few things that belong to this day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Static

from careerjournal.journal.draft_words import title_of
from careerjournal.journal.errors import JournalError
from careerjournal.journal.look_back import sentence
from careerjournal.journal.memories import let_rest
from careerjournal.journal.reminded import reminded
from careerjournal.journal.search.row_words import times_applied
from careerjournal.journal.sitting import another, sitting
from careerjournal.journal.today import Today, in_days, not_named, readiness, today_in
from careerjournal.model.links import Kind, Ref
from careerjournal.model.records import RecordError
from careerjournal.model.reflection import Reflection
from careerjournal.model.text import first_words
from careerjournal.model.typed import TypedError, from_typed
from careerjournal.tui.entry.action_line import lines_of
from careerjournal.tui.entry.draft_line import DraftLine
from careerjournal.tui.entry.link_line import LinkLine
from careerjournal.tui.entry.nudges import NudgeLine, nudge_lines, nudges_wanted
from careerjournal.tui.entry.page import Page
from careerjournal.tui.entry.rows import facts
from careerjournal.tui.output.safe import plain
from careerjournal.tui.output.tried import tried
from careerjournal.tui.sections.view import Changed, SectionView, WriteEntry
from careerjournal.tui.today.look_back_line import LookBackLine
from careerjournal.tui.today.memory_line import MemoryLine
from careerjournal.tui.widgets.cutting import Wrapped
from careerjournal.tui.widgets.hints import Hint, hint, key_shown, pressing, with_keys
from careerjournal.tui.widgets.how_far import HowFar

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Conversation
    from careerjournal.model.arrangement import Rest
    from careerjournal.tui.sections.catalogue import Section

DRAFTS: Final = 6
"""Drafts of entries that are listed: the latest."""
_NEAR: Final = 3
"""Lines beyond what is in sight within which a line that can be opened is gone to at once."""
NEW: Final = Ref(Kind.REFLECTION, 0)
"""An answer that is not kept yet."""


SMALL: Final = 10
"""Entries from which on a journal is no small one, and Today says no more where one might begin."""


class TodayView(Page, SectionView):
    """Today."""

    WHOLE = True

    def __init__(self, journal: Journal) -> None:
        super().__init__(id="today")
        self._journal = journal
        self._was_at: tuple[int, int] | None = None
        """The line that was chosen before a lock and how many there were, until all of them are there again."""

    @property
    def question(self) -> str:
        """The question that is asked."""
        return sitting(self._journal).question

    def another(self) -> None:
        """Ask something else."""
        if self._next():
            self.call_later(self._draw)

    def _next(self) -> bool:
        """Ask something else, and return whether that could be remembered."""
        return tried(self, lambda: another(self._journal))

    def action_scroll_down(self) -> None:
        """To the next line that can be opened, from the last to the first; down a line where it is far."""
        if not self._to_line(1):
            super().action_scroll_down()

    def action_scroll_up(self) -> None:
        """To the line before that can be opened, from the first to the last; up a line where it is far."""
        if not self._to_line(-1):
            super().action_scroll_up()

    def action_scroll_home(self) -> None:
        """To the first line that can be opened, and to the top of the page."""
        self._to_end(0)
        super().action_scroll_home()

    async def action_scroll_end(self) -> None:  # type: ignore[override] # an action may be waited for
        """To the last line that can be opened, and to the end of the page."""
        self._to_end(-1)
        await super().action_scroll_end()

    def _to_end(self, place: int) -> None:
        lines = self._lines
        if lines:
            lines[place].focus(scroll_visible=False)

    @property
    def position(self) -> object:
        """The line that is chosen, and of how many; None where none is."""
        lines, chosen = list(self.query(LinkLine)), self.screen.focused
        return (lines.index(chosen), len(lines)) if isinstance(chosen, LinkLine) and chosen in lines else self._was_at

    def come_back(self, position: object) -> None:
        """Choose it again once all of them are there."""
        self._was_at = cast("tuple[int, int] | None", position)

    def take_focus(self) -> None:
        """Take the focus; after a lock, to the line that was chosen, if nobody has chosen one meanwhile."""
        was_at, lines = self._was_at, list(self.query(LinkLine))
        if self._journal.is_read:
            self._was_at = None
        if was_at is not None and self._journal.is_read and was_at[1] == len(lines):
            lines[was_at[0]].focus(scroll_visible=False)
        else:
            super().take_focus()

    @property
    def _lines(self) -> list[LinkLine]:
        """The lines that can be opened; none while paragraphs are private, of which each is walked."""
        return [] if getattr(self.app, "private", False) else list(self.query(LinkLine))

    def _to_line(self, step: int) -> bool:
        """Go to the next line that can be opened, or to the one before; whether there is one that near."""
        lines = self._lines
        if not lines:
            return False
        here = next((place for place, line in enumerate(lines) if line.has_focus), None)
        if here is None:
            top = self.scroll_offset.y
            below = (place for place, line in enumerate(lines) if self._region_of(line).y >= top)
            to = next(below, 0) if step > 0 else len(lines) - 1
        else:
            to = (here + step) % len(lines)
        on = here is None or to == here + step
        if on and self._is_far(lines[to], step):
            return False
        lines[to].focus()
        if not on and step > 0:
            self.scroll_home(animate=False)  # as in a list, what stands above the first is in sight with it
        return True

    @staticmethod
    def _region_of(line: LinkLine) -> Region:
        """Where a line is on the page; it stands in a column of it."""
        column = line.parent
        return line.virtual_region.translate(column.virtual_region.offset if isinstance(column, Vertical) else (0, 0))

    def _is_far(self, line: LinkLine, step: int) -> bool:
        """Whether what lies between would be passed over unseen."""
        region, top, height = self._region_of(line), self.scroll_offset.y, self.scrollable_content_region.height
        return region.y > top + height + _NEAR if step > 0 else region.bottom < top - _NEAR

    def answer(self) -> None:
        """Answer the question in a new reflection; ask first where one was begun about something else."""
        from careerjournal.tui.today.two_answers import TwoAnswers  # noqa: PLC0415 - seldom seen

        if sitting(self._journal).answered is not None and not self._next():
            return
        asked = {"prompt": self.question}
        draft = self._journal.drafts.get(NEW)
        if draft is None or draft.values.get("prompt") == self.question:
            self.post_message(WriteEntry(NEW, prefill=asked))
            return

        def chosen(choice: str | None) -> None:
            if choice == "on" or (choice == "keep" and not self._keep_begun(draft)):
                self.post_message(WriteEntry(NEW))
            elif choice == "keep":
                self.post_message(WriteEntry(NEW, prefill=asked))

        self.app.push_screen(TwoAnswers(draft, self.question), chosen)

    def _keep_begun(self, draft: Draft) -> bool:
        """Keep a draft as an entry; one that does not hold together stays a draft, and that is said."""
        try:
            self._journal.add(from_typed(Reflection, dict(draft.values), self._journal.today()))
        except (TypedError, RecordError, JournalError):
            self.notify("What was begun cannot be kept as it stands yet. Here it is.")
            return False
        return True

    async def show_section(self, section: Section, view: str, keep: Ref | None, *, near: bool) -> Ref | None:
        """Work the page out again; where it was shown, it is read on where it was."""
        del section, view, keep
        standing = self.standing if near else None
        await self._draw()
        if standing is not None:
            self.return_to(standing)
        return None

    async def _draw(self) -> None:
        if isinstance(self.screen.focused, LinkLine) and self in self.screen.focused.ancestors:
            self._was_at = None
        async with self.batch():
            await self.remove_children()
            await self.mount_all(self._columns())

    @on(MemoryLine.LetRest)
    def _let_rest(self, event: MemoryLine.LetRest) -> None:
        """Ask how much is to rest, and let it."""
        from careerjournal.tui.today.rest_memory import RestMemory  # noqa: PLC0415 - seldom seen

        event.stop()

        def chosen(rest: Rest | None) -> None:
            if rest is not None and tried(self, lambda: let_rest(self._journal, rest)):
                self.notify(with_keys(self, "That rests. {undo: takes it back}."))
                self.post_message(Changed())

        self.app.push_screen(RestMemory(event.reflection, self._journal.today()), chosen)

    def _columns(self) -> list[Widget]:
        """What is asked and what is due, and what is worth a thought: side by side where it is wide, else beneath.

        So the columns are about as high as one another; where there is only one of the two, it is the second column.
        """
        first, rule = list(self._asks()), Static(classes="rule")
        due, thoughts = self._belongs(self._journal.today())
        if due and thoughts:
            return [Vertical(*first, rule, *due, classes="column"), Vertical(*thoughts, classes="column")]
        asked, rest = Vertical(*first, classes="column"), due or thoughts
        return [asked, rule, Vertical(*rest, classes="column")] if rest else [asked]

    def _asks(self) -> Iterator[Widget]:
        day = self._journal.today()
        yield Static(plain(f"{day:%A} {day.day} {day:%B}"), classes="facts")
        if getattr(self.app, "offers_tour", False):
            yield Hint(("tour", "shows what stands where, in eight short steps"))
        drafts = self._journal.drafts.all()
        if drafts:
            yield _heading("Left open")
            # Those of what is not kept yet are offered nowhere else, and there are few.
            later = [draft for draft in drafts[DRAFTS:] if self._journal.get(draft.of) is None]
            shown = [*drafts[:DRAFTS], *later]
            yield from (DraftLine(draft, title_of(draft, self._journal)) for draft in shown)
            if len(shown) < len(drafts):
                more = f"and {len(drafts) - len(shown):,} more; lists say at which entries, and their pages offer them"
                yield Static(plain(more, "$muted"), classes="words")
        yield Static(plain("A question to sit with"), classes="heading")
        asked = sitting(self._journal)
        yield Static(plain(asked.question, "not bold $muted" if asked.answered else ""), id="question", classes="title")
        if asked.answered is not None:
            said = Content.assemble("You answered it today. ", (f"“{first_words(asked.answered.body)}”", "$muted"))
            yield LinkLine(asked.answered.ref, said)
            yield Hint(("another", "another question"))
        else:
            yield Hint(("answer", "write"), ("another", "another"))
        if not self._journal.is_read:
            yield HowFar(self._journal, "The rest follows.", id="being-read", classes="words")

    def _belongs(self, day: dt.date) -> tuple[list[Widget], list[Widget]]:
        """What is due, and what is worth a thought."""
        if not self._journal.is_read:
            return [], []
        found = today_in(self._journal)
        due, thoughts = list(self._due(day, found)), list(self._thoughts(found))
        return (due, [*thoughts, *self._beginnings()]) if due or thoughts else (self._beginnings(), [])

    def _due(self, day: dt.date, found: Today) -> Iterator[Widget]:
        if found.conversation:
            yield from self._conversation(found.conversation, day)
        more = not_named(found)
        if found.due or more:
            yield _heading("Promised")
            yield from lines_of(found.due, day)
        if more:
            said = with_keys(self, "{more}; {actions: lists them}", "$muted", more=more)
            yield Static(said.content, classes="words")
        if found.waiting:
            opens = hint(self, ("next-line line-before", "go to it"), ("enter", "opens it"))
            yield Wrapped(Content.assemble("To look back at   ", opens), classes="heading")
            yield from (LookBackLine(entry.ref, plain(sentence(entry, day))) for entry in found.waiting)
        yield from self._reminders()

    def _thoughts(self, found: Today) -> Iterator[Widget]:
        if found.lesson:
            yield _heading("A lesson worth another look")
            said = Content.assemble(found.lesson.sentence, _muted(times_applied(found.lesson)))
            yield LinkLine(found.lesson.ref, said)
        if nudges_wanted(self):
            yield from nudge_lines(self, found.nudges, [_short(self._journal, nudge.of) for nudge in found.nudges])
        for place, reflection in enumerate(found.on_this_day):
            year = reflection.date.year if reflection.date else ""
            rest = Content.assemble("   ", hint(self, ("let-rest", "lets it rest"))) if not place else Content("")
            yield Wrapped(Content.assemble(f"On this day, {year}", rest), classes="heading")
            yield MemoryLine(reflection)

    def _reminders(self) -> Iterator[Widget]:
        """With whom one has not spoken for long, of those who were asked for by name."""
        if not reminded(self._journal):
            return
        from careerjournal.conversations.reminders import reminders  # noqa: PLC0415 - for those who asked for one

        found = reminders(self._journal)
        if found:
            rest = hint(self, ("let-rest", "lets it rest"))
            yield Wrapped(Content.assemble("You asked to be reminded   ", rest), classes="heading")
            yield from (NudgeLine(nudge) for nudge in found)

    def _beginnings(self) -> list[Widget]:
        """Where one might begin, as long as the journal is small: what was not begun yet."""
        count = self._journal.count
        if count(*Kind) >= SMALL:
            return []
        was_somewhere = count(Kind.ROLE, Kind.MOVE)
        places = (
            ("go-2", "what I want", count(Kind.ASPIRATION)),
            ("go-3", "where I have been", was_somewhere),
            ("go-4", "what went wrong", count(Kind.SETBACK)),
            ("take-in", "what I wrote in another journal", False),
            ("bring-in-career", "the career I have on LinkedIn or in a CV", was_somewhere),
            ("tour", "a short tour of what stands where", getattr(self.app, "took_tour", False)),
            ("help", "everything else", False),
        )
        lines = [key_shown(self, name, after="  ") + pressing(name, says) for name, says, begun in places if not begun]
        return [_heading("Or begin with"), Static(Content("\n").join(lines), classes="words")]

    def _conversation(self, held: Conversation, day: dt.date) -> Iterator[Widget]:
        when = held.when.first if held.when else day
        soon = held.when is not None and held.when.is_day and (when - day).days < 7
        time = held.appointment.time if held.appointment is not None else None
        elsewhere = f" {time.zone}" if time is not None and time.zone not in ("", self._journal.zone()) else ""
        at = f" {time.clock}{elsewhere}" if time is not None else ""
        name = f"{when:%A}{at}, with {held.with_whom}" if soon else f"With {held.with_whom}"
        yield _heading(name)
        ready, words = readiness(held)
        said = [f"as {held.my_part}" if held.my_part else "", in_days(when, day) if soon else facts(held)]
        yield LinkLine(
            held.ref,
            Content.assemble(
                ("● " * ready, "$growth"),
                ("○ " * (7 - ready), "$muted"),
                (f"  {words}", "$ink"),
                _muted(" · ".join(part for part in said if part)),
            ),
        )


def _short(journal: Journal, ref: Ref) -> str:
    entry = journal.get(ref)
    return first_words(journal.title(entry)) if entry else ""


def _heading(text: str) -> Static:
    return Static(plain(text), classes="heading")


def _muted(text: str) -> tuple[str, str]:
    return f"   {text}", "$muted"
