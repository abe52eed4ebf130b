"""The fields of a kind of entry as the shell has them: an option for each, and a question where it is not given.

All of it is read from the kind's own record (`careerjournal.model.describe`): a field that is added there is here, too.
"""

from __future__ import annotations

import argparse
import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

import msgspec

from careerjournal.cli.arguments import allow_again, offer
from careerjournal.cli.output import tell
from careerjournal.cli.status import CannotGoOn, Status
from careerjournal.cli.typed import MAY_BE_EMPTY, LeftOff, is_gone, typed_line
from careerjournal.journal.said import REFS, YES_OR_NO, chosen, of_another_kind, refs_in, refs_said
from careerjournal.model.action import Action
from careerjournal.model.dates import DateError, read_date
from careerjournal.model.describe import Field, Shape, fields_of
from careerjournal.model.kinds import entry_class
from careerjournal.model.links import Kind
from careerjournal.model.text import MAX_LINE, clean
from careerjournal.model.typed import NEEDED, Typed, TypedError, as_typed, from_typed, typed_fields, with_days

if TYPE_CHECKING:
    from careerjournal.journal.journal import Journal
    from careerjournal.model import Entry

_SEVERAL: Final = {Shape.WORDS: ", ", Shape.REFS: ", ", Shape.LINES: "\n"}
"""What stands between several values of an option that may be given again."""
_TEXTS: Final = (Shape.LINE, Shape.TEXT, Shape.MARKDOWN, Shape.WORDS, Shape.LINES)
_METAVARS: Final = {
    Shape.DATE: "DATE",
    Shape.NUMBER: "N",
    Shape.CHOICE: "WORD",
    Shape.REF: "ENTRY",
    Shape.REFS: "ENTRY",
    Shape.TEXT: "TEXT|-",
    Shape.MARKDOWN: "TEXT|-",
}
_HOW: Final = {
    Shape.LINE: "A line, in your own words.",
    Shape.TEXT: "In your own words, in one line.",
    Shape.MARKDOWN: "In your own words, in one line; the form in the journal takes many.",
    Shape.WORDS: "Words with commas between them: interview, harbour.",
    Shape.LINES: "In your own words, in one line.",
    Shape.DATE: "A date as you would write it: 2019, spring 2019, May 2019, 3 May, yesterday, +2w.",
    Shape.NUMBER: "A number, in digits.",
    Shape.CHOICE: "One of the words, or its beginning.",
    Shape.REF: "An entry by its kind and number, as in “setback 3”, by its number alone, or by its title.",
    Shape.REFS: "Entries by kind and number, as in “setback 3, lesson 1”, or by their titles; commas between them.",
    Shape.FLAG: "Yes or no.",
}
"""What somebody can answer, by the shape of what is asked for."""
_SAID_BY: Final = "said by"
"""Where the options stand that were typed."""

Path: TypeAlias = tuple[str, ...]
"""The name of a field; before that of one inside a part, the name of the part."""


class Sayable(NamedTuple):
    """A field that can be said in the shell."""

    path: Path
    field: Field
    label: str
    """What it is called; before that of one inside a part, what the part is called."""

    @property
    def option(self) -> str:
        """The usual option: ``--in-full``."""
        return f"--{self.field.options[0]}"

    @property
    def help(self) -> str:
        """What to put there, and the words to choose among; may be empty."""
        field = self.field
        number = f"From {field.low} to {field.high}." if field.shape is Shape.NUMBER else ""
        choices = f"{', '.join(field.choices)}." if field.choices else ""
        yes = "Yes or no." if field.shape is Shape.FLAG else ""
        return " ".join(filter(None, (field.help, number, choices, yes)))


def line_of(cls: type[msgspec.Struct]) -> Field:
    """The field with the one line that an entry is known by."""
    return next(field for field in typed_fields(cls) if field.required and field.shape is Shape.LINE)


@cache
def sayable(cls: type[msgspec.Struct]) -> tuple[Sayable, ...]:
    """What can be said of a new entry besides its line, in the order of a form.

    What is added to an entry item by item, as later readings are, has nothing to say at its beginning. The day it is of
    can be said of each kind that has one, also where no form asks for it.
    """
    return tuple(_sayable(cls))


def _sayable(cls: type[msgspec.Struct]) -> Iterator[Sayable]:
    line, typed = line_of(cls), typed_fields(cls)
    for field in fields_of(cls):
        if field.shape is Shape.PART and field.part is not None and field in typed:
            for inside in typed_fields(field.part):
                yield Sayable((field.name, inside.name), inside, f"{field.label}, {_small(inside.label)}")
        elif field.shape is not Shape.PARTS and field != line and (field in typed or field.name == "when"):
            yield Sayable((field.name,), field, field.label)


