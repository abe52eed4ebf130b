"""The guard, each claim in a process of its own: what it closes cannot be opened again."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

import pytest

import careerjournal
from careerjournal import guard

ROOT = Path(careerjournal.__file__).parents[1]

linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's part is for Linux")
unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
filtered = pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine not in ("x86_64", "aarch64") or sys.maxsize < 2**32,
    reason="the kernel's filter is for 64-bit Linux on x86-64 and ARM",
)

BY_NUMBER = """
import ctypes, errno, platform
libc = ctypes.CDLL(None, use_errno=True)
CALLS = {"x86_64": {"socket": 41, "connect": 42, "sendto": 44, "sendmsg": 46, "bind": 49, "execve": 59,
                    "sendmmsg": 307, "execveat": 322, "io_uring_setup": 425},
         "aarch64": {"socket": 198, "connect": 203, "sendto": 206, "sendmsg": 211, "bind": 200, "execve": 221,
                     "sendmmsg": 269, "execveat": 281, "io_uring_setup": 425}}[os.uname().machine]
def call(name, *arguments):
    ctypes.set_errno(0)
    result = libc.syscall(ctypes.c_long(CALLS[name]), *(ctypes.c_long(argument) for argument in arguments))
    return "fine" if result >= 0 else errno.errorcode[ctypes.get_errno()]
"""
"""`ctypes` calls the kernel by number, past every audit event of Python's: only the filter can stand in its way."""


