"""The process around the journal: offline, leaving no core dump, in a clean environment.

`arm` is called once, by the command line, before Textual is imported. What it closes:

- the environment variables that make Textual write screens and keys to files, press keys or load a driver;
- core dumps, which would hold the journal's text and keys;
- the network, other programs and the browser: first by an audit hook (PEP 578), which every Python call passes and
  which answers with a sentence; then, on Linux, by a seccomp filter, which native code cannot get round either.

This keeps an honest program honest. It is no prison for hostile code inside the process, which could still write files
and use descriptors that were open before.
"""

from __future__ import annotations

import os
import sys

# `typing` alone costs more than the rest of this module; type checkers know this name as true.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import ctypes
    from collections.abc import Callable, Mapping, MutableMapping
    from typing import Final

KEPT: Final = frozenset(
    {
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_COLOR_SYSTEM",
        "TEXTUAL_DIM_FACTOR",
        "TEXTUAL_DISABLE_KITTY_KEY",
        "TEXTUAL_FPS",
        "TEXTUAL_SMOOTH_SCROLL",
    }
)
"""Textual's variables that say only how a terminal is drawn on or read (``textual/constants.py`` of 8.2.8). Every other
``TEXTUAL…`` goes, those of later versions too: TEXTUAL (devtools), _LOG, _DEBUG, _SCREENSHOT…, _DEVTOOLS…, _DRIVER,
_PRESS, _SHOW_RETURN, _FILTERS, _ALLOW_SIGNALS, _THEME and the rest."""

DROPPED: Final = frozenset({"PYTHONINSPECT"})
"""Variables of others that go too. PYTHONINSPECT is read as Python ends: it would leave a prompt with the journal still
in memory."""

_AF_UNIX: Final = 1  # the same on Linux, the BSDs and macOS; `socket` itself is not imported here

_SILENT_PAIRS: Final = sys.platform != "win32"
"""Whether `socket.socketpair` asks the system for a pair. On Windows it joins two ends over 127.0.0.1 instead."""

_REFUSED: Final = (
    "socket.",
    "urllib.",
    "http.client.",
    "ftplib.",
    "smtplib.",
    "imaplib.",
    "poplib.",
    "nntplib.",
    "telnetlib.",
    "webbrowser.",
    "subprocess.",
    "os.exec",
    "os.fork",  # and os.forkpty: a child would hold the keys, and not lock when this one does
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "pty.spawn",
    "_winapi.CreateProcess",
)
"""How the audit events begin that are refused (Python's table of audit events)."""


class Offline(Exception):
    """Something tried to reach the network, a browser or another program. ``str(error)`` is a sentence.

    Not an OSError, so that no library mistakes it for a network that is down and tries another way.
    """


class Armed:
    """What `arm` managed to close. Immutable by habit; made once.

    Attributes:
        core_dumps_off: the limit on core dumps is 0 bytes (not on Windows).
        not_dumpable: Linux neither dumps this process nor lets others of the same user read its memory.
        offline_hook: Python refuses the network, other programs and the browser.
        kernel_filter: so does the kernel (Linux on x86-64 and 64-bit ARM only).
        problems: a sentence for each part that should have worked on this system and did not.
    """

    __slots__ = ("core_dumps_off", "kernel_filter", "not_dumpable", "offline_hook", "problems")

    def __init__(
        self,
        *,
        core_dumps_off: bool,
        not_dumpable: bool,
        offline_hook: bool,
        kernel_filter: bool,
        problems: tuple[str, ...] = (),
    ) -> None:
        self.core_dumps_off = core_dumps_off
        self.not_dumpable = not_dumpable
        self.offline_hook = offline_hook
        self.kernel_filter = kernel_filter
        self.problems = problems

    def __repr__(self) -> str:
        return f"Armed({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


_done: list[Armed] = []
"""The report of the first call: hooks and filters cannot be taken off, and a second one would only cost time."""