def add_options(parser: argparse.ArgumentParser, kind: Kind) -> None:
    """Add the entry's line, and an option for each of its other fields."""
    cls = entry_class(kind)
    line = line_of(cls)
    parser.add_argument("text", metavar="TEXT", nargs="?", help=f"{_small(line.label)}; - reads standard input")
    options = parser.add_argument_group(f"what is said of the {kind}")
    for one in sayable(cls):
        field = one.field
        words = [f"--{word}" for word in field.options]
        says = ": ".join(filter(None, (_small(one.label), one.help.rstrip(".")))).replace("%", "%%")
        if field.shape is Shape.FLAG:
            options.add_argument(*words, dest=_dest(one), action="store_true", default=None, help=_small(one.label))
        else:
            metavar = _METAVARS.get(field.shape, "TEXT")
            made = options.add_argument(*words, dest=_dest(one), action=_Say, metavar=metavar, help=says)
            offer(made, field.choices)
            if field.shape in _SEVERAL:
                allow_again(made)


class _Say(argparse.Action):
    """Notes all that is said of a field, and by which of its options the last of it was."""

    def __call__(
        self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option: str | None = None
    ) -> None:
        del parser
        said = getattr(namespace, self.dest) or []
        setattr(namespace, self.dest, [*said, values])
        vars(namespace).setdefault(_SAID_BY, {})[self.dest] = option


def _dest(one: Sayable) -> str:
    return f"said {'.'.join(one.path)}"


def _small(label: str) -> str:
    first, space, rest = label.partition(" ")
    return label if first == "I" else f"{first.lower()}{space}{rest}"


