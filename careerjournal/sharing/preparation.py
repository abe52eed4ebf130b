"""Getting something ready to leave: what is opened, for whom, in which form, and what the review still asks.

A `Preparation` holds the entries as they were when it began. Whatever happens to the journal meanwhile, it shows what
it makes of those, and what is written is what it showed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from copy import copy
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

from msgspec import structs

from careerjournal.model.links import Ref
from careerjournal.model.opening import Audience, ReviewAnswer
from careerjournal.sharing import openings
from careerjournal.sharing.audiences import OURS, audience_named
from careerjournal.sharing.cv import cv_of, evidence_of, line_of
from careerjournal.sharing.document import Document, Format, Maker, NotReady, Selection, as_text
from careerjournal.sharing.errors import SharingError
from careerjournal.sharing.names_found import finder_of, organisations_of
from careerjournal.sharing.packs import Pack, PackedStory, text_of
from careerjournal.sharing.parcel import Parcel
from careerjournal.sharing.pieces import is_open
from careerjournal.sharing.redaction.answers import Answer, Verdict
from careerjournal.sharing.redaction.softening import Choices
from careerjournal.sharing.redaction.stand_ins import StandIns
from careerjournal.sharing.review.findings import Finding, findings
from careerjournal.sharing.subjects import Offered, Subject

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model.base import Entry
    from careerjournal.model.name import Name
    from careerjournal.model.names.finder import Finder


_WORKED_OUT: Final = ("document", "asked", "_leaving", "_there", "_said_instead", "_written")
"""What is made of the choices and kept until one of them changes."""


class Preparation:
    """Something on its way out; nothing is written before its `parcel` is.

    What would leave is worked out when it is asked for, which takes a second for the longest texts. A screen has that
    done by another thread: `snapshot`, `work_out` there, and `take_over` what came of it.

    Args:
        journal: the open journal.
        subject: what is shared.
        audience: for whom; where none is given, for whom it was made ready last.
    """

    COMES_BACK: ClassVar = True
    """Whether `from_draft` makes it again of what `as_draft` put away."""

    FORMS: ClassVar[tuple[Format, ...]] = (Format.MARKDOWN, Format.TEXT, Format.HTML, Format.PACK)
    """What it can be written as."""

    CHOOSES_AUDIENCE: ClassVar = True
    """Whether it can be for one audience or another."""

    def __init__(self, journal: Journal, subject: Subject, audience: Audience | None = None) -> None:
        self._journal = journal
        self.subject = subject
        self.signature = journal.arrangement.signature
        self.pieces = self._offered()
        self.opened = self._open_before()
        self._opened_before = frozenset(self.opened)
        self._day = journal.today()
        self.form = Format.MARKDOWN
        self.person = ""
        """Whom it is for, beside the audience: a name."""
        self.answers: dict[str, Answer] = {}
        self._chosen_before = openings.chosen_last(journal, subject.key) or OURS[0].name
        self.choose(audience or audience_named(journal, self._chosen_before) or OURS[0])
        self.look_again()

    def _offered(self) -> tuple[Offered, ...]:
        """Every piece that can be opened."""
        return self.subject.offered(self._journal)

    def _open_before(self) -> set[str]:
        """The keys of the pieces that are open from before."""
        before = {entry.ref: openings.opened(self._journal, entry) for entry in self.subject.entries}
        return {one.key for one in self.pieces if is_open(one.piece, before[one.entry.ref])}

    def choose(self, audience: Audience) -> None:
        """Get it ready for another audience: its choices, and what was answered for it."""
        self.audience = audience
        if audience.form in set(Format):
            self.form = Format(audience.form)
        answers = openings.opening(self._journal, self.subject.key, audience.name).answers
        known = (one for one in answers if one.answer in set(Verdict))
        self.answers = {one.finding: _answer(one.finding, one.answer, one.with_) for one in known}
        self._forget()

    def sign(self, signature: str) -> None:
        """Set whom a pack is from, in this one and in later ones."""
        self.signature = signature
        if signature != self._journal.arrangement.signature:
            self._journal.arrange(structs.replace(self._journal.arrangement, signature=signature))

    def look_again(self) -> None:
        """Read again what is known by name, after something was put down or changed."""
        self.names, said = self._known_names()
        self._standins = StandIns(self.names, said, self._finder())
        self._organisations = organisations_of(self._journal)
        self._forget()

    def _finder(self) -> Finder:
        """What finds the names that are known."""
        return finder_of(self._journal)

    def _known_names(self) -> tuple[tuple[Name, ...], frozenset[int]]:
        """The names that are known, and the places of those among them that are said as they are."""
        return tuple(finder_of(self._journal).names), frozenset()  # read already, however many they are

    @property
    def file_name(self) -> str:
        """What a file of it is called unless somebody names another, without its ending: nothing of what is in it."""
        return "story"

    @property
    def for_whom(self) -> str:
        """The audience and the person, as the ledger will have it."""
        return f"{self.audience.name}, {self.person}" if self.person else self.audience.name

    def toggle(self, keys: set[str]) -> None:
        """Open these pieces, or close them where all of them are open."""
        self.opened = self.opened - keys if keys <= self.opened else self.opened | keys
        self._forget()

    def answer(self, finding: Finding, verdict: Verdict, with_: str = "") -> None:
        """Answer what the review asks."""
        self.answers = {**self.answers, finding.key: Answer(key=finding.key, verdict=verdict, with_=with_)}
        self._forget()

    def ask_again(self, key: str) -> None:
        """Take an answer back."""
        self.answers = {asked: answer for asked, answer in self.answers.items() if asked != key}
        self._forget()

    @cached_property
    def document(self) -> Document:
        """What would leave now."""
        maker = Maker(self._journal, self._choices, self.answers.values(), self._standins)
        if self.subject.markdown is not None:
            return maker.page(self.subject.markdown)
        if self.subject.cv:
            return cv_of(self._selection, self._journal, self.answers.values(), self._standins)
        if self.subject.evidence:
            return evidence_of(self._selection, self._journal, self.answers.values(), self._standins)
        if self.subject.line:
            return line_of(self._selection, self._journal, self.answers.values(), self._standins)
        return maker.document(self._selection)

    @cached_property
    def asked(self) -> list[Finding]:
        """The findings that have not been answered, each once, however often it stands in the document."""
        found = findings(self.document, self.names, self.answers.values(), self._standins, self._organisations)
        return list({finding.key: finding for finding in reversed(found)}.values())[::-1]

    @cached_property
    def _leaving(self) -> frozenset[int]:
        return frozenset(place for span in self.document.spans for place in span.whose)

    @cached_property
    def _there(self) -> frozenset[int]:
        """The places of the names that stand in the entries, open or not."""
        found = (found for piece in self.pieces for found in self._standins.found(piece.markdown) if found.sure)
        return frozenset(place for one in found for place in one.whose)

    @cached_property
    def _written(self) -> dict[Format, str]:
        """What would be written, in the formats that were asked for."""
        return {}

    def _text_in(self, form: Format) -> str:
        if form not in self._written:
            self._written[form] = self._made_in(form)
        return self._written[form]

    def _made_in(self, form: Format) -> str:
        return as_text(self.document, form)

    def _forget(self) -> None:
        """What would leave has changed, and is made anew when it is asked for."""
        self._state = object()
        for name in _WORKED_OUT:
            vars(self).pop(name, None)

    def snapshot(self) -> Self:
        """How it stands now, for another thread to work on while this goes on changing."""
        return copy(self)

    def work_out(self) -> None:
        """Work out all that a screen shows of what would leave.

        Raises:
            Locked: the journal has been locked meanwhile.
        """
        _ = self.text, self.asked, self._leaving, self._there
        if not self.document.problems:
            _ = self.data

    def take_over(self, snapshot: Self) -> bool:
        """Have what was worked out on a snapshot; whether it still holds, nothing having changed since it was made."""
        theirs = vars(snapshot)
        if theirs["_state"] is not self._state or snapshot.form != self.form:
            return False
        vars(self).update({name: made for name, made in theirs.items() if name in _WORKED_OUT})
        return True

    @property
    def _selection(self) -> Selection:
        entries = self.subject.entries
        return Selection(entries, {entry.ref: self._open_of(entry) for entry in entries}, self.for_whom, self._choices)

    def _open_of(self, entry: Entry) -> list[str]:
        """The pieces of an entry that are open, in the order in which they stand."""
        return [one.piece.key for one in self.pieces if one.key in self.opened and one.entry.ref == entry.ref]

    @property
    def _choices(self) -> Choices:
        audience = self.audience
        return Choices(dates=audience.dates, sums=audience.sums, links=audience.links, tags=audience.tags)

    @property
    def empty(self) -> bool:
        """Whether nothing would leave."""
        return self.subject.markdown is None and not self.opened

    @property
    def answered(self) -> list[tuple[str, str]]:
        """What has been answered: each finding's key, and in words what was decided."""
        return [(key, _decided(answer)) for key, answer in self.answers.items()]

    @property
    def people(self) -> list[Name]:
        """The names on the list that stand in the entry, in the order of the list; see `leaves`."""
        return [name for place, name in enumerate(self.names) if place in self._there or place in self._leaving]

    def is_said(self, name: Name) -> bool:
        """Whether a name is said as it is: its owner is who reads it, or who wrote it."""
        del name
        return False

    def leaves(self, name: Name) -> bool:
        """Whether a name’s stand-in would leave; otherwise it stands only in what is closed."""
        return any(self.names[place].ref == name.ref for place in self._leaving)

    def problem_of(self, name: Name) -> str:
        """What is wrong with a name’s stand-in, on the list as it is or as it might be; empty where nothing is."""
        if name in self.names:
            return self._standins.problem(name)
        others = (other for other in self.names if other.ref != name.ref)
        return StandIns((*others, name)).problem(name)

    @property
    def problem(self) -> str:
        """Why it cannot leave yet, in a sentence; empty where it can."""
        if self.document.problems:
            return self.document.problems[0]
        asked = len(self.asked)
        if not asked:
            return ""
        things = "One thing may" if asked == 1 else f"{asked} things may"
        return f"{things} still give somebody away. Answer each: replace it, cut it, or say that it is fine."

    @property
    def text(self) -> str:
        """The words that would leave, to be read: of a page of HTML the Markdown it is made of."""
        match self.form:
            case Format.PACK:
                return text_of(self._pack)
            case Format.HTML:
                return self.document.markdown
            case _:
                return self._text_in(self.form)

    @property
    def data(self) -> bytes:
        """Every byte that would leave; of a pack, those that are to be sealed.

        Raises:
            NotReady: it may not leave as it is.
        """
        if self.form is Format.PACK:
            return self.text.encode()
        if self.document.problems:
            raise NotReady(" ".join(self.document.problems))
        return self._text_in(self.form).encode()

    @property
    def _pack(self) -> Pack:
        story = PackedStory(self.document.title, self.document.markdown)
        return Pack((story,), self.signature, self.for_whom, self._day)

    @property
    def digest(self) -> str:
        """SHA-256 of the document, whatever the form: what passed the review is known by it."""
        return hashlib.sha256(f"{self.document.title}\n{self.document.markdown}".encode()).hexdigest()

    @property
    def page(self) -> str:
        """What the ledger knows the same page by, whatever its form; empty for what is never the same."""
        return self.digest

    @property
    def reviewed(self) -> bool:
        """Whether exactly this document has passed the review for this audience."""
        return self.digest in openings.opening(self._journal, self.subject.key, self.audience.name).reviewed

    def parcel(self) -> Parcel:
        """The parcel of what leaves, which does not change any more; a pack has still to be sealed.

        Raises:
            SharingError: something stands in the way; `problem` says what.
        """
        if problem := self.problem:
            raise SharingError(problem)
        data = b"" if self.form is Format.PACK else self.data
        return Parcel(self.for_whom, self.form, self.entries, self.text, data, self.page)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries it would tell of: those of which something is open."""
        if self.subject.markdown is not None:
            return self.subject.entries
        return tuple(entry for entry in self.subject.entries if self._open_of(entry))

    def keep(self, *, reviewed: bool = False) -> None:
        """Keep what was opened and answered; and whether this, with nothing in its way, was said to be ready."""
        of, audience = self.subject.key, self.audience.name
        with self._journal.together():
            self._keep_opened()
            given = [
                ReviewAnswer(finding=key, answer=one.verdict, with_=one.with_) for key, one in self.answers.items()
            ]
            openings.keep_answers(self._journal, of, audience, given)
            if self.CHOOSES_AUDIENCE and audience != self._chosen_before:
                openings.keep_chosen(self._journal, of, audience)
                self._chosen_before = audience
            if reviewed and not self.problem:
                openings.keep_reviewed(self._journal, of, audience, self.digest)

    def _keep_opened(self) -> None:
        changed = self._opened_before.symmetric_difference(self.opened)
        for entry in {one.entry.ref: one.entry for one in self.pieces if one.key in changed}.values():
            openings.keep_opened(self._journal, entry, self._open_of(entry))
        self._opened_before = frozenset(self.opened)

    def as_draft(self) -> dict[str, object]:
        """The state of the preparation as the values of a draft, for `from_draft`."""
        return {
            "of": self.subject.key,
            "title": self.subject.title,
            "markdown": self.subject.markdown,
            "cv": self.subject.cv,
            "evidence": self.subject.evidence,
            "line": self.subject.line,
            "entries": [str(entry.ref) for entry in self.subject.entries],
            "audience": self.audience.name,
            "person": self.person,
            "form": self.form.value,
            "opened": sorted(self.opened),
            "answers": [[one.key, one.verdict.value, one.with_] for one in self.answers.values()],
        }

    @classmethod
    def from_draft(cls, journal: Journal, draft: Mapping[str, Any]) -> Preparation | None:
        """What `as_draft` put away; None where the entries are gone, or another version put it away."""
        try:
            return cls._of_draft(journal, draft)
        except (KeyError, TypeError, ValueError):  # another version's
            return None

    @classmethod
    def _of_draft(cls, journal: Journal, draft: Mapping[str, Any]) -> Preparation | None:
        refs = [Ref.parse(ref) for ref in draft["entries"]]
        found = [journal.get(ref) for ref in refs]
        # What became another entry is gone here: nothing of that has been opened.
        entries = tuple(entry for entry, ref in zip(found, refs, strict=True) if entry is not None and entry.ref == ref)
        if len(entries) < len(found) or not (entries or draft["markdown"]):
            return None
        kinds = draft["cv"], draft.get("evidence", False), draft.get("line", False)
        subject = Subject(draft["of"], draft["title"], entries, draft["markdown"], *kinds)
        prep = cls(journal, subject, audience_named(journal, draft["audience"]) or OURS[0])
        prep.person, prep.form = draft["person"], Format(draft["form"])
        prep.opened = {piece.key for piece in prep.pieces}.intersection(draft["opened"])
        prep.answers = cls._answers_of(draft)
        return prep

    @staticmethod
    def _answers_of(draft: Mapping[str, Any]) -> dict[str, Answer]:
        return {key: _answer(key, verdict, with_) for key, verdict, with_ in draft["answers"]}


def _answer(key: str, verdict: str, with_: str) -> Answer:
    return Answer(key=key, verdict=Verdict(verdict), with_=with_)


def _decided(answer: Answer) -> str:
    said = answer.key.partition(":")[2].partition("@")[0]
    match answer.verdict:
        case Verdict.REPLACE:
            return f"“{said}” is replaced by “{answer.with_}”" if answer.with_ else f"“{said}” is taken out"
        case Verdict.CUT:
            return f"“{said}” is cut with its sentence"
        case _:
            return f"“{said}” may leave as it is"
