"""A conversation in hand: its meeting, the seven steps with what the journal offers for each, the room, afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from careerjournal.conversations.draft import ConversationDraft
from careerjournal.conversations.meetings import commitments, what_became_of_it
from careerjournal.conversations.pages import (
    MEETING,
    PAGES,
    QUESTIONS,
    PreparationPage,
    is_written,
    offers_at,
    text_at,
)
from careerjournal.conversations.people import People
from careerjournal.journal.half_typed import HalfTyped
from careerjournal.journal.staying import is_about_staying
from careerjournal.model.conversation import Conversation, Step, StepName
from careerjournal.model.describe import fields_of
from careerjournal.model.links import Kind, Ref
from careerjournal.model.questions import questions
from careerjournal.plain.afterwards import write_up
from careerjournal.plain.brief import make
from careerjournal.plain.dialogue import BACK, NOTHING, OR_NOTHING, Choice
from careerjournal.plain.fields import ask_for, said_of
from careerjournal.plain.heard import heard
from careerjournal.plain.pages import A_PAGE
from careerjournal.plain.record import Record, ThatIsAll
from careerjournal.plain.room import Room
from careerjournal.plain.stops import Elsewhere, Left
from careerjournal.plain.writing import filling, kept, leave_open

if TYPE_CHECKING:
    from careerjournal.conversations.offers import Offer
    from careerjournal.plain.session import Session

_NUMBERED: Final = PAGES[1:]
"""The pages that have a number from 1 on; that of the meeting is a word, for nothing has the number 0."""
ROOM: Final = Choice("room", "sits in it, with notes, my questions and what is agreed")
AFTERWARDS: Final = Choice("afterwards", "writes it up, and arranges the next")
BRIEF: Final = Choice("brief", "puts the one page together, reads it out and writes it")
_AWAY: Final = Choice("away", "goes back without keeping what was typed")
_CHOICES: Final = (
    Choice("meeting", "with whom, in which part, when, and how long"),
    ROOM,
    AFTERWARDS,
    BRIEF,
    Choice("again", "prints the pages again"),
    _AWAY,
    Choice(BACK.word, "keeps it, and goes back"),
)
_MORE: Final = Choice("more", "prints what else the journal offers")
_FIELDS: Final = {field.name: field for field in fields_of(Conversation)}
_PREPARATION: Final = next(field for field in fields_of(Step) if field.name == "preparation")


def prepare(session: Session, of: Ref = Ref(Kind.CONVERSATION, 0), begin: str = "") -> None:  # noqa: B008 - immutable
    """Prepare a conversation, hold it and write it up, until somebody goes back, which keeps it.

    Args:
        session: the journal, and whom to ask.
        of: the conversation; number 0 for a new one.
        begin: the word of what is begun with; the pages, where it is not given.

    Raises:
        Stopped: the program is left, or the journal locks; what was typed is a draft.
    """
    draft = ConversationDraft(session.journal, of)
    if draft.left is not None:
        session.say("A draft of it was left open; you go on with that.")
    Preparing(session, draft).begin(begin)


class Preparing:
    """A conversation in hand.

    Args:
        session: the journal, and whom to ask.
        draft: the conversation.
    """

    def __init__(self, session: Session, draft: ConversationDraft) -> None:
        self._session = session
        self._draft = draft

    def begin(self, word: str = "") -> None:
        """Do what a word says first, and then what is chosen, until somebody goes back.

        Raises:
            Stopped: the program is left, or the journal locks; what was typed is a draft.
        """
        try:
            if not self._draft.of.number and self._draft.left is None:
                self._ask_fields(MEETING)
            self._ask_who()
            if word and not self._do(word):
                return
            self._say_pages()
            while True:
                answer = self._session.dialogue.choose(self._called, _CHOICES, len(_NUMBERED))
                if answer.number:
                    self._turn_to(_NUMBERED[answer.number - 1])
                elif not self._do(answer.word):
                    return
        except Left:
            leave_open(self._session, self._draft)
        except Elsewhere:
            self._keep()  # as going back does
            raise

    @property
    def _called(self) -> str:
        return f"With {self._draft.typed['with_whom'] or 'somebody'}: a page by its number"

    def _do(self, word: str) -> bool:
        """Do what a word says; whether to go on."""
        try:
            match word:
                case "meeting":
                    self._ask_fields(MEETING)
                    self._ask_who()
                case ROOM.word:
                    if self._put_down():
                        Room(self._session, self._draft).sit()
                        self._keep()
                case AFTERWARDS.word:
                    if self._put_down():
                        write_up(self._session, self._draft)
                        self._keep()
                case BRIEF.word:
                    make(self._session, self._draft)
                case "again":
                    self._say_pages()
                case _AWAY.word:
                    return not self._let_go()
                case _:
                    return not self._keep()
        except Left:
            self._session.say("Left.")
        return True

    def _let_go(self) -> bool:
        if self._draft.changed and not self._session.dialogue.yes("Let go of what was typed since it was kept?"):
            return False
        return self._session.done(self._draft.let_go)

    def _put_down(self) -> bool:
        """Whether what is agreed can name this conversation; a new one is put down first."""
        return bool(self._draft.of.number) or self._keep()

    def _keep(self) -> bool:
        half = bool(HalfTyped(self._draft).text or self._draft.aside("line"))
        ref: Ref | None = self._draft.of
        if self._draft.changed:
            ref = kept(self._session, self._draft)
            if ref is not None:
                self._session.say(f"Kept as {ref}.")
        elif not half:
            self._session.done(self._draft.let_go)
        if half and ref is not None:  # half a line is no part of it yet, and is not lost either
            self._draft.store()
            self._session.say("What you had half typed is left as a draft; “drafts” goes on with it.")
        return ref is not None

    def _say_pages(self) -> None:
        self._session.say(f"With {self._draft.typed['with_whom'] or 'somebody'}. The pages:")
        self._session.dialogue.say_numbered(
            [f"{page.name}: {'written' if is_written(page, self._draft) else 'empty'}" for page in _NUMBERED]
        )

    def _ask_who(self) -> None:
        """Ask who somebody is, where that has to be known to find the conversations before this one."""
        conversation = self._draft.as_it_stands()
        question = People(self._session.journal, conversation).question(conversation)
        if question is None or question.of != self._draft.of:
            return
        self._session.say(question.says)
        self._session.dialogue.say_numbered([choice.label for choice in question.choices])
        answer = self._session.dialogue.choose(OR_NOTHING, (NOTHING,), len(question.choices), usual=NOTHING.word)
        if answer.number:
            self._draft.put("person", question.choices[answer.number - 1].person)
            self._draft.store()

    def _ask_fields(self, page: PreparationPage) -> None:
        """Ask for each field of a page."""
        self._session.say(" ".join(filter(None, (f"{page.name}.", page.says))))
        try:
            for name in page.fields:
                ask_for(self._session, filling(self._session, self._draft, _FIELDS[name]), _FIELDS[name])
        except ThatIsAll:
            return

    def _turn_to(self, page: PreparationPage) -> None:
        """One page: its questions, what stands there, what the journal offers, until somebody goes back."""
        offers, printed = self._say_page(page), A_PAGE
        while True:
            words = [_MORE] if printed < len(offers) else []
            words += [Choice("write", "writes, or changes, what is prepared there")]
            words += [Choice(name, f"asks for its {_FIELDS[name].label.lower()}") for name in self._own(page)]
            words += [Choice("next", "goes on to the next page"), Choice("again", "prints the page again"), BACK]
            try:
                answer = self._session.dialogue.choose(page.name, words, min(printed, len(offers)))
            except Left:
                return
            if answer.number:
                self._take(page, offers[answer.number - 1])
                continue
            match answer.word:
                case BACK.word:
                    return
                case _MORE.word:
                    self._say_offers(page, offers, printed)
                    printed += A_PAGE
                    continue
                case "next":
                    page = PAGES[(PAGES.index(page) + 1) % len(PAGES)]
                    if page is MEETING:
                        return
                case "again":
                    pass
                case word:
                    self._write(page, word)
                    continue
            offers, printed = self._say_page(page), A_PAGE

    def _own(self, page: PreparationPage) -> tuple[str, ...]:
        """The fields of a page that has a step besides."""
        return page.fields if page.step is not None else ()

    def _say_page(self, page: PreparationPage) -> list[Offer]:
        say, journal = self._session.say, self._session.journal
        conversation = self._draft.as_it_stands()
        say(f"\n{page.name}. {page.says}".rstrip())
        if page.step is not None:
            staying = is_about_staying(conversation, journal)
            for question in questions(page.step, conversation.my_part, staying=staying):
                say(f"- {question}", "  ")
        if page.step is StepName.OPENING:
            for action in commitments(conversation, journal):
                who = "" if action.is_mine else f"{action.doer}: "
                say(f"Agreed last time: {who}{action.what}: {what_became_of_it(action, journal.today())}")
        for name in self._own(page):
            say(f"{_FIELDS[name].label}: {said_of(_FIELDS[name], self._draft.typed) or 'empty'}")
        text = self._text(page)
        say(f"Prepared:\n{heard(text, journal)}" if text.strip() else "Nothing is prepared here yet.")
        offers = [] if page is QUESTIONS else offers_at(page, self._draft, journal)
        if offers:
            say("From the journal; a number takes it in:")
        self._say_offers(page, offers, 0)
        return offers

    def _say_offers(self, page: PreparationPage, offers: list[Offer], start: int) -> None:
        """Print a few of what the journal offers, from a place on, and how many there are still."""
        there = text_at(page, self._draft)
        self._session.dialogue.say_numbered(
            [
                f"{one.heading}: {one.words}{' (taken in)' if one.is_in(there) else ''}"
                for one in offers[start : start + A_PAGE]
            ],
            start + 1,
        )
        if (left := len(offers) - start - A_PAGE) > 0:
            self._session.say(f"and {left} more")

    def _text(self, page: PreparationPage) -> str:
        """What one writes on a page: the preparation of its step, or its only field."""
        if page.step is not None:
            return str(self._draft.step(page.step)["preparation"])
        return str(self._draft.typed[page.fields[0]])

    def _put_text(self, page: PreparationPage, text: str) -> None:
        if page.step is not None:
            self._draft.put_step(page.step, {"preparation": text})
        else:
            self._draft.put(page.fields[0], text)
        self._draft.store()
        self._session.say_how_drafts_stand()

    def _take(self, page: PreparationPage, offer: Offer) -> None:
        """Put what was offered at the end of what is prepared, as a line of its own."""
        before = self._text(page).rstrip()
        apart = "" if not before else "\n" if before.rpartition("\n")[2].startswith("- ") else "\n\n"
        self._put_text(page, f"{before}{apart}- {offer.text}")
        self._session.say(f"Taken in: {offer.words}")

    def _write(self, page: PreparationPage, word: str) -> None:
        field = _FIELDS[word] if word in _FIELDS else None if page.step is not None else _FIELDS[page.fields[0]]
        try:
            if field is not None:
                ask_for(self._session, filling(self._session, self._draft, field), field)
            elif page.step is not None:
                step = page.step

                def put(values: Mapping[str, Any]) -> None:
                    self._put_text(page, str(values.get("preparation", self._text(page))))

                half = HalfTyped(self._draft)
                ask_for(
                    self._session,
                    Record(Step, self._draft.step(step), put, half, path=f"{step}/"),
                    _PREPARATION,
                )
        except (ThatIsAll, Left):
            return