class Fields:
    """What is said of an entry that is put down: by options, and in answer to questions.

    Args:
        kind: the kind of entry.
        asked: what was asked in the shell.
        today: what day it is.
    """

    def __init__(self, kind: Kind, asked: argparse.Namespace, today: Callable[[], dt.date]) -> None:
        self._cls = entry_class(kind)
        self._today = today
        self._line = line_of(self._cls)
        self._said: dict[Path, Any] = {}
        self._days: dict[str, dt.date] = {}
        self._text = ""
        self._begun: Typed = {}
        """What the text says that was given: the line, and what of it is the entry's text."""
        self._base: Entry = self._cls()
        """What else the line says."""
        self.understood = ""
        """What the line was understood to say, fit to be said back; empty where that is nothing."""
        self.journal: Journal | None = None
        """Where the entries are that are pointed at, once it is open."""
        self._held: list[Sayable] = []
        self._twice: list[Sayable] = []
        for one in sayable(self._cls):
            value = vars(asked)[_dest(one)]
            if value is not None:
                several = _SEVERAL.get(one.field.shape)
                if value is not True and len(value) > 1 and (several is None or "-" in value):
                    self._twice.append(one)
                self._put(one, value if value is True else value[-1] if several is None else several.join(value))
        self._said_by: dict[str, str] = vars(asked).get(_SAID_BY, {})

    def __iter__(self) -> Iterator[tuple[Sayable, Any]]:
        """What was said, in the order of a form, and of which field: texts, and yes or no."""
        return ((one, self._said[one.path]) for one in sayable(self._cls) if one.path in self._said)

    @property
    def line(self) -> Field:
        """The field with the line that the entry is known by."""
        return self._line

    @property
    def line_help(self) -> str:
        """What to put there; may be empty."""
        return "Like “tell Sam about the rota by 3 Dec”." if self._cls is Action else self._line.help

    @property
    def from_input(self) -> list[Sayable]:
        """Those in the place of which a dash stands: standard input has their text."""
        return [one for one, said in self if said == "-" and one.field.shape in _TEXTS]

    @property
    def words(self) -> str:
        """All that was said, under the labels of the fields; empty where nothing was."""
        said = [(self._line.label, self._text), *((one.label, said) for one, said in self)]
        return "\n\n".join(f"{label}\n{'yes' if text is True else text}" for label, text in said if text)

    @property
    def so_far(self) -> Typed:
        """All that was said, as raw values for a draft, whether or not it holds together yet."""
        said = self._typed(*(one for one, _ in self if one.field.shown))
        before = as_typed(self._base)
        parts = {name: {**before[name], **value} for name, value in said.items() if isinstance(before.get(name), dict)}
        return {**before, **said, **parts}

    @property
    def is_begun(self) -> bool:
        """Whether the line is said that the entry is known by."""
        return bool(self._begun.get(self._line.name))

    @property
    def has_more_to_ask(self) -> bool:
        """Whether there is anything that is not said yet, besides the line."""
        return next(self._unsaid(), None) is not None

    def hold_text(self, text: str) -> None:
        """Take in what was typed so far in the place of a dash, unread."""
        if dashes := self.from_input or self._held:
            self._held = dashes
            self._said[dashes[0].path] = text
        else:
            first, _, rest = clean(text).strip().partition("\n")
            self.hold_line(first)
            if rest.strip():
                self._begun["body"] = rest.strip()
            self._text = text

    def hold_line(self, text: str) -> None:
        """Take in what was typed so far of the line, unread."""
        self._text, self._begun = text, {self._line.name: text}

    def put(self, one: Sayable, text: str) -> None:
        """Say something of a field in other words."""
        self._put(one, text)

    def begin(self, text: str) -> None:
        """Take in the text: of many lines the first is the line that the entry is known by.

        Raises:
            CannotGoOn: it says something that cannot be, or that an option says, too.
        """
        from careerjournal.journal.becoming import in_a_line

        self._text = text
        text, rest = clean(text).strip(), ""
        if "\n" in text or len(text) > MAX_LINE:
            text, rest = in_a_line(text)
            if rest and (said := self.said_of("body")):
                raise CannotGoOn(
                    f"The text has more than one line, and {self._option(said)} is given, too. Leave one out."
                )
        if self._cls is Action:
            text = self._read_action(text)
        self._begun = {self._line.name: text} | ({"body": rest} if rest else {})

    def _read_action(self, line: str) -> str:
        """What is to be done, of a line that may say who does it and by when, too."""
        from careerjournal.model.action_line import read_action

        read = read_action(line, self._today())
        if read.problem and read.what:
            raise CannotGoOn(read.problem, Status.USAGE)
        labels = {field.name: field.label for field in fields_of(Action)}
        parts = []
        for phrase in read.understood:
            if said := self.said_of(phrase.field):
                raise CannotGoOn(
                    f"“{phrase.typed}” says what {self._option(said)} says. Leave one of them out.", Status.USAGE
                )
            if phrase.field:
                parts.append(f"{_small(labels[phrase.field])}, {phrase.meaning}")
        if read.undated and not self.said_of("by_when"):
            parts.append(f"no date, for {read.undated}")
        self.understood = "; ".join(parts)
        self._base = read.action
        return read.what

    def _option(self, one: Sayable) -> str:
        """The option by which something was said; the usual one where it was asked for."""
        return self._said_by.get(_dest(one), one.option)

    def said_of(self, name: str) -> Sayable | None:
        """What was said of a field, or of anything inside it; None where nothing was."""
        return next((one for one, _ in self if one.path[0] == name), None)

    def check_options(self) -> None:
        """Make sure that each field that was said is said rightly, as far as that is known without the journal.

        Raises:
            CannotGoOn: one is not.
        """
        for one in self._twice:
            raise CannotGoOn(f"{self._option(one)} is given more than once, and holds one thing.", Status.USAGE)
        for one, _ in self:
            if wrong := self._wrong(one):
                raise CannotGoOn(f"{self._option(one)}: {wrong}", Status.USAGE)

    def check(self) -> None:
        """Make sure that all of it makes an entry, as far as that is known without the journal.

        Raises:
            CannotGoOn: it does not.
        """
        self.check_options()
        self._made(self._typed(*(one for one, _ in self if one.field.shape not in REFS)))

    def ask(self, store: Callable[[], None]) -> None:
        """Ask for what is not said yet, a line each, until there is no more or the end is typed.

        Args:
            store: stores what was said so far.

        Raises:
            LeftOff: a question was left; what was typed of its answer is said, as far as it can be.
        """
        for one in self._unsaid():
            if not self._asked(one, store):
                return
            store()

    def _unsaid(self) -> Iterator[Sayable]:
        """What a form asks for and is not said yet."""
        blank = self._cls()
        for one in sayable(self._cls):
            field = one.field
            known = (
                one.path in self._said
                or one.path[0] in self._begun
                or _of(self._base, one.path) != _of(blank, one.path)
            )
            if not (known or field.later or not field.shown):
                yield one

    def name_entries(self, journal: Journal, *, ask: bool) -> None:
        """Have each entry that is pointed at named by its kind and number.

        Args:
            journal: where they are.
            ask: whether somebody can be asked again for what names none.

        Raises:
            CannotGoOn: something names no entry, or what was typed is let go of.
        """
        for one, said in list(self):
            if one.field.shape not in REFS:
                continue
            named, wrong = refs_said(journal, one.field, said)
            while wrong and ask:
                tell(wrong)
                del self._said[one.path]
                self._asked(one)
                named, wrong = refs_said(journal, one.field, self._said.get(one.path, ""))
            if wrong:
                raise CannotGoOn(f"{self._option(one)}: {wrong}")
            self._said[one.path] = named

    def entry(self, zone: str) -> Entry:
        """The entry, which is not anywhere yet.

        Args:
            zone: the name of the time zone where the person is.
        """
        return self._made(self._typed(*(one for one, _ in self)), zone)

    def _asked(self, one: Sayable, store: Callable[[], None] = lambda: None) -> bool:
        """Ask for one of them; whether to ask for more.

        Raises:
            LeftOff: it was left; what was typed of the answer is said, as far as it can be.
        """
        help, explained = one.help, f"{_HOW.get(one.field.shape, '')} {MAY_BE_EMPTY}".strip()  # noqa: A001 - as fields call it

        def hold(typed: str) -> None:
            self._said.pop(one.path, None)
            if typed.strip():
                self._put(one, typed)
                if one.field.shape in (Shape.CHOICE, Shape.FLAG) and self._wrong(one):
                    del self._said[one.path]  # half a word of a choice is nothing that a form can hold

        def meanwhile(typed: str) -> None:
            hold(typed)
            store()

        while True:
            try:
                answer = typed_line(one.label, help, explained, meanwhile)
            except LeftOff as left:
                if left.typed or not is_gone():  # what was held before is all that is known
                    hold(left.typed)
                raise
            help = ""  # noqa: A001 - it is said already
            if answer is None:
                if not is_gone():
                    self._said.pop(one.path, None)
                return False
            self._said.pop(one.path, None)
            if not answer.strip():
                return True
            self._put(one, answer)
            wrong = self._wrong(one)
            if not wrong:
                return True
            del self._said[one.path]
            tell(wrong)

    def _put(self, one: Sayable, value: Any) -> None:
        match one.field.shape:
            case Shape.CHOICE:
                value = chosen(one.field, value)
            case Shape.FLAG if isinstance(value, str):
                value = YES_OR_NO.get(value.strip().lower(), value)
            case Shape.DATE:
                self._days[one.field.name] = self._today()
        self._said[one.path] = value

    def _wrong(self, one: Sayable) -> str:
        """What is wrong with what was said of a field, in a sentence; empty where nothing is."""
        if one.field.shape in REFS:
            if self.journal is None:
                return next(
                    filter(None, (of_another_kind(one.field, ref) for ref in refs_in(self._said[one.path]))), ""
                )
            named, wrong = refs_said(self.journal, one.field, self._said[one.path])
            self._said[one.path] = self._said[one.path] if wrong else named
            return wrong
        if one.field.shape is Shape.FLAG and not isinstance(self._said[one.path], bool):
            return "Answer yes or no."
        try:
            self._day(one)
            from_typed(self._cls, self._typed(one), self._today(), self._base)
        except DateError as error:
            return str(error)
        except TypedError as error:
            return next((problem.sentence for problem in error.problems if problem.path == one.path), "")
        return ""

    def _typed(self, *those: Sayable) -> Typed:
        typed: Typed = dict(self._begun)
        for one in those:
            *part, name = one.path
            (typed.setdefault(part[0], {}) if part else typed)[name] = self._said[one.path]
        return with_days(typed, {name: day for name, day in self._days.items() if name in typed})

    def _made(self, typed: Typed, zone: str = "") -> Entry:
        try:
            entry = from_typed(self._cls, typed, self._today(), self._base, zone=zone)
        except TypedError as error:
            problem = error.problems[0]
            label = f"{self._line.label}: " if problem.sentence == NEEDED else ""
            raise CannotGoOn(f"{label}{problem.sentence}") from error
        unasked = {one.path[0]: self._day(one) for one, _ in self if not one.field.shown}
        return msgspec.structs.replace(entry, **unasked)

    def _day(self, one: Sayable) -> Any:
        """The day that a field says which no form asks for."""
        if one.field.shown or not self._said[one.path].strip():
            return None
        return read_date(self._said[one.path], self._days[one.field.name], one.field.toward)


def _of(entry: Entry, path: Path) -> Any:
    value: Any = entry
    for name in path:
        value = getattr(value, name)
    return value
