"""A line while it is typed: its letters, where the next one goes, and what is printed as it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from careerjournal.plain.wrapping import cells


class _At(NamedTuple):
    """Where a letter stands, counted from the beginning of the row in which the line begins."""

    row: int
    column: int


class EditedLine:
    """The letters of a line, and the place among them where what is typed goes.

    What its methods return is to be printed: with it the terminal shows the line as it is then, and its cursor stands
    at the place.

    Args:
        before: cells that stand before the line in its row.
        columns: cells of a row.
        shown: how the terminal shows a letter.
        moves: whether the terminal can move its cursor from row to row; else only backspaces are printed.
    """

    def __init__(self, before: int, columns: int, shown: Callable[[str], str], *, moves: bool) -> None:
        self.letters: list[str] = []
        self.place = 0
        self._before = before
        self._columns = max(1, columns)
        self._shown = shown
        self._moves = moves

    @property
    def text(self) -> str:
        """What the line says."""
        return "".join(self.letters)

    def insert(self, typed: str) -> str:
        """Put letters in at the place."""
        if self.place == len(self.letters):
            self.letters += typed
            self.place = len(self.letters)
            return "".join(map(self._shown, typed))
        letters = [*self.letters[: self.place], *typed, *self.letters[self.place :]]
        return self._become(letters, self.place + len(typed))

    def erase_before(self) -> str:
        """Take off the letter before the place, with the marks on it."""
        return self._cut(self._left(), self.place)

    def erase_after(self) -> str:
        """Take off the letter behind the place, with the marks on it."""
        return self._cut(self.place, self._right())

    def erase_word(self) -> str:
        """Take off the word before the place."""
        return self._cut(self._word_left(), self.place)

    def erase_all_before(self) -> str:
        """Take off everything before the place."""
        return self._cut(0, self.place)

    def erase_all_after(self) -> str:
        """Take off everything behind the place."""
        return self._cut(self.place, len(self.letters))

    def left(self) -> str:
        """A letter to the left."""
        return self._go(self._left())

    def right(self) -> str:
        """A letter to the right."""
        return self._go(self._right())

    def word_left(self) -> str:
        """To the beginning of a word."""
        return self._go(self._word_left())

    def word_right(self) -> str:
        """Behind the end of a word."""
        rest = self.letters[self.place :]
        spaces = next((count for count, letter in enumerate(rest) if letter != " "), len(rest))
        word = next((count for count, letter in enumerate(rest[spaces:]) if letter == " "), len(rest) - spaces)
        return self._go(self.place + spaces + word)

    def home(self) -> str:
        """To the beginning of the line."""
        return self._go(0)

    def end(self) -> str:
        """Behind the end of the line."""
        return self._go(len(self.letters))

    def _left(self) -> int:
        place = self.place
        while place > 1 and not cells(self.letters[place - 1]):
            place -= 1
        return max(0, place - 1)

    def _right(self) -> int:
        place = min(len(self.letters), self.place + 1)
        while place < len(self.letters) and not cells(self.letters[place]):
            place += 1
        return place

    def _word_left(self) -> int:
        return "".join(self.letters[: self.place]).rstrip().rfind(" ") + 1

    def _go(self, place: int) -> str:
        said = self._from_to(self._at(self.letters, self.place), self._at(self.letters, place))
        self.place = place
        return said

    def _cut(self, start: int, end: int) -> str:
        if start == end:
            return ""
        return self._become([*self.letters[:start], *self.letters[end:]], start)

    def _become(self, letters: list[str], place: int) -> str:
        """Print what is new from the first letter that differs on, blanks over what is gone, and go to the place."""
        before = self.letters
        pairs = enumerate(zip(before, letters, strict=False))
        same = next((count for count, (was, now) in pairs if was != now), min(len(before), len(letters)))
        while same and any(not cells(one) for line in (before, letters) for one in line[same : same + 1]):
            same -= 1  # a letter is printed with the marks on it
        old_end, new_end = self._at(before, len(before)), self._at(letters, len(letters))
        blanks = max(0, self._count(old_end) - self._count(new_end))
        said = self._from_to(self._at(before, self.place), self._at(before, same))
        said += "".join(map(self._shown, letters[same:])) + " " * blanks
        said += self._from_to(old_end if blanks else new_end, self._at(letters, place))
        self.letters, self.place = letters, place
        return said

    def _count(self, at: _At) -> int:
        return at.row * self._columns + at.column

    def _at(self, letters: Sequence[str], place: int) -> _At:
        row, column = divmod(self._before, self._columns)
        for letter in letters[:place]:
            wide = cells(self._shown(letter))
            if column + wide > self._columns:
                row, column = row + 1, 0
            column += wide
        return _At(row + 1, 0) if column == self._columns else _At(row, column)

    def _from_to(self, start: _At, end: _At) -> str:
        if not self._moves:
            return "\b" * max(0, self._count(start) - self._count(end))
        # Behind the last cell of a row many terminals wait for one more letter before they go on to the next.
        settled = " \r" if start.row and not start.column else ""
        if start.row == end.row:
            aside = end.column - start.column
            return settled + (f"\x1b[{aside}C" if aside > 0 else "\b" * -aside)
        rows = end.row - start.row
        down = f"\x1b[{rows}B" if rows > 0 else f"\x1b[{-rows}A"
        return f"{settled}{down}\r" + (f"\x1b[{end.column}C" if end.column else "")
