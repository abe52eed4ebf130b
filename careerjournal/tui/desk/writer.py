"""Opens what entries are written and changed on, from the desk, and shows there what came of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from careerjournal.conversations.people import people_of
from careerjournal.journal.becoming import became, becomes, ended_well
from careerjournal.journal.draft_words import NEW_CAREER, NEW_REVIEW, OWN_QUESTIONS, reading_left
from careerjournal.model.kinds import entry_class
from careerjournal.model.links import Kind, Ref
from careerjournal.model.records import RecordError, validated
from careerjournal.model.reflection import Reflection
from careerjournal.model.setback import Setback
from careerjournal.model.success import Success
from careerjournal.model.typed import TypedError, from_typed
from careerjournal.tui.output.tried import tried
from careerjournal.tui.sections.catalogue import lists, new_in, section_of, shows
from careerjournal.tui.sections.kinds import SHOWN
from careerjournal.tui.widgets.hints import with_keys

if TYPE_CHECKING:
    from careerjournal.journal.drafts import Draft
    from careerjournal.journal.journal import Journal
    from careerjournal.model.spans import Span
    from careerjournal.tui.desk.base import Desk
    from careerjournal.tui.desk.opener import Opener
    from careerjournal.tui.desk.reader import Reader


class Writer:
    """Opens what entries are written and changed on.

    Args:
        desk: the desk.
        journal: the open journal.
        reader: reads the journal behind the desk.
        opener: opens what drafts are gone on with that are of no entry.
    """

    def __init__(self, desk: Desk, journal: Journal, reader: Reader, opener: Opener) -> None:
        self._desk = desk
        self._journal = journal
        self._reader = reader
        self._opener = opener

    @property
    def _open(self) -> Ref | None:
        """The entry that is open."""
        return self._desk.place.ref

    def own_questions(self) -> None:
        """Put down questions of one's own."""
        from careerjournal.tui.today.own_questions import OwnQuestions  # noqa: PLC0415 - loaded when it is wanted

        self._desk.app.push_screen(OwnQuestions(self._journal), self._desk.show_again)

    def new(self) -> None:
        """Put down a new entry of what is shown: of the view's kind, or the section's."""
        kinds = new_in(self._desk.section, self._desk.place.view)
        if len(kinds) == 1:
            self._write_new(kinds[0])
        else:
            self._pick_kind(kinds)

    def new_any(self) -> None:
        """Put down a new entry of a kind to be chosen."""
        self._pick_kind(tuple(kind for kind, shown in SHOWN.items() if shown.written))

    def _pick_kind(self, kinds: tuple[Kind, ...]) -> None:
        from careerjournal.tui.desk.pick_kind import PickKind  # noqa: PLC0415 - loaded when it is wanted

        self._desk.app.push_screen(PickKind(kinds), lambda kind: self._write_new(kind) if kind else None)

    def _write_new(self, kind: Kind) -> None:
        """Open the form on a new entry; where one was begun before and left open, say that this is it."""
        left = self._journal.drafts.get(Ref(kind, 0))
        self.write(Ref(kind, 0))
        if left is not None and kind is not Kind.SHARE:
            keep, let_go = ("keep-conversation", "let-it-go") if kind is Kind.CONVERSATION else ("keep", "let-go")
            keeps = "keeps it as it stands" if self._holds_together(left) else "keeps it once nothing is missing"
            self._desk.notify(
                with_keys(
                    self._desk,
                    "This is the new {kind} that you began and left open, last typed {when}. "
                    f"{{{keep}: {keeps}}}, and {{new}} then begins another; {{{let_go}: lets it go}}.",
                    kind=kind,
                    when=f"{left.when.day} {left.when:%B %H:%M}",
                )
            )

    def _holds_together(self, draft: Draft) -> bool:
        """Whether what was typed can be kept as it stands."""
        try:
            validated(from_typed(entry_class(draft.of.kind), dict(draft.values), self._journal.today()))
        except (TypedError, RecordError):
            return False
        return True

    def edit(self) -> None:
        """Change the open entry."""
        if self._open is not None:
            self.write(self._open)
        elif self._desk.unlisted:
            person = people_of(self._journal).get(self._desk.unlisted)
            self.write(Ref(Kind.NAME, 0), begun={"name": person.name if person else ""})

    def write(self, ref: Ref, prefill: dict[str, object] | None = None, begun: dict[str, object] | None = None) -> None:
        """Open the form on an entry; with number 0, on a new one."""
        from careerjournal.tui.desk.writing_screen import writing_screen  # noqa: PLC0415 - loaded when it is wanted

        if ref.kind is Kind.SHARE:
            self._opener.share_draft()
            return
        if ref == NEW_CAREER:
            self._opener.bring_in()
            return
        if ref == OWN_QUESTIONS:
            self.own_questions()
            return
        if is_closed(self._journal, ref):
            self.look_back(ref)
            return
        self._desk.app.push_screen(writing_screen(self._journal, ref, prefill, begun), self._written)

    async def _written(self, ref: Ref | None) -> None:
        if ref is not None:
            self._say_closed(ref)
            in_place = self._desk.section.is_today and ref.kind is Kind.REFLECTION
            view = self._desk.place.view
            in_place |= shows(view, ref.kind) or lists(self._desk.section, view, ref.kind)
            section = self._desk.section if in_place or ref.kind in self._desk.section.kinds else section_of(ref)
            await self._desk.go(section, ref, reading=self._desk.reading)
        else:
            await self._desk.refresh_desk()

    def read_anew(self, ref: Ref) -> None:
        """Say how an entry reads today; where a draft of it is left open, in its form."""
        from careerjournal.tui.writing.later_reading import LaterReading  # noqa: PLC0415 - loaded when it is wanted

        draft = self._journal.drafts.get(ref)
        if draft is not None:
            if reading_left(draft) is None:
                self._desk.notify("A draft of this is left open, so its later readings are in the form.")
            self.write(ref)
        elif self._journal.get(ref) is not None:
            self._desk.app.push_screen(LaterReading(self._journal, ref), self._desk.show_again)

    def _say_closed(self, ref: Ref) -> None:
        """Say until when a letter is closed that was written just now."""
        letter = self._journal.get(ref)
        if isinstance(letter, Reflection) and letter.is_closed and letter.open_on is not None:
            self._desk.notify(
                with_keys(self._desk, "Closed until {day}. {undo: takes it back}.", day=letter.open_on.words)
            )

    async def ended_well(self) -> None:
        """Keep that the open success is under way no more."""
        success = self._to_end()
        if success is not None and tried(self._desk, lambda: ended_well(self._journal, success)):
            self._desk.notify(with_keys(self._desk, "It went well. {undo: takes it back}."))
            await self._desk.refresh_desk()

    async def became_setback(self) -> None:
        """Put down the setback that the open success became, and show it."""
        success = self._to_end()
        if success is not None and tried(self._desk, lambda: became(self._journal, success, Kind.SETBACK)):
            ended = self._journal.get(success.ref)
            setback = ended.became if isinstance(ended, Success) else None
            stays = f"{success.ref} stays as you wrote it, and each leads to the other"
            self._desk.notify(
                with_keys(
                    self._desk, "It became {setback}; {stays}. {undo: takes it back}.", setback=setback, stays=stays
                )
            )
            await self._desk.go(self._desk.section, setback, reading=self._desk.reading)

    def become(self) -> None:
        """Ask what the open entry becomes, and make it that."""
        from careerjournal.tui.sheets.become import BecomeSheet  # noqa: PLC0415 - loaded when it is wanted

        entry = self._journal.get(self._open) if self._open is not None else None
        kinds = becomes(entry) if entry is not None else ()
        if entry is None or not kinds or self._goes_on_with_draft(entry.ref):
            return

        async def become(kind: Kind | None) -> None:
            if kind is not None and tried(self._desk, lambda: became(self._journal, entry, kind)):
                now = self._journal.entry(entry.ref)
                self._desk.notify(
                    with_keys(
                        self._desk,
                        "It is {now} now, and {before} leads to it. {undo: takes it back}.",
                        now=now.ref,
                        before=entry.ref,
                    )
                )
                await self._written(now.ref)

        self._desk.app.push_screen(BecomeSheet(self._journal.title(entry), kinds), become)

    def _to_end(self) -> Success | None:
        """The open success, where it is under way and nothing is written in it just now."""
        success = self._journal.get(self._open) if self._open is not None else None
        if not isinstance(success, Success) or not success.under_way or self._goes_on_with_draft(success.ref):
            return None
        return success

    def _goes_on_with_draft(self, ref: Ref) -> bool:
        """Open the form where a draft of an entry is left open, and say that this comes first; whether one is."""
        if self._journal.drafts.get(ref) is None:
            return False
        self._desk.notify("A draft of this is left open. Keep it or let it go first.")
        self.write(ref)
        return True

    def came_right(self) -> None:
        """Put down the success that belongs beside the open setback."""
        setback = self._journal.get(self._open) if self._open is not None else None
        if isinstance(setback, Setback):
            self.write(Ref(Kind.SUCCESS, 0), {"after": str(setback.ref), "tags": ", ".join(setback.tags)})

    def put_to_use(self) -> None:
        """Ask when and where the open lesson was put to use."""
        from careerjournal.tui.desk.put_to_use import ask_for_use  # noqa: PLC0415 - loaded when it is wanted

        if self._open is not None and not self._goes_on_with_draft(self._open):
            ask_for_use(self._desk, self._journal, self._open, self._written)

    def remind(self) -> None:
        """Ask after how many months without a conversation to be reminded of the person whose page is open."""
        from careerjournal.tui.conversations.remind import ask_to_remind  # noqa: PLC0415 - loaded when it is wanted

        if self._open is None or not self._goes_on_with_draft(self._open):
            ask_to_remind(self._desk, self._journal, self._open, self._desk.unlisted, self._written)

    def look_back(self, ref: Ref) -> None:
        """Look back at what was sealed in an entry, or open the letter that it is."""
        from careerjournal.tui.today.opening import open_closed  # noqa: PLC0415 - loaded when it is wanted

        open_closed(self._desk, self._journal, ref, self._desk.open_entry, self._desk.refresh_desk)

    def debrief(self) -> None:
        """Put down what was asked in the room."""
        from careerjournal.tui.writing.edit import EditScreen  # noqa: PLC0415 - loaded when it is wanted

        if self._open is not None:
            self._desk.app.push_screen(EditScreen(self._journal, self._open, at="debrief"), self._written)

    def letter(self) -> None:
        """Write a letter to oneself."""
        self.write(Ref(Kind.REFLECTION, 0), prefill={"open_on": "+1y"})

    def link(self) -> None:
        """Point from the open entry to another."""
        from careerjournal.tui.sheets.pick import PickEntry  # noqa: PLC0415 - loaded when it is wanted

        if self._open is not None:
            self._desk.app.push_screen(PickEntry(self._journal), partial(self._link, self._open))

    async def _link(self, ref: Ref, to: Ref | None) -> None:
        entry = self._journal.get(ref)
        if entry is None or to is None:
            return
        if to == entry.ref:
            self._desk.notify("An entry does not point at itself.")
            return
        tried(self._desk, lambda: self._journal.link(entry, to))
        await self._desk.refresh_desk()

    def history(self) -> None:
        """Show what the open entry said before each edit."""
        from careerjournal.tui.desk.history import HistoryScreen  # noqa: PLC0415 - loaded when it is wanted

        if self._open is not None and is_closed(self._journal, self._open):
            self._desk.notify("A letter is closed with all that it said before; open it first.")
        elif self._open is not None:
            self._desk.app.push_screen(HistoryScreen(self._journal, self._open), self._desk.show_again)

    def ask_for_review(self) -> None:
        """Ask which time, and look back over it in one sitting."""
        from careerjournal.tui.year_review.opening import ask_for_span  # noqa: PLC0415 - loaded when it is wanted

        ask_for_span(self._desk.app, self._journal, self.review, self._open)

    def review(self, span: Span) -> None:
        """Look back over a span in one sitting; where the journal is still being read, as soon as it is."""
        from careerjournal.tui.year_review.opening import screen_of  # noqa: PLC0415 - loaded when it is wanted

        if not self._journal.is_read:
            self._reader.once_read(lambda: self.review(span), "Then the look back begins.")
            return
        screen = screen_of(self._journal, span)
        if screen is None:
            self._desk.notify("Another look back in one sitting is left open. Keep it or let it go first.")
            self.write(NEW_REVIEW)
        else:
            self._desk.app.push_screen(screen, self._written)


def is_closed(journal: Journal, ref: Ref) -> bool:
    """Whether an entry is a letter that nobody has opened."""
    return bool(getattr(journal.get(ref), "is_closed", False))
