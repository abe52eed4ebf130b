"""The real program with something put into it: run by a test, in a process of its own, never a part of the product.

``python -m tests.e2e.inside WHAT`` and the program's own arguments. ``f12`` then does what WHAT says:

- ``handler``, ``compose``, ``render``, ``worker``, ``thread``, ``timer``, ``group``, ``rich``, ``exit``: goes wrong
  there, with journal text and a passphrase in local variables, in the error, in its notes and in its cause;
- ``look``: writes down how the process is armed (`REPORT`), and what comes of trying to get out of it;
- ``watched``: every audit event that smells of a network or another program is written down (`REPORT`);
- ``readable``: other processes of the same user may read its memory;
- ``endless``: opening or making a journal takes longer than anybody waits;
- ``hasty``: the clock that locks the journal runs a hundred times as fast.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

SECRET: Final = "melon cobalt ferry nine"
"""What a local variable, an error and its cause hold when something goes wrong."""

REPORT: Final = "REPORT_TO"
"""The variable that names the file to write to."""

_SMELLS: Final = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "pty.spawn",
    "webbrowser.",
    "urllib.",
    "http.",
    "ftplib.",
    "smtplib.",
)


def go_wrong(words: str = SECRET) -> None:
    """Fail with a secret everywhere an error can hold one."""
    passphrase = words
    try:
        int(passphrase)
    except ValueError as cause:
        error = RuntimeError(f"could not use {passphrase}")
        error.add_note(f"while holding {passphrase}")
        raise error from cause


def styles(base: type[Any]) -> list[str | Path]:
    """The program's style sheets, which Textual would look for beside the class made here."""
    beside = Path(sys.modules[base.__module__].__file__ or "").parent
    return [beside / path for path in base.CSS_PATH]


def broken(base: type[Any], what: str) -> type[Any]:
    """The program, in which a key makes something go wrong."""
    from textual.binding import Binding
    from textual.screen import Screen
    from textual.widgets import Static

    class Composed(Screen[None]):
        def compose(self) -> Any:
            go_wrong()
            yield Static()

    class Rendered(Static):
        def render(self) -> str:
            go_wrong()
            return ""

    class Rich(Exception):
        """An error that knows how to print itself, which Textual prints as it is."""

        def __rich__(self) -> str:
            return SECRET

    class Broken(base):  # type: ignore[misc] # a class that is only known when it runs
        CSS_PATH = styles(base)
        BINDINGS = [Binding("f12", "go_wrong", show=False, priority=True)]

        async def action_go_wrong(self) -> None:
            held = SECRET
            match what:
                case "handler":
                    go_wrong(held)
                case "compose":
                    self.push_screen(Composed())
                case "render":
                    await self.screen.mount(Rendered())
                case "worker":
                    self.run_worker(self._fail())
                case "thread":
                    self.run_worker(go_wrong, thread=True)
                case "timer":
                    self.set_timer(0.01, go_wrong)
                case "group":
                    raise ExceptionGroup(SECRET, [ValueError(SECRET), KeyError(SECRET)])
                case "rich":
                    raise Rich(SECRET)
                case _:
                    raise AssertionError(what)

        async def _fail(self) -> None:
            go_wrong()

    return Broken


def looking(base: type[Any]) -> type[Any]:
    """The program, in which a key writes down how the process is armed."""
    from textual.binding import Binding

    class Looking(base):  # type: ignore[misc] # a class that is only known when it runs
        CSS_PATH = styles(base)
        BINDINGS = [Binding("f12", "look", show=False, priority=True)]

        def action_look(self) -> None:
            import ctypes
            import socket
            import subprocess
            import webbrowser

            from careerjournal import guard

            tries: dict[str, Callable[[], object]] = {
                "socket": socket.socket,
                "name": lambda: socket.getaddrinfo("localhost", 80),
                "program": lambda: subprocess.run(["true"], check=False),
                "browser": lambda: webbrowser.GenericBrowser("true").open("http://127.0.0.1/"),
            }
            came: dict[str, str] = {}
            for name, attempt in tries.items():
                try:
                    attempt()
                except Exception as error:
                    came[name] = type(error).__name__
                else:
                    came[name] = "went through"
            # Or, where there is no browser, opening a link fails by itself.
            webbrowser.register("true", None, webbrowser.GenericBrowser("true"), preferred=True)
            came["link"] = str(self.open_url("http://127.0.0.1/"))
            armed = guard.arm()
            report = {
                "dumpable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) if sys.platform == "linux" else 0,
                "armed": {name: getattr(armed, name) for name in armed.__slots__},
                "came": came,
                "textual": sorted(name for name in os.environ if name.startswith("TEXTUAL")),
            }
            write(report)

    return Looking


def write(report: object) -> None:
    """Put a report where the test looks for it, whole or not at all."""
    place = Path(os.environ[REPORT])
    new = place.with_suffix(".new")
    new.write_text(json.dumps(report), "utf-8")
    new.rename(place)


def watched() -> None:
    """Write down every event that smells, before anything can refuse it."""
    place = os.open(os.environ[REPORT], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event.startswith(_SMELLS):
            family = int(args[1]) if event == "socket.__new__" else ""  # type: ignore[call-overload] # an int by then
            os.write(place, f"{event} {family}\n".encode())

    sys.addaudithook(hook)


def main() -> int:
    """Put it in, and run the program."""
    what, *arguments = sys.argv[1:]
    if what == "watched":
        watched()
    elif what == "readable":
        from careerjournal import guard

        vars(guard)["_not_dumpable"] = lambda: True
    elif what == "endless":
        from careerjournal.access.door import Door

        for name in ("open", "create"):
            setattr(Door, name, lambda *_, **__: time.sleep(3600))
    from careerjournal import cli
    from careerjournal.cli import screens

    run_app = screens.run_app

    def with_it(*given: Any, **named: Any) -> int:
        from careerjournal.idle import Idle
        from careerjournal.tui import app
        from careerjournal.tui.shell import locking

        if what == "hasty":
            vars(locking)["Idle"] = lambda: Idle((lambda: 100 * time.monotonic(),))
        elif what == "look":
            app.CareerJournal = looking(app.CareerJournal)  # type: ignore[misc]
        elif what not in ("watched", "readable", "endless"):
            app.CareerJournal = broken(app.CareerJournal, what)  # type: ignore[misc]
        return run_app(*given, **named)

    vars(screens)["run_app"] = with_it
    return cli.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