def arm() -> Armed:
    """Close what can be closed on this system. To be called once, before Textual is imported.

    A part that fails stops nothing; the report says so. A second call changes nothing and returns the first report.
    """
    if _done:
        return _done[0]
    clean_environment(os.environ)
    problems: list[str] = []

    def tried(what: str, close: Callable[[], bool]) -> bool:
        try:
            return close()
        except Exception as error:  # whatever it is, the journal must still open
            problems.append(f"{what} ({type(error).__name__}: {error}).")
            return False

    report = Armed(
        core_dumps_off=tried("Core dumps could not be turned off", _no_core_dumps),
        not_dumpable=tried("Other processes could not be kept from reading this one's memory", _not_dumpable),
        kernel_filter=tried("The kernel's filter could not be set", _filter_in_kernel),
        offline_hook=tried("Python's audit hook could not be set", _hook),
        problems=tuple(problems),
    )
    _done.append(report)
    return report


def clean_environment(environment: MutableMapping[str, str]) -> None:
    """Drop every variable that would make Textual or Python give away what is in the journal."""
    for name in list(environment):
        upper = name.upper()
        if (upper.startswith("TEXTUAL") and upper not in KEPT) or upper in DROPPED:
            del environment[name]


def _no_core_dumps() -> bool:
    if sys.platform == "win32":
        return False
    import resource  # noqa: PLC0415 - 1 ms, and not on Windows

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


def _libc() -> ctypes.CDLL:
    import ctypes  # noqa: PLC0415 - 3 ms, and needed on Linux only

    return ctypes.CDLL(None, use_errno=True)


def _prctl(option: int, value: int) -> int:
    """``prctl(2)`` with one argument.

    Raises:
        OSError: the kernel refused.
    """
    import ctypes  # noqa: PLC0415

    zero = ctypes.c_ulong(0)
    result = int(_libc().prctl(ctypes.c_int(option), ctypes.c_ulong(value), zero, zero, zero))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


_PR_GET_DUMPABLE: Final = 3
_PR_SET_DUMPABLE: Final = 4
_PR_SET_NO_NEW_PRIVS: Final = 38


def _not_dumpable() -> bool:
    # A core limit of 0 is not enough: where core_pattern is a pipe (systemd-coredump, apport) the kernel ignores it.
    if sys.platform != "linux":
        return False
    _prctl(_PR_SET_DUMPABLE, 0)
    return _prctl(_PR_GET_DUMPABLE, 0) == 0


def _hook() -> bool:
    sys.addaudithook(_make_hook())
    return True


def _make_hook() -> Callable[[str, tuple[object, ...]], None]:
    """The hook, with all it needs in its own scope: it must still work while Python takes its modules apart."""
    refused, allowed, offline = _REFUSED, _allowed, Offline

    def hook(event: str, args: tuple[object, ...]) -> None:
        if event.startswith(refused) and not allowed(event, args):
            # The arguments stay out of the sentence: an address or a command may hold private words.
            raise offline(f"careerjournal works offline and on its own, so {event} was refused.")

    return hook


def _allowed(event: str, args: tuple[object, ...]) -> bool:
    """Whether an event that touches a socket belongs to a local pair, which asyncio wakes itself with, or to nobody."""
    if event in ("socket.gethostname", "socket.getservbyname", "socket.getservbyport"):
        return True  # facts from this machine's own files
    if event == "socket.__new__" and _SILENT_PAIRS:
        return len(args) > 1 and args[1] == _AF_UNIX
    if event == "socket.sendmsg":
        return len(args) > 1 and args[1] is None  # without an address: into the pair
    return not _SILENT_PAIRS and event in ("socket.__new__", "socket.bind", "socket.connect") and _within_a_pair()


def _within_a_pair() -> bool:
    """Whether the standard library's ``socketpair`` is what is running (asked on Windows only)."""
    module = sys.modules.get("socket")
    file = getattr(module, "__file__", None)
    frame = sys._getframe(1)  # noqa: SLF001 - the only way to ask who is calling
    for _ in range(6):  # `_allowed`, the hook, `socket.__init__`, `accept`, the fallback, `socketpair`
        if frame.f_code.co_filename == file and frame.f_code.co_name in ("socketpair", "_fallback_socketpair"):
            return True
        if frame.f_back is None:
            return False
        frame = frame.f_back
    return False


class _Machine:
    """One processor's way of calling the kernel (``linux/audit.h`` and its table of system calls)."""

    __slots__ = ("audit", "refused", "seccomp", "sendto", "socket")

    def __init__(self, audit: int, *, seccomp: int, socket: int, sendto: int, refused: tuple[int, ...]) -> None:
        self.audit = audit
        self.seccomp = seccomp
        self.socket = socket
        self.sendto = sendto
        self.refused = refused