def armed(script: str, environment: Mapping[str, str] | None = None, *, before: str = "") -> str:
    """What a fresh process prints that runs ``before``, arms itself and runs ``script``."""
    preamble = "import os, sys\nfrom careerjournal import guard\n"
    source = f"{preamble}{textwrap.dedent(before)}\nreport = guard.arm()\n{textwrap.dedent(script)}"
    done = subprocess.run(
        [sys.executable, "-c", source],
        env={**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.strip()


def refusal(statement: str, before: str = "") -> str:
    """The sentence that an armed process is given for a statement."""
    return armed(
        f"""
        try:
            {statement}
        except guard.Offline as error:
            print(error)
        else:
            print("nothing was refused")
        """,
        before=before,
    )


@filtered
def test_on_linux_every_part_is_armed() -> None:
    report = armed("print(report)")
    assert report == (
        "Armed(core_dumps_off=True, kernel_filter=True, not_dumpable=True, offline_hook=True, problems=())"
    )


def test_a_second_call_changes_nothing() -> None:
    assert armed("print(guard.arm() is report)") == "True"


def test_a_part_that_fails_is_reported_and_stops_nothing() -> None:
    report = armed(
        "print(report.core_dumps_off, report.offline_hook, report.problems)",
        before="""
        def fails():
            raise OSError(1, "no")
        guard._no_core_dumps = fails
        """,
    )
    assert report == "False True ('Core dumps could not be turned off (PermissionError: [Errno 1] no).',)"


def test_a_system_without_a_kernel_filter_is_no_problem() -> None:
    report = armed("print(report.kernel_filter, report.problems)", before="guard._MACHINES = {}")
    assert report == "False ()"


def test_importing_it_loads_nothing_heavy() -> None:
    source = "import os, sys; before = set(sys.modules); import careerjournal.guard; print(*set(sys.modules) - before)"
    done = subprocess.run(
        [sys.executable, "-S", "-c", source],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert set(done.stdout.split()) == {"__future__", "careerjournal", "careerjournal.guard"}


class TestPythonRefuses:
    @pytest.mark.parametrize(
        ("statement", "event"),
        [
            ("import socket; socket.create_connection(('127.0.0.1', 9))", "socket.getaddrinfo"),
            ("import socket; socket.socket()", "socket.__new__"),
            ("import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)", "socket.__new__"),
            ("import socket; socket.getaddrinfo('localhost', 80)", "socket.getaddrinfo"),
            ("import socket; socket.gethostbyname('localhost')", "socket.gethostbyname"),
            ("import socket; socket.gethostbyaddr('127.0.0.1')", "socket.gethostbyaddr"),
            ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
            ("os.system('true')", "os.system"),
            ("os.execv(sys.executable, [sys.executable, '-V'])", "os.exec"),
            ("import webbrowser; webbrowser.GenericBrowser('none').open('http://127.0.0.1')", "webbrowser.open"),
            ("import urllib.request; urllib.request.urlopen('http://127.0.0.1')", "urllib.Request"),
            ("import ftplib; ftplib.FTP('127.0.0.1')", "ftplib.connect"),
            ("import smtplib; smtplib.SMTP('127.0.0.1')", "smtplib.connect"),
            ("import http.client; http.client.HTTPConnection('127.0.0.1').connect()", "http.client.connect"),
        ],
    )
    def test_the_network_and_other_programs(self, statement: str, event: str) -> None:
        assert refusal(statement) == f"careerjournal works offline and on its own, so {event} was refused."

    @unix
    @pytest.mark.parametrize(
        ("statement", "event"),
        [
            ("os.fork()", "os.fork"),
            ("os.posix_spawn('/bin/true', ['true'], {})", "os.posix_spawn"),
            ("import pty; pty.fork()", "os.forkpty"),
            ("import socket; socket.socket(socket.AF_UNIX).connect('/tmp/nobody')", "socket.connect"),
            ("import socket; socket.socket(socket.AF_UNIX).bind('/tmp/nobody')", "socket.bind"),
            (
                "import socket; socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendto(b'x', '/tmp/nobody')",
                "socket.sendto",
            ),
            (
                "import socket; socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM).sendmsg([b'x'], [], 0, '/tmp/nobody')",
                "socket.sendmsg",
            ),
        ],
    )
    def test_what_only_unix_has(self, statement: str, event: str) -> None:
        assert refusal(statement) == f"careerjournal works offline and on its own, so {event} was refused."

    def test_a_socket_made_before(self) -> None:
        before = "import socket; old = socket.socket()"
        assert "socket.connect was refused" in refusal("old.connect(('127.0.0.1', 9))", before)

    def test_without_repeating_what_was_asked_for(self) -> None:
        assert "Miriam" not in refusal(
            "import webbrowser; webbrowser.GenericBrowser('none').open('http://127.0.0.1/Miriam')"
        )


class TestStillWorks:
    def test_an_event_loop(self) -> None:
        script = """
        import asyncio
        async def main():
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(None, lambda: "woken")
        print(asyncio.run(main()))
        """
        assert armed(script) == "woken"

    def test_a_local_pair(self) -> None:
        script = """
        import socket
        one, other = socket.socketpair()
        with one, other:
            one.send(b"across")
            print(other.recv(6).decode())
        """
        assert armed(script) == "across"

    def test_threads_files_and_a_database_in_memory(self, tmp_path: Path) -> None:
        script = f"""
        import sqlite3, threading
        from pathlib import Path
        place = Path({str(tmp_path / "note")!r})
        writer = threading.Thread(target=place.write_text, args=("kept",))
        writer.start()
        writer.join()
        print(place.read_text(), sqlite3.connect(":memory:").execute("select 1").fetchone())
        """
        assert armed(script) == "kept (1,)"

    def test_a_screen(self) -> None:
        script = """
        import asyncio
        from textual.app import App
        async def main():
            async with App().run_test() as pilot:
                await pilot.pause()
                return pilot.app.is_running
        print(asyncio.run(main()))
        """
        assert armed(script, {"TEXTUAL": "devtools,debug"}) == "True"

    def test_a_pair_joined_over_the_loopback_as_on_windows(self) -> None:
        before = """
        import inspect, socket, textwrap
        guard._SILENT_PAIRS = False
        guard._filter_in_kernel = lambda: False
        joined = '''
        def socketpair():
            listener = socket()
            listener.bind(("127.0.0.1", 0))
            listener.listen()
            one = socket()
            one.connect(listener.getsockname())
            other, _ = listener.accept()
            listener.close()
            return one, other
        '''
        exec(compile(textwrap.dedent(joined), socket.__file__, "exec"), vars(socket))
        """
        script = """
        one, other = socket.socketpair()
        with one, other:
            one.send(b"across")
            print(other.recv(6).decode())
        try:
            socket.socket()
        except guard.Offline as error:
            print(error)
        """
        assert armed(script, before=before) == (
            "across\ncareerjournal works offline and on its own, so socket.__new__ was refused."
        )


@filtered
class TestTheKernelRefuses:
    @pytest.mark.parametrize("family", [2, 10, 16, 17, 38, 40], ids=["ip", "ipv6", "netlink", "raw", "crypto", "vm"])
    def test_sockets_of_other_families(self, family: int) -> None:
        assert armed(f"{BY_NUMBER}\nprint(call('socket', {family}, 1, 0))") == "EACCES"

    def test_the_same_through_the_c_library(self) -> None:
        script = "import ctypes, errno; libc = ctypes.CDLL(None, use_errno=True)\n"
        script += "print(libc.socket(2, 1, 0), errno.errorcode[ctypes.get_errno()])"
        assert armed(script) == "-1 EACCES"

    @pytest.mark.parametrize(
        "arguments",
        [
            "'connect', 0, 0, 0",
            "'bind', 0, 0, 0",
            "'sendmsg', 0, 0, 0",
            "'sendmmsg', 0, 0, 0, 0",
            "'execve', 0, 0, 0",
            "'execveat', 0, 0, 0, 0, 0",
            "'io_uring_setup', 1, 0",
            "'sendto', 0, 0, 0, 0, 1, 0",
            "'sendto', 0, 0, 0, 0, 1 << 32, 0",
        ],
    )
    def test_other_ways_out(self, arguments: str) -> None:
        assert armed(f"{BY_NUMBER}\nprint(call({arguments}))") == "EACCES"

    def test_on_every_thread_even_one_that_ran_before(self) -> None:
        before = f"""
        import threading
        go, said = threading.Event(), []
        {textwrap.indent(BY_NUMBER, " " * 8).strip()}
        def late():
            go.wait(30)
            said.append(call("socket", 2, 1, 0))
        other = threading.Thread(target=late)
        other.start()
        """
        assert armed("go.set(); other.join(); print(*said)", before=before) == "EACCES"

    def test_but_neither_local_sockets_nor_what_goes_into_a_pair(self) -> None:
        script = f"""{BY_NUMBER}
import socket
one, other = socket.socketpair()
text = ctypes.create_string_buffer(b"x")
print(call("socket", 1, 1, 0), call("sendto", one.fileno(), ctypes.addressof(text), 1, 0, 0, 0), other.recv(1))
one.close(), other.close()
"""
        assert armed(script) == "fine fine b'x'"

    def test_and_its_program_is_one_the_kernel_could_read(self) -> None:
        for machine in guard._MACHINES.values():
            program = guard._filter_program(machine)
            lines = list(struct.iter_unpack("=HBBI", program))
            assert len(program) == 8 * len(lines)
            for place, (code, true, false, _) in enumerate(lines):
                assert code in (0x06, 0x15, 0x20, 0x35)
                assert place + 1 + max(true, false) < len(lines) or code == 0x06


class TestEnvironment:
    def test_what_would_write_screens_and_keys_is_gone_and_how_to_draw_stays(self) -> None:
        given = {
            "TEXTUAL": "devtools,debug",
            "TEXTUAL_ALLOW_SIGNALS": "1",
            "TEXTUAL_DEBUG": "1",
            "TEXTUAL_DEVTOOLS_HOST": "198.51.100.1",
            "TEXTUAL_DEVTOOLS_PORT": "8081",
            "TEXTUAL_DRIVER": "elsewhere:Driver",
            "TEXTUAL_FILTERS": "dim",
            "TEXTUAL_LOG": "log.txt",
            "TEXTUAL_OF_A_LATER_VERSION": "1",
            "TEXTUAL_PRESS": "a,b",
            "TEXTUAL_SCREENSHOT": "1",
            "TEXTUAL_SCREENSHOT_FILENAME": "shot.svg",
            "TEXTUAL_SCREENSHOT_LOCATION": ".",
            "TEXTUAL_SHOW_RETURN": "1",
            "TEXTUAL_SLOW_THRESHOLD": "100",
            "TEXTUAL_THEME": "nord",
            "PYTHONINSPECT": "1",
        }
        kept = {
            "COLORTERM": "truecolor",
            "ESCDELAY": "50",
            "NO_COLOR": "1",
            "TERM": "xterm-256color",
            "TEXTUAL_ANIMATIONS": "none",
            "TEXTUAL_COLOR_SYSTEM": "256",
            "TEXTUAL_DIM_FACTOR": "50",
            "TEXTUAL_DISABLE_KITTY_KEY": "1",
            "TEXTUAL_FPS": "30",
            "TEXTUAL_SMOOTH_SCROLL": "0",
        }
        environment = {**given, **kept}
        guard.clean_environment(environment)
        assert environment == kept

    def test_every_variable_that_this_textual_reads_has_been_decided_on(self) -> None:
        """Fails when Textual reads a variable of another name than these, so that somebody looks at it."""
        import re

        import textual.constants

        source = Path(textual.constants.__file__).read_text(encoding="utf-8")
        names = set(re.findall(r'get_environ(?:_\w+)?\(\s*"(\w+)"', source))
        assert names
        assert {name for name in names if not name.startswith("TEXTUAL")} == {"ESCDELAY"}
        assert {name for name in guard.KEPT if name not in names} == set()

    def test_arming_cleans_the_process_own(self, tmp_path: Path) -> None:
        log = tmp_path / "log.txt"
        script = """
        from textual import constants, log
        log("a secret")
        print("TEXTUAL_LOG" in os.environ, constants.LOG_FILE, constants.MAX_FPS)
        """
        assert armed(script, {"TEXTUAL_LOG": str(log), "TEXTUAL_FPS": "30"}) == "False None 30"
        assert not log.exists()


class TestNoCoreDump:
    @unix
    def test_the_limit_is_nothing_and_cannot_be_raised(self) -> None:
        assert armed("import resource; print(resource.getrlimit(resource.RLIMIT_CORE))") == "(0, 0)"

    @linux
    def test_the_process_is_not_dumpable(self) -> None:
        assert armed("import ctypes; print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))") == "0"
