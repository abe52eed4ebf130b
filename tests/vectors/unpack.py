"""Lays the vectors out as the files they stand for: ``python -m tests.vectors.unpack FOLDER``. Needs Python alone."""

from __future__ import annotations

import json
import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

from tests.vectors.vector import FROZEN, Vector, frozen

INDEX = FROZEN.with_name("index.json")
"""What each vector is opened with and must give, without its bytes."""

_BYTES = {"name", "file", "like", "length", "secrets", "anchor", "folder"}


def lay_out(vector: Vector, folder: Path) -> Path:
    """Write one vector's journal and what the device has of it; the journal's path.

    Args:
        vector: what to write.
        folder: gets ``journal``, and ``state``, which is the device's state folder.
    """
    journal = folder / "journal"
    journal.write_bytes(vector.file)
    if vector.length:
        with journal.open("r+b") as file:
            file.truncate(vector.length)
    device = folder / "state" / (vector.folder or "unknown")
    device.mkdir(parents=True)
    for name, data in vector.secrets.items():
        (device / name).write_bytes(data)
    if vector.anchor is not None:
        (device / "anchor").write_bytes(vector.anchor)
    return journal


def told(vector: Vector) -> dict[str, Any]:
    """What a reader's test must know of a vector besides its files; what is as usual is left out."""
    values = ((field, getattr(vector, field.name)) for field in fields(vector))
    return {
        field.name: value
        for field, value in values
        if field.name not in _BYTES and (value != field.default or field.name == "expect")
    }


def index() -> str:
    """The index as JSON, one line a vector."""
    lines = (f"{json.dumps(vector.name)}: {json.dumps(told(vector))}" for vector in frozen())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(arguments: list[str]) -> int:
    """Lay out every vector in a folder of its own, and the index beside them."""
    if len(arguments) != 1:
        print("usage: python -m tests.vectors.unpack FOLDER", file=sys.stderr)
        return 2
    target = Path(arguments[0])
    target.mkdir(parents=True)
    for vector in frozen():
        (target / vector.name).mkdir()
        lay_out(vector, target / vector.name)
    (target / INDEX.name).write_text(index(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