_X32_BIT: Final = 0x4000_0000
"""Set in the call numbers of x86-64's 32-bit variant, which would give every refused call a second number."""

_MACHINES: Final[Mapping[str, _Machine]] = {
    # refused: connect, bind, sendmsg, sendmmsg, execve, execveat; and io_uring_setup, io_uring_enter and
    # io_uring_register, by which all of these could be had without the calls that the filter sees.
    "x86_64": _Machine(
        0xC000_003E, seccomp=317, socket=41, sendto=44, refused=(42, 49, 46, 307, 59, 322, 425, 426, 427)
    ),
    "aarch64": _Machine(
        0xC000_00B7, seccomp=277, socket=198, sendto=206, refused=(203, 200, 211, 269, 221, 281, 425, 426, 427)
    ),
}


def _filter_program(machine: _Machine) -> bytes:
    """The filter in the kernel's own machine language (classic BPF over ``struct seccomp_data``; ``seccomp(2)``).

    A refused call returns EACCES. What it says, in order: the processor's own calls only, and none of x32's; none of
    the refused; ``socket`` for AF_UNIX only; ``sendto`` without an address only, which is how ``send`` goes into a
    pair; anything else as usual.
    """
    import struct  # noqa: PLC0415 - comes with ctypes

    load, equal, at_least, give = 0x20, 0x15, 0x35, 0x06  # LD|W|ABS, JMP|JEQ|K, JMP|JGE|K, RET|K
    number, architecture, first_argument, fifth_argument = 0, 4, 16, 48  # offsets; each argument is 8 bytes, low first
    allow, refuse = 0x7FFF_0000, 0x0005_0000 | 13  # SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with EACCES

    # (instruction, value, where to when true, where to when false); a place is a label or None for the next line.
    lines: list[tuple[int, int, str | None, str | None]] = [
        (load, architecture, None, None),
        (equal, machine.audit, None, "refuse"),
        (load, number, None, None),
        (at_least, _X32_BIT, "refuse", None),
        *((equal, call, "refuse", None) for call in machine.refused),
        (equal, machine.sendto, "sendto", None),
        (equal, machine.socket, None, "allow"),
        (load, first_argument, None, None),
        (equal, _AF_UNIX, "allow", "refuse"),
    ]
    labels = {"sendto": len(lines)}
    lines += [
        (load, fifth_argument, None, None),
        (equal, 0, None, "refuse"),
        (load, fifth_argument + 4, None, None),
        (equal, 0, "allow", "refuse"),
    ]
    labels |= {"allow": len(lines), "refuse": len(lines) + 1}
    lines += [(give, allow, None, None), (give, refuse, None, None)]

    def jump(place: int, label: str | None) -> int:
        return 0 if label is None else labels[label] - place - 1

    return b"".join(
        struct.pack("=HBBI", code, jump(place, true), jump(place, false), value)
        for place, (code, value, true, false) in enumerate(lines)
    )


def _filter_in_kernel() -> bool:
    if sys.platform != "linux" or sys.byteorder != "little":
        return False
    machine = _MACHINES.get(os.uname().machine)
    # A 32-bit Python on a 64-bit kernel makes other calls; the filter would refuse every one of them.
    if machine is None or sys.maxsize < 2**32:
        return False
    import ctypes  # noqa: PLC0415

    class Program(ctypes.Structure):
        """``struct sock_fprog``."""

        _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    instructions = _filter_program(machine)
    held = ctypes.create_string_buffer(instructions, len(instructions))
    program = Program(len(instructions) // 8, ctypes.cast(held, ctypes.c_void_p))
    _prctl(_PR_SET_NO_NEW_PRIVS, 1)  # without it only root may set a filter
    set_mode_filter, all_threads = ctypes.c_ulong(1), ctypes.c_ulong(1)  # SECCOMP_SET_MODE_FILTER, …FLAG_TSYNC
    result = int(_libc().syscall(ctypes.c_long(machine.seccomp), set_mode_filter, all_threads, ctypes.byref(program)))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    if result > 0:
        raise OSError(f"thread {result} could not be brought under it")
    return True
