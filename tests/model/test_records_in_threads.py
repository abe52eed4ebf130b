"""Records are read in several threads at once, from the first of a kind on."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

TOGETHER: Final = """
import sys, threading
sys.setswitchinterval(1e-6)
from careerjournal.model import Setback
from careerjournal.model import records

taken_apart = []
usual = records.msgspec.json.Decoder
records.msgspec.json.Decoder = lambda cls, **how: (taken_apart.append(cls), usual(cls, **how))[1]
record = records.to_record(Setback(what_happened="The panel", body="They asked for a licence."))
begin = threading.Barrier(8)
read = []

def work():
    begin.wait()
    read.append(records.from_record(record, 1).what_happened)

threads = [threading.Thread(target=work) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
assert read == ["The panel"] * 8
assert Setback in taken_apart
"""


def test_the_first_of_a_kind_is_read_in_eight_threads_at_once() -> None:
    done = subprocess.run([sys.executable, "-c", TOGETHER], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
