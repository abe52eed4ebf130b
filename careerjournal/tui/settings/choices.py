"""Settings that are one choice among a few: the theme, the idle lock, privacy, the clipboard, nudges, questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from careerjournal.model.counting import counted
from careerjournal.tui.settings.rows import Choice
from careerjournal.tui.settings.setting import Setting
from careerjournal.tui.sheets.ask_line import AskLine
from careerjournal.tui.widgets.hints import with_keys

MINUTES: Final = (1, 2, 5, 10, 15, 30, 60, 120, 240)
"""What is offered; any other number between the first and the last can be typed."""
ANOTHER: Final = "another"


class Theme(Setting):
    """The colours."""

    group = "How it looks"
    title = "Theme"

    def now(self) -> str:
        """Its name."""
        return self._app.settings.theme

    def says(self) -> str:
        """What is shown while one walks."""
        if self._app.no_color:
            return (
                "The colours. None is drawn at the moment, whichever you choose: NO_COLOR asks for that. The one you "
                "choose is drawn without it."
            )
        return (
            "The colours. Walk through the list to see each of them at once; the one you choose stays. Themes of your "
            "own go into the folder themes/ beside the settings."
        )

    def choices(self) -> Sequence[Choice]:
        """Every theme there is."""
        now = self._app.settings.theme
        return [Choice(name, value=name, chosen=name == now) for name in self._app.theme_names()]

    def look_at(self, choice: Choice) -> None:
        """Look like it."""
        self._app.show_theme(str(choice.value))

    def put_back(self) -> None:
        """Look as before."""
        self._app.show_theme(self._app.settings.theme)

    def take(self, choice: Choice) -> None:
        """Keep it."""
        self._app.choose("theme", str(choice.value))
        self._asked.show_again(f"It looks like {choice.title} from now on.")


class LockAfter(Setting):
    """Minutes until it locks itself."""

    group = "Who can read it"
    title = "Locks after"

    def now(self) -> str:
        """So many minutes."""
        return f"{self._app.settings.lock_after} min"

    def says(self) -> str:
        """Why not for ever."""
        return (
            "After so long without a key or a click the journal locks itself: whoever comes to an open screen can read "
            "all of it. The time that the computer sleeps counts. What you are writing is kept as a draft. "
            "From 1 to 240 minutes."
        )

    def choices(self) -> Sequence[Choice]:
        """Some numbers, the one that holds, and any other."""
        now = self._app.settings.lock_after
        listed = [
            Choice(counted(minutes, "minute"), value=minutes, chosen=minutes == now)
            for minutes in sorted({*MINUTES, now})
        ]
        return [*listed, Choice("another number …", value=ANOTHER)]

    def take(self, choice: Choice) -> None:
        """Keep it, or ask for another number."""
        if isinstance(choice.value, int):
            self._keep(choice.value)
            return

        def typed(line: str | None) -> None:
            if line is not None:
                self._keep(int(line))

        says = "Minutes without a key or a click, from 1 to 240."
        ask = AskLine("Lock after how many minutes?", says, str(self._app.settings.lock_after), check=_no_minutes)
        self._asked.of.app.push_screen(ask, typed)

    def _keep(self, minutes: int) -> None:
        self._app.choose("lock_after", minutes)
        self._asked.show_again(f"It locks after {counted(minutes, 'minute')}.")


def _no_minutes(line: str) -> str:
    good = line.isascii() and line.isdecimal() and len(line) < 5 and MINUTES[0] <= int(line) <= MINUTES[-1]
    return "" if good else "It takes a whole number of minutes, from 1 to 240."


class OnOrOff(Setting):
    """A setting with two choices."""

    name: str
    """What the settings file calls it."""
    on: tuple[str, str]
    """What it is when it is on: a word or two, and a sentence."""
    off: tuple[str, str]

    def now(self) -> str:
        """Which of the two."""
        return (self.on if getattr(self._app.settings, self.name) else self.off)[0]

    def choices(self) -> Sequence[Choice]:
        """The two."""
        now = getattr(self._app.settings, self.name)
        return [
            Choice(words[:1].upper() + words[1:], says, value=value, chosen=now is value)
            for value, (words, says) in ((True, self.on), (False, self.off))
        ]

    def take(self, choice: Choice) -> None:
        """Keep it."""
        self._app.choose(self.name, choice.value is True)
        self._asked.show_again("That holds from now on.")


class Private(OnOrOff):
    """Whether texts are blurred from the start."""

    group = LockAfter.group
    title = "Privacy"
    name = "private"
    on = ("blurred", "All but the paragraph you are in is blurred as soon as the journal is open.")
    off = ("readable", "Everything can be read.")

    def says(self) -> str:
        """Against whom it helps, and the key that changes it for a while."""
        return with_keys(
            self._asked.of,
            "Where somebody may look over your shoulder. This is how the journal begins; "
            "{privacy: changes it for a while}, anywhere.",
        )


class Clipboard(OnOrOff):
    """Whether text may leave by the terminal's clipboard."""

    group = LockAfter.group
    title = "Copying out"
    name = "clipboard"
    on = ("allowed", "What you copy goes to the terminal’s clipboard, and that is said each time.")
    off = ("not allowed", "What you copy can be pasted in this journal only.")

    def says(self) -> str:
        """Who else reads it."""
        return "Other programs can read the terminal’s clipboard, and some keep all that was ever in it."


class Nudges(OnOrOff):
    """Whether small questions are asked."""

    group = "What it asks"
    title = "Nudges"
    name = "nudges"
    on = ("on", "Small questions about what you put down, each with its reason; each can be let rest for good.")
    off = ("off", "Nothing is asked about what you put down.")

    def says(self) -> str:
        """What they are."""
        return "A setback without a lesson, an aspiration that nothing has pointed at for a year: beside such an entry \
stands one question."


class OwnQuestions(Setting):
    """The person's own questions on Today."""

    group = Nudges.group
    title = "My questions"

    def now(self) -> str:
        """How many."""
        return str(len(self._asked.journal.arrangement.questions) or "none")

    def says(self) -> str:
        """Where they are asked."""
        return (
            "Today asks one question a day. Your own stand among ours, each at most once in three months. They are "
            "kept in the journal, encrypted, and not in the settings."
        )

    def choices(self) -> Sequence[Choice]:
        """To change them."""
        return [Choice("Put down or change my questions …")]

    def take(self, choice: Choice) -> None:
        """Open them."""
        del choice
        from careerjournal.tui.today.own_questions import OwnQuestions as Sheet  # noqa: PLC0415 - when it is wanted

        self._asked.of.app.push_screen(Sheet(self._asked.journal), lambda _: self._asked.show_again())
