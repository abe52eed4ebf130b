"""The lists of words that a review asks are all of zxcvbn that it loads."""

from __future__ import annotations

import subprocess
import sys

_ASKED = """
import sys
from careerjournal.sharing.review.lexicon import is_given_name, is_in_a_dictionary, is_ordinary, is_surname
print(is_ordinary("weighbridge"), is_ordinary("Grace"), is_given_name("Grace"), is_surname("Kowalski"))
print(is_in_a_dictionary("interview"), sorted(name for name in sys.modules if "zxcvbn" in name))
"""


def test_they_bring_nothing_that_only_a_passphrase_needs() -> None:
    done = subprocess.run([sys.executable, "-c", _ASKED], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["True False True True", "True []"]
