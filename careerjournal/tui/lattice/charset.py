"""Whether this terminal draws boxes."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from careerjournal.lattice.picture import Charset


def charset_of(environment: Mapping[str, str], *, utf8_mode: bool | None = None) -> Charset:
    """Boxes, unless the person's locale says that their terminal has another encoding than UTF-8, or it is dumb.

    Args:
        environment: the process's; POSIX says that LC_ALL wins over LC_CTYPE, and that over LANG.
        utf8_mode: whether Python put UTF-8 in the place of the C locale (PEP 538 and 540). It then sets LC_CTYPE for
            the programs that it starts, which says nothing of the terminal.
    """
    if environment.get("TERM") == "dumb":
        return Charset.ASCII
    names = ["LC_ALL", "LC_CTYPE", "LANG"]
    if bool(sys.flags.utf8_mode) if utf8_mode is None else utf8_mode:
        names.remove("LC_CTYPE")
    said = next((environment[name] for name in names if environment.get(name)), "")
    if not said:  # a container, or Windows, that says nothing; nearly every terminal has UTF-8 today
        return Charset.BOXES
    encoding = said.partition(".")[2].partition("@")[0].replace("-", "").lower()
    return Charset.BOXES if encoding == "utf8" else Charset.ASCII
