"""Questions and answers in plain lines: a line, a number, a word, yes or no, a text of many lines, a passphrase."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import monotonic
from typing import Final, NamedTuple

from careerjournal.model.counting import counted
from careerjournal.model.links import kind_named
from careerjournal.plain.lines import Lines, encoded
from careerjournal.plain.stops import Elsewhere, Ended, Left, Locks, Stopped
from careerjournal.plain.wrapping import cells, wrapped

END: Final = "."
"""The line that ends a text."""
END_ITSELF: Final = ".."
"""The line that stands for that one in a text."""

EXPLAINS: Final = "?"
"""The answer that asks what may be answered."""

_PAUSE: Final = 1.0
"""Seconds after which also what is pasted is stored, while more of it comes."""

_LONGEST_NUMBER: Final = 10
"""Digits of what is no number of anything that is listed."""

_YES: Final = ("y", "yes")
_NO: Final = ("n", "no")


class Choice(NamedTuple):
    """A word that can be answered."""

    word: str
    says: str
    """What it does; also what may follow it, where something may: ``TEXT: an action``."""


BACK: Final = Choice("back", "goes back")
NOTHING: Final = Choice("nothing", "says nothing")
OR_NOTHING: Final = "A number, or enter says nothing"
"""The question that goes with it."""
_ALWAYS: Final = (
    Choice("lock", "locks the journal"),
    Choice("leave", "leaves the program; everything is kept"),
    Choice(EXPLAINS, "says these words"),
)


ENTRY: Final = "entry"
"""What stands for an entry that was named by its kind and number."""
ANYWHERE: Final = (
    Choice("today", "reads Today again; “today 9” opens what has the number 9 there"),
    Choice("write", "KIND: puts an entry down, as in “write setback”"),
    Choice("search", "WORDS: finds words in everything"),
    Choice("drafts", "goes on with what was left open"),
    Choice("undo", "takes the latest change back"),
)
"""What can be done wherever a word is asked for, unless the word means something else there."""


class Answer(NamedTuple):
    """What was chosen."""

    word: str = ""
    """One of the words that were offered; empty where it is a number."""
    rest: str = ""
    """What followed the word."""
    number: int = 0
    numbers: tuple[int, ...] = ()
    """All of them, where several may be chosen."""


def number_in(said: str, most: int) -> int:
    """The number that a text is, from 1 to ``most``; 0 where it is none of these."""
    number = int(said) if said.isdecimal() and len(said) < _LONGEST_NUMBER else 0
    return number if number <= most else 0


class Dialogue:
    """Says things and asks for things, a line at a time.

    Args:
        lines: the terminal.
    """

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        self._left_before = False
        """Whether the question before this one was left: leaving this one, too, leaves the program."""

    def say(self, text: str = "", indent: str = "") -> None:
        """Print a text in lines that fit the terminal, with nothing in it that could command it.

        Args:
            text: may have several lines.
            indent: before what a line goes on with on the next.
        """
        said = "\n".join(wrapped(encoded(text), self._lines.width, indent))
        self._lines.write(f"{said}\n")

    def say_numbered(self, items: Sequence[str], first: int = 1) -> None:
        """Print what can be chosen by its number, one a line."""
        for number, item in enumerate(items, first):
            self.say(f"{number}. {item}", "   ")

    @property
    def edits(self) -> bool:
        """Whether one can move within a line that is typed."""
        return self._lines.edits

    def line(self, asks: str, help: str = "", begun: str = "") -> str:  # noqa: A002 - as fields call it
        """What is answered to a question, in one line.

        Args:
            asks: the question; a colon follows where it ends with no sign of its own.
            help: what to put there; beside it where there is room, else before it.
            begun: what stands in the answer at the beginning, to be edited.

        Raises:
            Stopped: it was not answered.
        """
        return self._asked(self._prompt(asks, help), shown=True, begun=begun)

    def secret(self, asks: str) -> str:
        """What is answered, without showing it.

        Raises:
            Stopped: it was not answered.
        """
        return self._asked(self._prompt(asks, ""), shown=False)

    def _prompt(self, asks: str, help: str) -> str:  # noqa: A002
        said = f"{asks} ({help.rstrip('.')})" if help else asks
        if help and cells(said) > self._lines.width * 2 // 3:
            self.say(help, "  ")
            said = asks
        *before, last = wrapped(encoded(said), self._lines.width - 2)
        for line in before:
            self._lines.write(f"{line}\n")
        return f"{last} " if last.endswith(("?", ":", ">")) else f"{last}: "

    def _asked(self, prompt: str, *, shown: bool, begun: str = "") -> str:
        try:
            typed = self._lines.line(prompt, shown=shown, begun=begun)
        except Left as left:
            if self._left_before:
                raise Ended(left.typed) from None
            self._left_before = True
            raise
        self._left_before = False
        if self._lines.left_out:
            what = counted(self._lines.left_out, "character was", "characters were")
            self.say(f"{what} left out: what could command a terminal is not kept.")
        return typed

    def yes(self, asks: str) -> bool:
        """Whether the answer is yes; asked again until it is yes or no.

        Raises:
            Stopped: it was not answered.
        """
        while True:
            said = self.line(f"{asks} (yes or no)").strip().lower()
            if said in _YES or said in _NO:
                return said in _YES
            self.say("Answer yes or no.")

    def choose(
        self, asks: str, choices: Sequence[Choice], numbers: int = 0, *, usual: str = "", several: bool = False
    ) -> Answer:
        """What is chosen: a word, or so much of it that it can be no other, or a number.

        Args:
            asks: the question.
            choices: the words, beside those that always lock, leave and help.
            numbers: the greatest number that can be chosen, from 1 on; 0 where none can.
            usual: what an empty line says.
            several: whether several numbers may be said at once, with spaces or commas between them.

        Raises:
            Stopped: it was not answered.
            Elsewhere: something else is wanted, which can be done from anywhere.
        """
        known = (*choices, *_ALWAYS)
        while True:
            typed = (self.line(f"{asks}, or ?" if asks else "?") or usual).strip()
            if (parts := typed.replace(",", " ").split()) and all(part.isdecimal() for part in parts):
                if found := self._numbers(parts, numbers, several=several):
                    return Answer(number=found[0], numbers=found)
                continue
            word, _, rest = typed.partition(" ")
            match self._word(word.lower(), known):
                case "":
                    self._goes_elsewhere(word.lower(), rest.strip())
                    self.say("Say a number or a word; ? says which." if numbers else "Say a word; ? says which.")
                case "?":
                    self.say_choices(known, numbers)
                case "lock":
                    raise Locks
                case "leave":
                    raise Ended
                case chosen:
                    return Answer(chosen, rest.strip())

    def _numbers(self, parts: Sequence[str], most: int, *, several: bool) -> tuple[int, ...]:
        """The numbers that were said; none where one of them has nothing, which is said."""
        if len(parts) > 1 and not several:
            self.say("One number at a time here.")
            return ()
        found = tuple(number_in(part, most) for part in parts)
        if 0 in found:
            wrong = parts[found.index(0)][:9]
            self.say(f"There is no number {wrong} here." if most else "Nothing has a number here. ? helps.")
            return ()
        return found

    def _goes_elsewhere(self, word: str, rest: str) -> None:
        if kind_named(word) is not None and rest.isdecimal():
            raise Elsewhere(ENTRY, f"{word} {rest}")
        if found := self._word(word, ANYWHERE):
            raise Elsewhere(found, rest)

    def say_choices(self, choices: Sequence[Choice], numbers: int = 0) -> None:
        """Print the words that can be answered, one a line."""
        if numbers:
            self.say("A number chooses what has it." if numbers > 1 else "1 chooses what has it.")
        for choice in choices:
            what, colon, does = choice.says.rpartition(": ")
            self.say(f"{choice.word} {what}: {does}" if colon else f"{choice.word}: {does}", "   ")
        words = [choice.word for choice in choices]
        others = "".join(f"{choice.word}, " for choice in ANYWHERE if choice.word not in words)
        self.say(f"From anywhere: {others}an entry by its kind and number, like “setback 1”.")
        self.say("The beginning of a word will do. ctrl+c leaves a question; twice, the program.")

    def _word(self, typed: str, choices: Sequence[Choice]) -> str:
        words = [choice.word for choice in choices]
        if typed in words:
            return typed
        begun = [word for word in words if typed and word.startswith(typed)]
        return begun[0] if begun and len(set(begun)) == 1 else ""

    def text(self, store: Callable[[str], None], begun: str = "", explain: Callable[[], None] | None = None) -> str:
        """A text of many lines, which a line with a single full stop ends, and an empty first one leaves as it was.

        Args:
            store: is given the text after each line, and where it is stopped also with what stood in the last; of many
                lines that are pasted, only now and then.
            begun: what stands before it already.
            explain: says what the text is for, where a line is a single question mark; without it that is a line.

        Raises:
            Stopped: it was not ended.
        """
        lines = begun.split("\n") if begun else []
        first, stored = True, 0.0
        while True:
            try:
                typed = self.line(">")
            except Stopped as stop:
                if stop.typed or not first:
                    store("\n".join((*lines, stop.typed) if stop.typed else lines))
                    stop.typed = ""
                raise
            if typed == EXPLAINS and explain is not None:
                explain()
                continue
            if typed == END and not first:
                store("\n".join(lines))
            if typed == END or (first and not typed):
                return "\n".join(lines)
            first = False
            lines.append(END if typed == END_ITSELF else typed)
            if monotonic() - stored > _PAUSE or not self._lines.waits():
                store("\n".join(lines))
                stored = monotonic()

    def wait(self, seconds: float) -> None:
        """Let some time pass.

        Raises:
            Stopped: the program is to end meanwhile.
        """
        self._lines.wait(seconds)
