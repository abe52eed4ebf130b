"""A vector: one journal, what to open it with, and what must come of it. Kept as a text file each, made once by `make`.

The text is a list of ``name: value`` lines, an empty line, and the journal's bytes, deflated (zlib, RFC 1950) and in
base64. A vector that is ``like`` another one is deflated with that one's bytes as the preset dictionary.
"""

from __future__ import annotations

import base64
import json
import textwrap
import zlib
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

FROZEN = Path(__file__).with_name("frozen")

PLAIN = {"name", "what", "like", "folder", "expect"}
"""Said as they are; everything else that is not bytes is JSON."""

Tables = dict[str, dict[str, dict[str, Any]]]
"""As in JSON, where a document's number is text."""


@dataclass(frozen=True, kw_only=True)
class Vector:
    """One vector.

    Attributes:
        name: also the file's.
        what: what is special about it.
        file: the journal's bytes.
        like: the vector that this one was made from, in a few bytes other than it.
        length: the file is made this long, with zeros after its bytes; 0 leaves it as it is.
        passphrase: what it is opened with, if not with a code.
        code: the recovery code, as typed.
        write: open it for writing; the rest is opened read only.
        secrets: files in the device's folder for the journal, by name.
        anchor: the device's anchor file.
        folder: the device's folder for the journal, which is the vault id in hexadecimal.
        expect: ``ok``, or the error's name.
        documents: what must be read when all is well.
        saves: the number of saves that it must be at.
        notes: what must be said when all is well: ``torn=BYTES``, ``new-device``, ``mended-header``.
        points: of a roll-back: the last save seen and the one found, as ``generation/save``.
        salvaged: what salvage must read out; None when it must give the same error, or this says nothing of it.
        missing: the frames that salvage must say are missing.
        unread: the bytes that salvage must say are no frame.
        unlinked: the frames that salvage must say do not follow the one before.
    """

    name: str
    what: str
    file: bytes = field(repr=False)
    like: str = ""
    length: int = 0
    passphrase: str | None = None
    code: str | None = None
    write: bool = False
    secrets: dict[str, bytes] = field(default_factory=dict)
    anchor: bytes | None = None
    folder: str = ""
    expect: str = "ok"
    documents: Tables | None = None
    saves: int | None = None
    notes: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    salvaged: Tables | None = None
    missing: tuple[tuple[int, int], ...] = ()
    unread: int = 0
    unlinked: int = 0

    def to_text(self, base: bytes = b"") -> str:
        """This vector as its file holds it; what is as usual is left out.

        Args:
            base: the bytes of the vector that this one is like.
        """
        lines = []
        for what in fields(self):
            value = getattr(self, what.name)
            if what.name == "file" or value == what.default or (what.name == "secrets" and not value):
                continue
            if what.name == "secrets":
                lines += [f"secret: {name} {deflated(data)}" for name, data in value.items()]
            elif what.name == "anchor":
                lines.append(f"anchor: {deflated(value)}")
            elif what.name in PLAIN:
                lines.append(f"{what.name}: {value}")
            else:
                lines.append(f"{what.name}: {json.dumps(value)}")
        return "\n".join([*lines, "", *textwrap.wrap(deflated(self.file, base), 120), ""])

    @classmethod
    def from_text(cls, text: str) -> Vector:
        """The vector that a file holds."""
        head, _, body = text.partition("\n\n")
        values: dict[str, Any] = {}
        for line in head.splitlines():
            what, _, value = line.partition(": ")
            if what == "secret":
                name, _, data = value.partition(" ")
                values.setdefault("secrets", {})[name] = inflated(data)
            elif what == "anchor":
                values[what] = inflated(value)
            elif what in PLAIN:
                values[what] = value
            elif what == "missing":
                values[what] = tuple((first, last) for first, last in json.loads(value))
            else:
                loaded = json.loads(value)
                values[what] = tuple(loaded) if isinstance(loaded, list) else loaded
        base = read(values["like"]).file if "like" in values else b""
        return cls(file=inflated(body, base), **values)


@cache
def read(name: str) -> Vector:
    """The vector of this name."""
    return Vector.from_text((FROZEN / f"{name}.vector").read_text(encoding="utf-8"))


def frozen() -> list[Vector]:
    """Every vector there is, by name."""
    return [read(name) for name in sorted(path.stem for path in FROZEN.glob("*.vector"))]


def deflated(data: bytes, base: bytes = b"") -> str:
    packer = zlib.compressobj(9, zdict=base)
    return base64.b64encode(packer.compress(data) + packer.flush()).decode()


def inflated(text: str, base: bytes = b"") -> bytes:
    return zlib.decompressobj(zdict=base).decompress(base64.b64decode(text))
