"""Sharing: what is opened by its number, the review's questions one by one, what leaves read out, and written."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import structs

from careerjournal.journal.errors import JournalError
from careerjournal.journal.half_typed import HalfTyped
from careerjournal.model.counting import counted
from careerjournal.model.name import Name
from careerjournal.model.text import clean_line
from careerjournal.model.vocabulary import NameKind
from careerjournal.plain.dialogue import BACK, Choice
from careerjournal.plain.stops import Elsewhere, Left, Stopped
from careerjournal.plain.writing_out import write_where_said
from careerjournal.sharing.audiences import audiences
from careerjournal.sharing.draft import ShareDraft, replacing, standing_in
from careerjournal.sharing.errors import SharingError
from careerjournal.sharing.outgoing import FORMS, WHAT_IT_IS, heard_before
from careerjournal.sharing.parcel import NotRecorded, Parcel, write_parcel
from careerjournal.sharing.redaction.answers import WHICH, Verdict
from careerjournal.sharing.review.findings import around

if TYPE_CHECKING:
    from careerjournal.plain.dialogue import Answer
    from careerjournal.plain.session import Session
    from careerjournal.sharing.preparation import Preparation
    from careerjournal.sharing.review.findings import Finding

NOTHING: Final = (
    "Nothing would leave. Everything is closed until you open it: say the number of a field or a paragraph."
)

_CHOICES: Final = (
    Choice("read", "reads exactly what will leave"),
    Choice("review", "asks, one by one, about what may still give somebody away"),
    Choice("names", "the names in it, and what stands in for each"),
    Choice("answers", "what was answered; a number asks again"),
    Choice("audience", "for whom, and so what becomes of dates and the rest"),
    Choice("person", "NAME: says for which person it is"),
    Choice("form", "as Markdown, plain text, a web page or a pack"),
    Choice("write", "writes it to a file, and records it in the ledger"),
    Choice("again", "prints the fields and paragraphs again"),
    Choice(BACK.word, "goes back; nothing leaves, and what is open and answered stays so"),
)
_REVIEW: Final = (
    Choice("replace", "WORDS: puts them in its place; without any, takes it out"),
    Choice("cut", "leaves out the sentence it stands in"),
    Choice("fine", "lets it leave as it is"),
    Choice("name", "puts the name on your list, with what stands in for it"),
    BACK,
)


class Sharing:
    """Something on its way out.

    Args:
        session: the journal, and whom to ask.
        prep: what is got ready.
        path: where it is to be written, as far as that is known.
    """

    def __init__(self, session: Session, prep: Preparation, path: str = "") -> None:
        self._session = session
        self._dialogue = session.dialogue
        self._prep = prep
        self._path = path
        self._draft = ShareDraft(session.journal, prep, path)
        self._half = HalfTyped(self._draft)

    def share(self) -> None:
        """Open, review and write, until it is written or somebody goes back.

        Raises:
            Stopped: the program is left, or the journal locks; how things stand is a draft.
        """
        self._say_pieces()
        while True:
            try:
                answer = self._dialogue.choose(self._asks, _CHOICES, len(self._prep.pieces), several=True)
            except Left:
                answer = None
            except Elsewhere:
                self._leave()
                raise
            if answer is None or answer.word == BACK.word:
                self._leave()
                return
            try:
                if self._do(answer):
                    return
            except Left:
                self._session.say("Left. Nothing was written.")

    @property
    def _asks(self) -> str:
        prep = self._prep
        opened = sum(one.key in prep.opened for one in prep.pieces)
        asked = f", {len(prep.asked)} to review" if prep.asked else ""
        form = FORMS.get(prep.form, prep.form)
        return f"For {prep.for_whom}, as {form}; {opened} of {len(prep.pieces)} open{asked}"

    @property
    def _stands(self) -> str:
        opened = sum(one.key in self._prep.opened for one in self._prep.pieces)
        return f"{opened} of {len(self._prep.pieces)} open, for {self._prep.for_whom}."

    def _do(self, answer: Answer) -> bool:
        """Do what was chosen; whether it has left."""
        if answer.number:
            for number in answer.numbers:
                self._turn(number - 1)
            return False
        match answer.word:
            case "read":
                self._read()
            case "review":
                self._review()
            case "names":
                self._say_names()
            case "answers":
                self._say_answers()
            case "audience":
                self._choose_audience()
            case "person":
                self._prep.person = clean_line(answer.rest)
                self._changed(f"It is for {self._prep.for_whom}.")
            case "form":
                self._choose_form()
            case "write":
                return self._write()
            case _:
                self._say_pieces()
        return False

    def _changed(self, said: str) -> None:
        """Store how things stand, and say what changed."""
        if self._prep.COMES_BACK:
            self._draft.put_prepared(self._path)
            self._draft.store()
            self._session.say_how_drafts_stand()
        else:
            self._session.done(self._prep.keep)
        self._session.say(said)

    def _line(self, question: str, asks: str, help: str) -> str:  # noqa: A002 - as `Dialogue.line`
        """What is answered in a line; stopped, what was typed is kept in the draft, and stands there the next time.

        Args:
            question: what the draft calls it.
            asks: the question, as it is asked.
            help: what to put there.
        """
        begun = self._half.of(question)
        if begun:
            self._session.say("What you had typed stands there already; ctrl+u takes it off.")
        try:
            answer = self._dialogue.line(asks, help, begun)
        except Stopped as stop:
            if stop.typed and self._prep.COMES_BACK:
                self._half.hold(question, stop.typed)
                self._draft.put_prepared(self._path)
                self._draft.store()
                stop.typed = ""
            raise
        if begun:
            self._half.let_go()
            self._draft.store()
        return answer

    def _leave(self) -> None:
        if self._session.done(self._draft.keep):
            self._session.say("Nothing was written. What is open and answered stays so.")

    def _say_pieces(self) -> None:
        prep = self._prep
        self._session.say(f"Sharing {prep.subject.title}. A number opens what has it, or closes it.")
        self._dialogue.say_numbered(
            [f"{'open' if one.key in prep.opened else 'closed'}: {one.label}: {one.words}" for one in prep.pieces]
        )

    def _turn(self, place: int) -> None:
        piece = self._prep.pieces[place]
        self._prep.toggle({piece.key})
        state = "open" if piece.key in self._prep.opened else "closed"
        self._changed(f"{place + 1} is {state}: {piece.label}.")

    def _read(self) -> None:
        if self._prep.empty:
            self._session.say(NOTHING)
            return
        self._session.say(f"Exactly what will leave, for {self._prep.for_whom}:")
        self._session.say("--")
        self._session.say(self._prep.text)
        self._session.say("--")
        if heard := heard_before(self._prep, self._session.journal):
            self._session.say(heard)
        self._session.say(self._prep.problem or "Nothing stands in its way.")

    def _review(self) -> None:
        """Ask for the stand-ins that are missing, and then about each thing that was found."""
        if self._prep.empty:
            self._session.say(NOTHING)
            return
        for name in self._prep.people:
            if self._prep.leaves(name) and (problem := self._prep.problem_of(name)):
                self._session.say(problem)
                self._ask_stand_in(name)
        while self._prep.asked:
            finding = self._prep.asked[0]
            left = len(self._prep.asked)
            before, found, after = around(self._prep.document.markdown, finding)
            self._session.say(
                f"{counted(left, 'thing')} to look at. {finding.kind}: “{found}”, in: {before}{found}{after}"
            )
            self._session.say(finding.why)
            if finding.suggestions:
                self._session.say(f"Perhaps: {', '.join(finding.suggestions)}.")
            answer = self._dialogue.choose(f"“{found}”: replace, cut, fine, name", _REVIEW)
            if answer.word == BACK.word:
                return
            self._answer(finding, answer)
        self._session.say(self._prep.problem or f"The review has no more to ask. {self._stands} “write” writes it.")

    def _answer(self, finding: Finding, answer: Answer) -> None:
        match answer.word:
            case "fine":
                self._prep.answer(finding, Verdict.FINE)
                self._changed(f"“{finding.text}” may leave as it is.")
            case "cut":
                self._prep.answer(finding, Verdict.CUT)
                self._changed(f"“{finding.text}” is cut with its sentence.")
            case "name":
                found = finding.likely or finding.kind
                kind = NameKind(found) if found in ("organisation", "place") else NameKind.PERSON
                self._ask_stand_in(Name(name=finding.text, kind=kind))
            case _:
                words = answer.rest
                if not words and finding.kind == WHICH and len(finding.suggestions) == 1:  # it is that name
                    words = finding.suggestions[0]
                elif not words:
                    words = self._line(replacing(finding.key), "Which words instead", "enter takes it out")
                self._prep.answer(finding, Verdict.REPLACE, clean_line(words))
                said = f"is replaced by “{clean_line(words)}”" if words.strip() else "is taken out"
                self._changed(f"“{finding.text}” {said}.")

    def _ask_stand_in(self, name: Name) -> None:
        """Ask what stands in for a name, here and in whatever is shared later."""
        journal, there = self._session.journal, self._session.journal.names.get(name.number)
        tell = "no place" if name.kind is NameKind.PLACE else "nobody"
        while True:
            line = clean_line(
                self._line(
                    standing_in(name.name),
                    f"What stands in for {name.name}?",
                    f"it is said instead, here and later; take words that name {tell}",
                )
            )
            if not line:
                self._session.say(f"{name.name} has no stand-in yet.")
                return
            named = structs.replace(there or name, stand_in=line)
            if problem := self._prep.problem_of(named):
                self._session.say(problem)
                continue
            if not self._session.done(
                partial(journal.keep, named) if there else partial(journal.add, named, drafted=False)
            ):
                return
            self._prep.look_again()
            self._changed(f"{name.name} leaves as “{line}”.")
            return

    def _say_names(self) -> None:
        people = self._prep.people
        if not people:
            self._session.say("No name on your list stands in it.")
            return
        said = []
        for name in people:
            if self._prep.is_said(name):
                stands = "said as it is: it is between you two"
            elif self._prep.leaves(name):
                stands = f"leaves as “{name.stand_in}”" if name.stand_in else "no stand-in yet"
            else:
                stands = "stays closed"
            said.append(f"{name.name}: {stands}")
        self._dialogue.say_numbered(said)
        answer = self._dialogue.choose(
            "A number gives that name another stand-in", (BACK,), len(people), usual=BACK.word
        )
        if answer.number:
            self._ask_stand_in(people[answer.number - 1])

    def _say_answers(self) -> None:
        answered = self._prep.answered
        if not answered:
            self._session.say("Nothing was answered yet.")
            return
        self._dialogue.say_numbered([words for _, words in answered])
        answer = self._dialogue.choose("A number asks again", (BACK,), len(answered), usual=BACK.word)
        if answer.number:
            key, words = answered[answer.number - 1]
            self._prep.ask_again(key)
            self._changed(f"Asked again: {words}.")

    def _choose_audience(self) -> None:
        if not self._prep.CHOOSES_AUDIENCE:
            self._session.say(f"This is for {self._prep.for_whom}.")
            return
        known = audiences(self._session.journal)
        self._dialogue.say_numbered([one.name for one in known])
        answer = self._dialogue.choose("Which, by its number", (BACK,), len(known), usual=BACK.word)
        if answer.number and self._session.done(self._prep.keep):  # what was answered for the other one
            self._prep.choose(known[answer.number - 1])
            self._changed(f"It is for {self._prep.for_whom}.")

    def _choose_form(self) -> None:
        forms = self._prep.FORMS
        self._dialogue.say_numbered([FORMS.get(form, form) for form in forms])
        answer = self._dialogue.choose("Which, by its number", (BACK,), len(forms), usual=BACK.word)
        if answer.number:
            self._prep.form = forms[answer.number - 1]
            self._changed(f"It leaves as {FORMS.get(self._prep.form, self._prep.form)}.")

    def _write(self) -> bool:
        """Review it, read it, and write it where somebody says; whether it has left."""
        if self._prep.empty:
            self._session.say(NOTHING)
            return False
        if self._prep.problem:
            self._review()
            if self._prep.problem:
                return False
        if not self._session.done(lambda: self._prep.keep(reviewed=True)):
            return False
        self._read()
        parcel = self._prep.parcel()  # fixed here: what was read is what is written
        self._session.say(WHAT_IT_IS[parcel.form])
        sealed = self._sealed(parcel)
        return sealed is not None and self._written(sealed)

    def _sealed(self, parcel: Parcel) -> Parcel | None:
        """The parcel; a pack sealed with a passphrase that is typed twice."""
        if not parcel.is_pack:
            return parcel
        from careerjournal.access.passphrase_strength import strength  # noqa: PLC0415 - where one is chosen

        first = self._dialogue.secret("A passphrase for the pack (it is not shown)")
        self._session.say(strength(first).words)
        if not first or first != self._dialogue.secret("The same again"):
            self._session.say("The two are not the same, or empty. Nothing was written.")
            return None
        try:
            return parcel.sealed(first)
        except SharingError as error:
            self._session.say(str(error))
            return None

    def _written(self, parcel: Parcel) -> bool:
        usual = self._path or f"~/{self._prep.file_name}{parcel.form.suffix}"

        def write(path: Path, overwrite: bool) -> None:
            write_parcel(self._session.journal, parcel, path, overwrite=overwrite)

        try:
            path = write_where_said(self._session, usual, write)
        except NotRecorded as error:
            self._session.say(str(error))
            return True
        except (SharingError, JournalError) as error:
            self._session.say(str(error))
            return False
        if path is None:
            return False
        self._session.say(f"Written to {path}, for {parcel.for_whom}. The ledger has its exact words.")
        for entry in parcel.changed(self._session.journal):
            self._session.say(
                f"{str(entry.ref).capitalize()} was changed meanwhile; what was written is what you heard."
            )
        return True
