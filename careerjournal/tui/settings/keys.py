"""The keys of every command, by the place where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from careerjournal.tui.commands import key_for, printed
from careerjournal.tui.keymap import PLACES, Known, place_of, refused
from careerjournal.tui.settings.press_key import PressKey
from careerjournal.tui.settings.rows import Choice
from careerjournal.tui.settings.setting import Setting

if TYPE_CHECKING:
    from careerjournal.tui.settings.setting import IsAsked


class Keys(Setting):
    """The keys."""

    group = "Keys"
    title = "Keys"

    def __init__(self, asked: IsAsked) -> None:
        super().__init__(asked)
        self.known: dict[str, Known] | None = None
        """Every command; None until every screen's are known."""
        self.only = ""
        """Words that the commands listed have."""

    def now(self) -> str:
        """How many are the person's own."""
        own = len(self._app.own_keys)
        return f"{own} of yours" if own else "the usual"

    def says(self) -> str:
        """How to change one."""
        if self.known is None:
            return "Looking up the commands of every screen …"
        only = f"Those with “{self.only}”. " if self.only else ""
        find, back = (key_for(self._asked.of, name) for name in ("search", "give-back-key"))
        return (
            f"{only}Choose a command, then press its new key. A key that something else has in the same place is "
            f"refused. {find} finds a command, {back} gives back the key it had."
        )

    def choices(self) -> Sequence[Choice]:
        """The commands, under the places where they are asked for."""
        return list(self._listed(self.known or {}))

    def _listed(self, known: dict[str, Known]) -> Iterator[Choice]:
        words = self.only.casefold().split()
        placed: dict[str, list[Known]] = {place: [] for place in PLACES.values()}
        for one in known.values():
            said = f"{one.label} {one.says} {one.name}".casefold()
            if all(word in said for word in words):
                placed[place_of(one)].append(one)
        for place, those in placed.items():
            if those:
                yield Choice(place, heading=True)
            for one in those:
                own = one.name in self._app.own_keys
                yield Choice(one.label, value=one, key=self._keys(one), aside="yours" if own else "")

    def _keys(self, known: Known) -> str:
        own = self._app.own_keys.get(known.name)
        return " ".join(map(printed, own.split(","))) if own else key_for(self._asked.of, known.name)

    def take(self, choice: Choice) -> None:
        """Ask for the new key."""
        known = choice.value
        if isinstance(known, Known):

            def pressed(key: str | None) -> None:
                if key is not None:
                    self._app.choose_key(known.name, key)
                    self._asked.show_again(f"“{known.label}” is on {printed(key)} now.")

            self._asked.of.app.push_screen(PressKey(known), pressed)

    def give_back(self, choice: Choice) -> None:
        """Give a command the key that it has unless a person gives it others."""
        known = choice.value
        if not isinstance(known, Known):
            return
        if known.name not in self._app.own_keys:
            self._asked.show_again(f"“{known.label}” has its own key.")
        elif wrong := refused(self._app.own_keys, known.name):
            self._asked.show_again(wrong, wrong=True)
        else:
            self._app.choose_key(known.name, "")
            key = key_for(self._asked.of, known.name)
            self._asked.show_again(f"“{known.label}” is on {key} again.")
