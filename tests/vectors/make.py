"""Makes the vectors: ``python -m tests.vectors.make``. Those that are there are frozen, and are never written over.

What each must give is written here by hand, from FORMAT.md; nothing asks the vault.
"""

from __future__ import annotations

import struct
import sys
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from tests.vectors.forge import (
    CHANGES,
    CODE,
    CODE_TEXT,
    END,
    MAGIC,
    PASSPHRASE,
    SNAPSHOT,
    Forge,
    Log,
    anchor_file,
    flip,
    hkdf,
    padme,
    put,
    sha256,
)
from tests.vectors.unpack import INDEX, index
from tests.vectors.vector import FROZEN, Tables, Vector, read

FRAME = 372
"""Bytes of a frame that says little."""


def documents(*numbers: int) -> Tables:
    """What the usual saves leave, one document each."""
    return {"t": {str(number): {"n": number} for number in numbers}} if numbers else {}


class Journal:
    """A journal as it should be: an empty snapshot, and saves of one document each."""

    def __init__(
        self, seed: str, saves: int = 2, slots: Callable[[Forge], list[bytes]] = Forge.ways_in, **header: Any
    ) -> None:
        self.forge = Forge(seed)
        self.header = self.forge.header(slots(self.forge), **header)
        self.log = self.forge.log(self.header)
        self.start = 2 * len(self.header)
        self.log.end()
        self.saves = saves
        self.first = ""  # the first vector made of it, which the others are like
        for number in range(1, saves + 1):
            self.log.save(put(number, {"n": number}))

    @property
    def file(self) -> bytes:
        return self.header + self.header + self.log.data

    def frame(self, number: int) -> int:
        """Where a frame begins."""
        return self.start + sum(map(len, self.log.frames[:number]))

    def record(self, number: int = -1, /, **but: Any) -> bytes:
        """A slot of the anchor that has seen this frame."""
        number %= len(self.log.frames)
        values: dict[str, Any] = {"number": number, "saves": number, "chain": self.log.chains[number]}
        return self.forge.record(**(values | but))

    def vector(self, name: str, what: str, **but: Any) -> Vector:
        """This journal on the device where it was made, the last save seen; ``but`` is what is different."""
        if "code" not in but:
            but.setdefault("passphrase", PASSPHRASE)
        if but.get("expect", "ok") == "ok":
            but.setdefault("documents", documents(*range(1, self.saves + 1)))
            but.setdefault("saves", self.saves)
        values = {
            "file": self.file,
            "secrets": {f"device-{self.forge.hint.hex()}": self.forge.secret_file()},
            "anchor": anchor_file(self.record()),
            "folder": self.forge.id.hex(),
        }
        like, self.first = self.first, self.first or name
        return Vector(name=name, what=what, like=like, **(values | but))


def bare(name: str, what: str, expect: str, file: bytes, **but: Any) -> Vector:
    """A file that is refused whatever the device has."""
    if "code" not in but:
        but.setdefault("passphrase", PASSPHRASE)
    return Vector(name=name, what=what, file=file, expect=expect, **but)


# Sound journals


def sound() -> Iterator[Vector]:
    """Journals that are as they should be, and what they hold."""
    yield Journal("empty", 0).vector("ok-empty", "No save was made yet.")
    yield Journal("one", 1).vector("ok-one-save", "One save.")
    yield Journal("two").vector("ok-two-saves", "Two saves.")
    yield Journal("first", 0, generation=1).vector("ok-write", "Opened for writing.", write=True)
    made = Journal("empty save", 1)
    made.log.save()
    yield made.vector(
        "ok-save-of-nothing", "A save without a change in it.", saves=2, anchor=None, notes=("new-device",)
    )
    made = Journal("42", 0)
    made.log = Log(made.forge, made.header)
    made.log.end(saves=41)
    made.log.save(put(7, {}))
    yield made.vector(
        "ok-saves-are-counted-on", "The snapshot stands for 41 saves.", documents={"t": {"7": {}}}, saves=42
    )
    yield from snapshots()
    yield from changes()
    yield from padding()


def snapshots() -> Iterator[Vector]:
    """What a rewrite leaves."""
    for name, pieces in {
        "one-piece": [[put(1, {"n": 1}), put(2, {"n": 2})]],
        "three-pieces": [[put(1, {"n": 1})], [], [put(2, {"n": 2})]],
        "nothing-then-removed": [[put(1, {"n": 1}), put(2, {"n": 2}), put(3, {}), ["r", "t", 3]]],
    }.items():
        made = Journal(name, 0)
        made.log = Log(made.forge, made.header)
        for piece in pieces:
            made.log.write(SNAPSHOT, piece)
        made.log.end(saves=9, documents=2)
        yield made.vector(f"ok-snapshot-{name}", "A snapshot with documents.", documents=documents(1, 2), saves=9)
    made = Journal("emptied", 0)
    made.log = Log(made.forge, made.header)
    made.log.write(SNAPSHOT, [put(1, {}, "empty"), ["r", "empty", 1], put(1, {"n": 1})])
    made.log.end(saves=3, documents=1)
    yield made.vector(
        "ok-snapshot-of-an-empty-table",
        "A table stays when nothing stands in it.",
        documents={"empty": {}, "t": {"1": {"n": 1}}},
        saves=3,
    )
    made = Journal("then", 0)
    made.log = Log(made.forge, made.header)
    made.log.write(SNAPSHOT, [put(1, {"n": 1}), put(2, {"n": 0})])
    made.log.end(saves=3, documents=2)
    made.log.save(put(2, {"n": 2}))
    yield made.vector("ok-snapshot-then-a-save", "A save after a snapshot.", documents=documents(1, 2), saves=4)
    made = Journal("end says more", 0)
    made.log = Log(made.forge, made.header)
    made.log.write(END, {"saves": 5, "documents": 0, "later": {"a": [1]}})
    yield made.vector("ok-end-says-more", "A later version's word in the end of the snapshot.", saves=5)


def changes() -> Iterator[Vector]:
    """Everything a save can say."""
    removed, dropped = ["r", "t", 1], ["d", "t"]
    text = '\u0000\u001b[31m"\\/ é e\u0301 \u202e שלום 日本 🏳️‍🌈'
    nameless: Tables = {"": {"1": {}}}
    other: Tables = {"u": {"1": {}}}
    cases: dict[str, tuple[list[object], Tables, str]] = {
        "removed": ([removed], documents(2), "A document is removed."),
        "removed-twice": (
            [removed, removed, ["r", "u", 5]],
            documents(2),
            "What is not there is removed: nothing happens.",
        ),
        "all-removed": ([removed, ["r", "t", 2]], {"t": {}}, "A table stays when nothing stands in it."),
        "dropped": ([dropped], {}, "A table is dropped."),
        "dropped-twice": ([dropped, dropped, ["d", "u"]], {}, "What is not there is dropped: nothing happens."),
        "replaced": (
            [put(1, {"n": 3})],
            {"t": {"1": {"n": 3}, "2": {"n": 2}}},
            "Replacing a document does not move it.",
        ),
        "put-back": ([removed, put(1, {"n": 1})], documents(2, 1), "A document put back stands at the end."),
        "table-put-back": (
            [put(1, {}, "u"), dropped, put(1, {"n": 1})],
            other | documents(1),
            "So does a table.",
        ),
        "table-without-name": ([put(1, {}, "")], documents(1, 2) | nameless, "A table's name can be empty."),
        "unicode": (
            [put(1, {text: text}, text)],
            documents(1, 2) | {text: {"1": {text: text}}},
            "Any text, kept as it is.",
        ),
        "json": (
            [put(1, {"a": [None, True, False, 0, -1, 1.5, 1e300, 5e-324, [], {}, [[{"b": [""]}]]]})],
            {"t": {"1": {"a": [None, True, False, 0, -1, 1.5, 1e300, 5e-324, [], {}, [[{"b": [""]}]]]}, "2": {"n": 2}}},
            "Everything JSON has.",
        ),
        "large-numbers": (
            [put(2**63 - 1, {"n": 2**64 - 1, "m": -(2**63)})],
            {"t": documents(1, 2)["t"] | {str(2**63 - 1): {"n": 2**64 - 1, "m": -(2**63)}}},
            "Numbers of 64 bits.",
        ),
    }
    for name, (said, left, what) in cases.items():
        made = Journal(name)
        made.log.save(*said)
        yield made.vector(f"ok-change-{name}", what, documents=left, saves=3)
    made = Journal("white")
    made.log.write(CHANGES, b' [\n\t[ "p" , "\\u0074" ,\r1 , { "n" : 10e-1 , "\\ud83d\\ude00" : "\\/" } ] ] ')
    yield made.vector(
        "ok-change-json-written-otherwise",
        "White space and escapes that the writer does not use.",
        documents={"t": {"1": {"n": 1.0, "😀": "/"}, "2": {"n": 2}}},
        saves=3,
    )


def padding() -> Iterator[Vector]:
    """Contents around the sizes where padding takes the next step."""
    for size in (252, 253, 268, 269, 1020, 1021):
        made = Journal(f"pad {size}", 0)
        document = {"text": "x" * (size - len('[["p","t",1,{"text":""}]]'))}
        frame = made.log.save(put(1, document))
        assert len(frame) == 116 + padme(4 + size)
        yield made.vector(
            f"ok-padding-{size}", f"A content of {size} bytes.", documents={"t": {"1": document}}, saves=1
        )


# Ways in


def ways_in() -> Iterator[Vector]:
    """What opens a journal."""
    portable = Journal("portable", 1, lambda f: [f.passphrase_slot(), f.recovery_slot()])
    elsewhere: dict[str, Any] = {"secrets": {}, "anchor": None, "notes": ("new-device",)}
    yield portable.vector("ok-portable", "A passphrase alone opens it.", **elsewhere)
    yield portable.vector("ok-portable-code", "So does its recovery code.", code=CODE_TEXT, **elsewhere)
    yield portable.vector("ok-portable-anchor", "The device has seen it before.", secrets={})
    one = Journal("code", 1)
    yield one.vector("ok-code", "The recovery code needs no secret of the device.", code=CODE_TEXT, **elsewhere)
    for name, typed in {
        "lower-case": CODE_TEXT.lower(),
        "no-hyphens": CODE_TEXT.replace("-", ""),
        "spaces": "  " + CODE_TEXT.replace("-", "  ").replace("4", " 4 ") + "\n",
        "look-alikes": CODE_TEXT.replace("0", "O", 2).replace("0", "o", 3).replace("1", "I", 1).replace("1", "l"),
        "other-dashes": CODE_TEXT.replace("-", "\u2013", 3).replace("-", " \u2014 ", 2),
        "full-width": "".join(chr(ord(c) + 0xFEE0) if c != "-" else c for c in CODE_TEXT),
    }.items():
        yield one.vector(f"ok-code-{name}", "The code, as somebody may type it.", code=typed, **elsewhere)
    last = b"\x1b" * 20
    made = Journal("v", 1, lambda f: [f.recovery_slot(last)])
    typed = code_text(last).replace("V", "u")
    yield made.vector("ok-code-u-is-v", "A typed U is a V.", code=typed, **elsewhere)
    yield from passphrases()
    yield from slots()
    yield from secrets()
    yield from bad_codes(one)


def code_text(bits: bytes) -> str:
    """A recovery code as it is written."""
    alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    number = int.from_bytes(bits, "big")
    groups = []
    for group in range(8):
        digits = [number >> 5 * (31 - 4 * group - place) & 31 for place in range(4)]
        check = group + 1
        for digit in [*digits, 0]:
            check = check << 1 ^ (0b100101 if check & 16 else 0)
            check ^= digit
        groups.append("".join(alphabet[digit] for digit in [*digits, check]))
    return "-".join(groups)


def passphrases() -> Iterator[Vector]:
    """Letters that look the same are the same; everything else counts."""
    for name, chosen, typed, opens in [
        ("composed", "caf\u00e9 na\u00efve", "cafe\u0301 nai\u0308ve", True),
        ("ligature", "\ufb01fty \u00bd \u2460", "fifty 1\u20442 1", True),
        ("full-width", "\uff41\uff42\uff43\u3000\uff11", "abc 1", True),
        ("hangul", "\ud55c\uae00", unicodedata.normalize("NFD", "\ud55c\uae00"), True),
        ("marks-in-any-order", "a\u0323\u0307", "a\u0307\u0323", True),
        ("emoji", "🏳️‍🌈 plum", "🏳️‍🌈 plum", True),
        ("zero-byte", "a\0b", "a\0b", True),
        ("half-a-pair", "a\udc80", "a\udc80", True),
        ("long", "x" * 5000, "x" * 5000, True),
        ("empty", "", "", True),
        ("zero-byte-cut", "a\0b", "a", False),
        ("other-case", "Plum", "plum", False),
        ("space-behind", "plum", "plum ", False),
        ("sharp-s", "straße", "strasse", False),
        ("dotless-i", "\u0131", "i", False),
    ]:
        made = Journal(name, 1, lambda f, chosen=chosen: [f.passphrase_slot(chosen)])  # type: ignore[misc]
        what = f"Chosen as {chosen[:20]!a}, typed as {typed[:20]!a}."
        but: dict[str, Any] = {"passphrase": typed, "secrets": {}}
        if opens:
            yield made.vector(f"ok-passphrase-{name}", what, **but)
        else:
            yield made.vector(f"wrong-passphrase-{name}", what, expect="WrongPassphrase", **but)


def slots() -> Iterator[Vector]:
    """Which slots there are, and in which order."""
    strange = struct.pack("<HH", 77, 20) + b"from a later version" + bytes(48)
    cases: dict[str, tuple[Callable[[Forge], list[bytes]], str]] = {
        "passphrase-only": (lambda f: [f.device_slot()], "There is no recovery code."),
        "last": (
            lambda f: [f.recovery_slot(), *(f.device_slot("x") for _ in range(3)), f.device_slot()],
            "Of several slots for this device, the last one opens.",
        ),
        "eight": (
            lambda f: [*(f.device_slot("x", f.random.randbytes(32)) for _ in range(6)), *f.ways_in()],
            "As many ways in as there may be.",
        ),
        "later-kind": (lambda f: [strange, *f.ways_in()], "A kind that a later version knows."),
        "kind-zero": (lambda f: [bytes(4) + bytes(48), *f.ways_in()], "A kind that is no kind, with nothing in it."),
        "both-kinds": (lambda f: [f.passphrase_slot("x"), f.device_slot()], "With and without the device."),
    }
    for name, (ways, what) in cases.items():
        yield Journal(name, 1, ways).vector(f"ok-slots-{name}", what)
    full = Journal("header 8192", 1, length=8192)
    yield full.vector("ok-header-of-8192", "A longer header.")
    large = struct.pack("<HH", 78, 60_000) + bytes(60_048)
    largest = Journal("header 65536", 1, lambda f: [large, *f.ways_in()], length=65_536)
    yield largest.vector("ok-header-of-65536", "The longest header.")
    one = Journal("no slot", 0, lambda f: [])
    yield one.vector("device-secret-missing-no-slot", "There is no way in.", expect="DeviceSecretMissing")
    yield one.vector(
        "wrong-passphrase-no-slot", "There is no way in for a code.", expect="WrongPassphrase", code=CODE_TEXT
    )
    only = Journal("only recovery", 0, lambda f: [f.recovery_slot(), strange])
    yield only.vector(
        "device-secret-missing-recovery-only", "No slot takes a passphrase.", expect="DeviceSecretMissing"
    )
    one = Journal("wrong", 0)
    yield one.vector("wrong-passphrase", "Another passphrase.", expect="WrongPassphrase", passphrase="incorrect horse")
    other = code_text(flip(CODE, 19))
    yield one.vector("wrong-passphrase-code", "Another journal's recovery code.", expect="WrongPassphrase", code=other)
    for name, at in {
        "salt": 106 + 4 + 12,
        "cost": 106 + 4 + 4,
        "wrapped": 106 + 4 + 52,
        "tag": 106 + 4 + 52 + 47,
    }.items():
        header = resummed(flip(one.header, at, 1))
        yield one.vector(
            f"wrong-passphrase-slot-{name}-changed",
            "The slot was changed, and the checksum made right.",
            expect="WrongPassphrase",
            file=header * 2 + one.log.data,
        )
    header = resummed(flip(one.header, 106 + 4 + 44))
    yield one.vector(
        "device-secret-missing-hint-changed",
        "The hint was changed, and the checksum made right.",
        expect="DeviceSecretMissing",
        file=header * 2 + one.log.data,
    )
    for key in ("passphrase", "code"):
        header = resummed(flip(one.header, 16))
        folder = header[16:32].hex()
        yield one.vector(
            f"{'device-secret-missing' if key == 'passphrase' else 'wrong-passphrase'}-id-changed",
            "The vault id was changed, and the checksum made right.",
            expect="DeviceSecretMissing" if key == "passphrase" else "WrongPassphrase",
            file=header * 2 + one.log.data,
            folder=folder,
            **({"code": CODE_TEXT} if key == "code" else {}),
        )


def resummed(copy: bytes) -> bytes:
    """A copy of the header with its checksum made right, as anybody can."""
    return copy[:-32] + sha256(copy[:-32])


def secrets() -> Iterator[Vector]:
    """What the device's folder may hold."""
    made = Journal("secrets", 0)
    good = made.forge.secret_file()
    other = made.forge.secret_file(bytes(range(32)))
    body = good[:-32]
    foreign = b"CJDEVICE" + bytes(16) + made.forge.secret
    name = f"device-{made.forge.hint.hex()}"

    def hint_of(file: bytes) -> str:
        return hkdf(file[24:56], made.forge.id, "device-hint", 8).hex()

    for case, what, file in [
        ("none", "There is none.", None),
        ("another", "It is another device's.", other),
        ("damaged", "A bit of it is damaged.", flip(good, 30)),
        ("checksum-damaged", "Its checksum is damaged.", flip(good, 60)),
        ("cut", "Its last byte is gone.", good[:-1]),
        ("longer", "There is a byte too much.", good + b"\0"),
        ("foreign", "It is another journal's.", foreign + sha256(foreign)),
        ("other-magic", "It is another kind of file.", b"CJDEVICF" + body[8:] + sha256(b"CJDEVICF" + body[8:])),
        ("empty", "Its file is empty.", b""),
    ]:
        yield made.vector(
            f"device-secret-missing-{case}",
            what,
            expect="DeviceSecretMissing",
            secrets={} if file is None else {name: file},
        )
    yield made.vector(
        "ok-secrets-several",
        "One of several secrets is the right one.",
        secrets={"device-00": b"", f"device-{hint_of(other)}": other, "device-": b"", name: good, "device-x": good},
    )
    yield made.vector(
        "device-secret-missing-other-name",
        "A secret is looked for by its name.",
        expect="DeviceSecretMissing",
        secrets={"secret": good},
    )


def bad_codes(made: Journal) -> Iterator[Vector]:
    """What is no recovery code at all."""
    groups = CODE_TEXT.split("-")
    for name, typed in {
        "empty": "",
        "short": CODE_TEXT[:-1],
        "seven-groups": "-".join(groups[:7]),
        "long": CODE_TEXT + "-00000",
        "wrong-digit": CODE_TEXT.replace("40R47", "40S47"),
        "wrong-check-digit": CODE_TEXT.replace("40R47", "40R48"),
        "swapped-digits": CODE_TEXT.replace("40R47", "4R047"),
        "swapped-groups": "-".join([groups[1], groups[0], *groups[2:]]),
        "no-such-digit": CODE_TEXT.replace("40R47", "40*47"),
        "passphrase": PASSPHRASE,
        "letter-outside-ascii": CODE_TEXT.replace("R", "\u0420", 1),
    }.items():
        yield made.vector(
            f"bad-recovery-code-{name}", "This is no recovery code.", expect="BadRecoveryCode", code=typed
        )


# The header


def headers() -> Iterator[Vector]:
    """Everything a header can be that it should not."""
    yield from no_journal()
    yield from versions()
    yield from copies()
    yield from hostile_headers()
    yield from forged_headers()


def no_journal() -> Iterator[Vector]:
    """Files that are something else, or hardly anything."""
    made = Journal("no journal", 0)
    for name, what, file in [
        ("empty", "An empty file.", b""),
        ("magic-alone", "Nothing but the magic.", MAGIC),
        ("text", "A text.", b"Dear journal, today I was promoted.\n" * 300),
        ("sqlite", "A database.", b"SQLite format 3\0".ljust(16_384, b"\1")),
        ("png", "A picture, whose magic this one is like.", b"\x89PNG\r\n\x1a\n".ljust(9000, b"\0")),
        ("zeros", "Nothing but zeros, as a power cut leaves them.", bytes(150_000)),
        ("text-mode", "Line ends changed, as a text transfer does.", made.file.replace(b"\r\n", b"\n", 1)),
        ("cut-in-fixed-part", "Cut short in the header.", made.file[:105]),
        ("cut-in-first-copy", "Cut short in the header's first copy.", made.file[:4095]),
        (
            "magic-damaged-in-both",
            "The magic of both copies is damaged.",
            (flip(made.header, 0) + flip(made.header, 1)) + made.log.data,
        ),
        ("first-byte-lost", "The first byte is gone, and nothing is where it should be.", made.file[1:]),
        (
            "length-says-more",
            "The header says it is longer than the file.",
            resummed(made.header[:12] + struct.pack("<I", 65_536) + made.header[16:]) + bytes(4096),
        ),
    ]:
        yield bare(f"not-a-journal-{name}", what, "NotAJournal", file)


def versions() -> Iterator[Vector]:
    """Versions other than 1.0."""
    for major in (0, 2, 256, 65_535):
        made = Journal(f"major {major}", 0, major=major)
        yield made.vector(f"unknown-version-major-{major}", "Another major version.", expect="UnknownVersion")
    made = Journal("major 2 short", 0, major=2)
    yield bare(
        "unknown-version-short", "Another major version, whose header may be short.", "UnknownVersion", made.file[:106]
    )
    for minor in (1, 65_535):
        made = Journal(f"minor {minor}", 1, minor=minor)
        yield made.vector(f"ok-minor-{minor}", "A later minor version can be read.")
        yield made.vector(
            f"unknown-version-minor-{minor}-write", "… and not written.", expect="UnknownVersion", write=True
        )
    for kind in (0, 4, 255):
        made = Journal(f"kind {kind}", 1)
        made.log.write(kind, {"later": True})
        yield made.vector(
            f"unknown-version-frame-type-{kind}",
            "A frame of a type that only a later version knows.",
            expect="UnknownVersion",
            salvaged=documents(1),
        )
    made = Journal("kind in snapshot", 0)
    made.log = Log(made.forge, made.header)
    made.log.write(4, [])
    made.log.end()
    yield made.vector(
        "unknown-version-frame-type-in-snapshot",
        "The same before the end of the snapshot.",
        expect="UnknownVersion",
        salvaged={},
    )


def copies() -> Iterator[Vector]:
    """One copy of the header, or both, are damaged."""
    made = Journal("copies", 1)
    places = {"magic": 0, "major": 8, "length": 13, "id": 16, "slot": 130, "zeros": 3000, "mac": 4040, "checksum": 4095}
    for name, at in places.items():
        broken = flip(made.header, at)
        for which, file in {"first": broken + made.header, "second": made.header + broken}.items():
            yield made.vector(
                f"ok-{which}-copy-{name}-damaged",
                "The other copy is whole.",
                file=file + made.log.data,
                notes=("mended-header",),
            )
        if name not in {"magic", "major"}:
            yield bare(
                f"damaged-header-{name}",
                "Both copies are damaged in the same place.",
                "Damaged",
                broken * 2 + made.log.data,
                like=made.first,
            )
    yield made.vector(
        "ok-first-copy-zeros",
        "The first copy is gone.",
        file=bytes(4096) + made.header + made.log.data,
        notes=("mended-header",),
    )
    long = Journal("copies 8192", 0, length=8192)
    yield long.vector(
        "ok-first-copy-of-8192-zeros",
        "The second copy of a longer header is found.",
        file=bytes(8192) + long.header + long.log.data,
        notes=("mended-header",),
    )
    yield bare(
        "not-a-journal-second-copy-elsewhere",
        "A copy in a place that is not its length is none.",
        "NotAJournal",
        bytes(8192) + made.header + made.log.data,
        like=made.first,
    )
    for name, said in {"zero": 0, "odd": 4097, "too-small": 2048, "too-large": 69_632, "huge": 2**32 - 1}.items():
        header = made.forge.header(said_length=said)
        file = (header * 2 + made.log.data).ljust(70_000, b"\0")
        yield bare(
            f"damaged-header-length-{name}",
            "A length no header has, and a checksum that fits.",
            "Damaged",
            file,
            like=made.first,
        )
    other = made.forge.header(generation=2, before=made.log.chain)
    yield made.vector(
        "tampered-copies-of-two-generations",
        "The copies are both whole, and differ.",
        expect="Tampered",
        file=made.header + other + made.log.data,
    )
    yield made.vector(
        "ok-first-copy-cut-to-one",
        "Nothing but one copy of the header and the log where it belongs.",
        file=made.header + bytes(4096) + made.log.data,
        notes=("mended-header",),
    )


def hostile_headers() -> Iterator[Vector]:
    """What a stranger's file may ask for. The slots hold no key: work would end in another error."""

    def asks(name: str, what: str, slots: list[bytes], **but: Any) -> Vector:
        forge = Forge(name)
        key = {"code": CODE_TEXT} if but.pop("code", False) else {}
        return bare(f"tampered-{name}", what, "Tampered", forge.header(slots, **but) * 2, **key)

    good = Forge("good").recovery_slot()
    for name, cost in {
        "memory-zero": (0, 1, 1),
        "memory-too-little": (31, 1, 4),
        "memory-over-2-gib": (2**21 + 1, 1, 1),
        "memory-huge": (2**32 - 1, 1, 1),
        "passes-zero": (8, 0, 1),
        "passes-33": (8, 33, 1),
        "passes-huge": (8, 2**32 - 1, 1),
        "lanes-zero": (8, 1, 0),
        "lanes-17": (2**20, 1, 17),
        "lanes-huge": (2**20, 1, 2**32 - 1),
        "everything-huge": (2**32 - 1,) * 3,
    }.items():
        for kind, more in {1: 8, 3: 0}.items():
            body = struct.pack("<III", *cost) + bytes(32 + more)
            slot = struct.pack("<HH", kind, len(body)) + body + bytes(48)
            yield asks(f"cost-{name}-kind-{kind}", "It asks for more work, or less, than a journal may.", [slot])
            if name == "everything-huge":
                yield asks(f"cost-{name}-kind-{kind}-behind", "So does its second slot.", [good, slot])
                yield asks(f"cost-{name}-kind-{kind}-code", "It is refused with a code, too.", [good, slot], code=True)
    for kind, size in {1: 52, 2: 32, 3: 44}.items():
        for wrong in (0, size - 1, size + 1):
            body = (struct.pack("<III", 8, 1, 1) + bytes(60))[:wrong]
            slot = struct.pack("<HH", kind, wrong) + body + bytes(48)
            yield asks(f"slot-kind-{kind}-of-{wrong}", "A slot's body has another size.", [slot, good])
    yield asks("slots-nine", "One way in too many.", [good] * 9)
    yield asks("slots-65535", "It says it has more slots than fit.", [good], count=65_535)
    yield asks(
        "slots-one-more-said",
        "It says it has one slot more than it has, and zeros are a slot.",
        [good],
        count=2,
        after_slots=b"\1",
    )
    yield asks("slot-leaves-header", "A slot is longer than the header.", [struct.pack("<HH", 9, 65_535) + bytes(100)])
    room = 4096 - 64 - 106
    exact = struct.pack("<HH", 9, room - 52) + bytes(room - 4)
    yield asks(
        "slot-one-byte-too-long", "A slot reaches into the MAC.", [struct.pack("<HH", 9, room - 51) + bytes(room - 4)]
    )
    yield asks("slot-behind-a-full-header", "The next slot would begin in the MAC.", [exact, good])
    yield asks("zeros-that-are-none", "Something stands behind the slots.", [good], after_slots=b"\0\0hidden")
    yield asks("generation-zero", "Generations begin at 1.", [good], generation=0)
    yield asks(
        "generation-huge",
        "A generation that no journal reaches, and that leaves none after it.",
        [good],
        generation=2**63,
    )
    made = Journal("generation 2**63-1", 0, generation=2**63 - 1)
    yield made.vector(
        "ok-generation-highest", "The highest generation there may be.", anchor=None, notes=("new-device",)
    )
    made = Journal(
        "exact", 0, lambda f: [struct.pack("<HH", 9, room - 52 - 104 - 84) + bytes(room - 4 - 104 - 84), *f.ways_in()]
    )
    yield made.vector("ok-header-full", "A slot ends where the MAC begins.")


def forged_headers() -> Iterator[Vector]:
    """Headers that somebody without the keys changed; the slots still open."""
    made = Journal("forged", 1)
    mac = len(made.header) - 64
    for name, at in {
        "generation": 32,
        "generation-salt": 40,
        "chain-before": 72,
        "mac": mac,
        "minor": 10,
        "code-slot": 220,
    }.items():
        header = resummed(flip(made.header, at))
        yield made.vector(
            f"tampered-header-{name}",
            "The header was changed, and the checksum made right.",
            expect="Tampered",
            file=header * 2 + made.log.data,
        )
    forge = made.forge
    ways = forge.ways_in()
    for name, slots, what in [
        ("slot-removed", ways[:1], "A way in was taken out."),
        ("slots-swapped", ways[::-1], "The ways in stand in another order."),
        ("slot-added", [*ways, Forge("foreign").recovery_slot()], "Another journal's way in was put in."),
    ]:
        file = forge.header(slots, key=bytes(32)) * 2 + made.log.data
        yield made.vector(f"tampered-header-{name}", what, expect="Tampered", file=file)
    anchor_key = hkdf(forge.vault_key, forge.id, "anchor")
    yield made.vector(
        "tampered-header-mac-by-another-key",
        "The MAC is made with the anchor's key.",
        expect="Tampered",
        file=forge.header(ways, key=anchor_key) * 2 + made.log.data,
    )


# The log


def logs() -> Iterator[Vector]:
    """What can become of the frames."""
    yield from torn()
    yield from damaged()
    yield from reordered()
    yield from spliced()
    yield from misplaced()
    yield from unpadded()
    yield from nonsense()


def torn() -> Iterator[Vector]:
    """A save that never finished."""
    made = Journal("torn")
    whole = made.file
    frame = made.log.frame(CHANGES, [put(3, {"n": 3})])
    for name, tail, what in [
        ("one-byte", frame[:1], "One byte of a save."),
        ("magic", frame[:4], "A frame's magic."),
        ("in-head", frame[:60], "Part of a frame's head."),
        ("head", frame[:100], "A frame's head, whole and authentic."),
        ("almost-whole", frame[:-1], "A frame without its last byte."),
        ("sector-zero", frame[:112] + bytes(260), "The last part of a frame is zeros."),
        ("first-sector-zero", bytes(112) + frame[112:], "The first part of a frame is zeros."),
        ("last-bit", flip(frame, -1), "One bit of a frame never came."),
        ("zeros", bytes(FRAME), "Zeros, as long as a frame."),
        ("zeros-more", bytes(4096), "Zeros, longer than a frame."),
        ("huge-length", b"CJF1" + struct.pack("<I", 2**32 - 1) + bytes(92), "A frame that says it is 4 GiB long."),
        ("many-magics", b"CJF1" * 300, "Nothing but frames' magics."),
    ]:
        but = {"file": whole + tail, "notes": (f"torn={len(tail)}",)}
        yield made.vector(f"ok-torn-{name}", what, **but)
        if name in {"one-byte", "almost-whole", "zeros"}:
            ahead = anchor_file(
                made.record(2, counter=1), made.record(2, counter=2, number=3, saves=3, chain=bytes(32))
            )
            yield made.vector(
                f"tampered-torn-{name}-anchor-ahead",
                "The device has seen that save whole.",
                expect="Tampered",
                file=whole + tail,
                anchor=ahead,
                salvaged=documents(1, 2),
                unread=len(tail),
            )
            yield made.vector(
                f"ok-torn-{name}-no-anchor",
                "The same, on a device that never saw it.",
                file=whole + tail,
                anchor=None,
                notes=(f"torn={len(tail)}", "new-device"),
            )
    yield made.vector(
        "ok-torn-write", "Opened for writing, it is cut off.", file=whole + frame[:50], notes=("torn=50",), write=True
    )
    cut = whole[: made.frame(2) + 200]
    yield made.vector(
        "ok-torn-anchor-behind",
        "The device's record is a save behind, as after a power cut.",
        file=cut,
        anchor=anchor_file(made.record(1)),
        documents=documents(1),
        saves=1,
        notes=("torn=200",),
    )
    yield made.vector(
        "tampered-cut-in-last-save",
        "Cut short within a save the device has seen.",
        expect="Tampered",
        file=cut,
        salvaged=documents(1),
        unread=200,
    )
    yield made.vector(
        "tampered-last-bit",
        "One bit of the last save, which the device has seen.",
        expect="Tampered",
        file=flip(whole, -1),
        salvaged=documents(1),
        unread=FRAME,
    )
    for size in (0, 1, 371):
        yield made.vector(
            f"tampered-cut-in-snapshot-{size}",
            "Cut short before the end of the snapshot.",
            expect="Tampered",
            file=whole[: made.start + size],
            salvaged={},
            unread=size,
        )
        yield made.vector(
            f"tampered-cut-in-snapshot-{size}-no-anchor",
            "The same, on another device.",
            expect="Tampered",
            file=whole[: made.start + size],
            anchor=None,
        )
    yield made.vector(
        "tampered-no-log", "Cut short after the header's first copy.", expect="Tampered", file=whole[: made.start // 2]
    )


def damaged() -> Iterator[Vector]:
    """Something authentic stands after what is not."""
    made = Journal("damaged", 3)
    at = made.frame(2)
    places = {
        "magic": 0,
        "length": 4,
        "length-high": 7,
        "number": 8,
        "type": 16,
        "reserved": 18,
        "salt": 30,
        "chain": 60,
        "head-tag": 90,
        "content": 120,
        "tag": FRAME - 1,
    }
    lost: dict[str, Any] = {"expect": "Damaged", "salvaged": documents(1, 3), "missing": ((2, 2),), "unread": FRAME}
    for name, place in places.items():
        file = flip(made.file, at + place, 3)
        yield made.vector(f"damaged-{name}", "One bit in the middle costs one save.", file=file, **lost)
    yield made.vector(
        "damaged-zeros", "A save of zeros.", file=made.file[:at] + bytes(FRAME) + made.file[at + FRAME :], **lost
    )
    yield made.vector(
        "damaged-no-anchor", "Damage is damage on any device.", file=flip(made.file, at), anchor=None, **lost
    )
    whole: dict[str, Any] = {"expect": "Damaged", "salvaged": documents(1, 2, 3)}
    for name, more in {"byte": b"\0", "magic": b"CJF1", "page": bytes(4096)}.items():
        yield made.vector(
            f"damaged-{name}-put-in",
            "Something was put between two saves.",
            file=made.file[:at] + more + made.file[at:],
            unread=len(more),
            **whole,
        )
    yield made.vector(
        "damaged-byte-lost",
        "A byte is gone, and all behind it has moved.",
        file=made.file[: at + 200] + made.file[at + 201 :],
        **(lost | {"unread": FRAME - 1}),
    )
    yield made.vector(
        "damaged-last-head-authentic",
        "A head is authentic, and its content is not.",
        file=flip(flip(made.file, at), -1),
        expect="Tampered",
        salvaged=documents(1),
        unread=2 * FRAME,
    )
    yield made.vector(
        "damaged-end-of-snapshot",
        "The end of the snapshot is damaged.",
        file=flip(made.file, made.start + 150),
        expect="Damaged",
        salvaged=documents(1, 2, 3),
        missing=((0, 0),),
        unread=FRAME,
    )
    two = flip(flip(made.file, made.frame(1) + 200), at + 200)
    yield made.vector(
        "damaged-two-saves",
        "Two saves are damaged.",
        file=two,
        expect="Damaged",
        salvaged=documents(3),
        missing=((1, 2),),
        unread=2 * FRAME,
    )
    snapshot = Journal("damaged snapshot", 0)
    snapshot.log = Log(snapshot.forge, snapshot.header)
    for number in (1, 2, 3):
        snapshot.log.write(SNAPSHOT, [put(number, {"n": number})])
    snapshot.log.end(documents=3)
    yield snapshot.vector(
        "damaged-snapshot-piece",
        "A piece of the snapshot costs what is in it.",
        expect="Damaged",
        file=flip(snapshot.file, snapshot.frame(1) + 300),
        salvaged=documents(1, 3),
        missing=((1, 1),),
        unread=FRAME,
    )


def reordered() -> Iterator[Vector]:
    """Authentic frames that stand where they should not."""
    made = Journal("order", 3)
    head, frames = made.header * 2, made.log.frames
    cases: list[tuple[str, list[int], str, dict[str, Any]]] = [
        ("saves-swapped", [0, 2, 1, 3], "Two saves are swapped.", {"salvaged": documents(1, 2, 3)}),
        ("save-twice", [0, 1, 1, 2, 3], "A save stands twice.", {"salvaged": documents(1, 2, 3), "unread": FRAME}),
        ("last-save-twice", [0, 1, 2, 3, 3], "The last save stands twice.", {"unread": FRAME}),
        ("save-removed", [0, 1, 3], "A save is gone.", {"salvaged": documents(1, 3), "missing": ((2, 2),)}),
        (
            "first-save-removed",
            [0, 2, 3],
            "The first save is gone.",
            {"salvaged": documents(2, 3), "missing": ((1, 1),)},
        ),
        ("end-removed", [1, 2, 3], "The end of the snapshot is gone.", {"missing": ((0, 0),)}),
        ("end-moved", [1, 0, 2, 3], "The end of the snapshot stands behind a save.", {}),
        ("all-backwards", [3, 2, 1, 0], "Everything stands backwards.", {}),
        ("end-twice", [0, 0, 1, 2, 3], "The end of the snapshot stands twice.", {"unread": FRAME}),
    ]
    for name, order, what, but in cases:
        but.setdefault("salvaged", documents(1, 2, 3))
        file = head + b"".join(frames[number] for number in order)
        yield made.vector(f"tampered-{name}", what, expect="Tampered", file=file, **but)
        if name in {"saves-swapped", "save-removed"}:
            yield made.vector(
                f"tampered-{name}-no-anchor",
                f"{what} It is told on any device.",
                expect="Tampered",
                file=file,
                anchor=None,
            )


def spliced() -> Iterator[Vector]:
    """Frames that were made for another place: another journal, another generation, another history."""
    made = Journal("spliced")
    foreign = Journal("another journal", 1).log.frames[1]
    yield made.vector(
        "ok-torn-foreign-save",
        "Another journal's save at the end is no save.",
        file=made.file + foreign,
        notes=(f"torn={FRAME}",),
    )
    header = made.forge.header(made.forge.ways_in(), generation=2, before=made.log.chain)
    later = Log(made.forge, header)
    later.write(SNAPSHOT, [put(number, {"n": number}) for number in (1, 2)])
    later.end(saves=2, documents=2)
    later.save(put(3, {"n": 3}))
    yield made.vector(
        "ok-torn-save-of-another-generation",
        "A later generation's save at the end is no save.",
        file=made.file + later.frames[2],
        notes=(f"torn={FRAME}",),
    )
    yield made.vector(
        "tampered-header-of-another-generation",
        "One generation's header before another's log.",
        expect="Tampered",
        file=header * 2 + made.log.data,
        salvaged={},
        unread=3 * FRAME,
    )
    yield made.vector(
        "tampered-log-of-another-generation",
        "One generation's log behind another's header.",
        expect="Tampered",
        file=made.header * 2 + later.data,
    )
    twin = Log(made.forge, made.header)
    twin.frames, twin.chains = made.log.frames[:2], made.log.chains[:2]
    twin.save(put(2, {"n": "other"}))
    twin.save(put(3, {"n": "other"}))
    file = made.file + twin.frames[3]
    yield made.vector(
        "tampered-save-of-another-history",
        "A save that is right in key and number, and follows another.",
        expect="Tampered",
        file=file,
        unlinked=1,
        salvaged={"t": documents(1, 2)["t"] | {"3": {"n": "other"}}},
    )
    copy = made.header * 2
    other = {"1/2 1/3": 4, "1/2 1/2": 3}
    for points, count in other.items():
        yield made.vector(
            f"rolled-back-another-history-of-{count - 1}",
            "Another history from the same start.",
            expect="RolledBack",
            file=copy + b"".join(twin.frames[:count]),
            points=tuple(points.split()),
        )


def misplaced() -> Iterator[Vector]:
    """What only a holder of the key can write: authentic, and out of its place."""

    def made_by(
        name: str, write: Callable[[Log], object], what: str, expect: str = "Tampered", saves: int = 1
    ) -> Vector:
        made = Journal(name, 0)
        made.log = Log(made.forge, made.header)
        write(made.log)
        return made.vector(f"{expect.lower()}-{name}", what, expect=expect, anchor=None)

    def two_ends(log: Log) -> None:
        log.end()
        log.end()

    def save_first(log: Log) -> None:
        log.save(put(1, {}))
        log.end(documents=1)

    def snapshot_last(log: Log) -> None:
        log.end()
        log.write(SNAPSHOT, [put(1, {})])

    def skipped(log: Log) -> None:
        log.end()
        log.write(CHANGES, [], number=2)

    def huge(log: Log) -> None:
        log.end()
        log.write(CHANGES, [], number=2**64 - 1)

    def unchained(log: Log) -> None:
        log.end()
        log.write(CHANGES, [], before=bytes(32))

    yield made_by("end-written-twice", two_ends, "A second end of the snapshot.")
    yield made_by("save-before-end", save_first, "A save within the snapshot.")
    yield made_by("snapshot-after-end", snapshot_last, "A piece of a snapshot behind its end.")
    yield made_by("snapshot-without-end", lambda log: log.write(SNAPSHOT, [put(1, {})]), "A snapshot that never ends.")
    yield made_by("end-counts-more", lambda log: log.end(documents=1), "The snapshot holds less than it says.")
    yield made_by("end-counts-less", lambda log: (log.write(SNAPSHOT, [put(1, {})]), log.end()), "It holds more.")
    yield made_by(
        "end-counts-below-zero", lambda log: log.write(END, {"saves": 0, "documents": -1}), "It says minus one."
    )
    yield made_by("number-skipped", skipped, "A number is left out, and the chain is right.")
    yield made_by(
        "number-from-one", lambda log: log.write(END, {"saves": 0, "documents": 0}, number=1), "Numbers begin at 0."
    )
    yield made_by("number-huge", huge, "The highest number there is.")
    yield made_by("chain-wrong", unchained, "The number is right, and the chain is not.")
    yield made_by(
        "chain-begins-with-zeros",
        lambda log: log.write(END, {"saves": 0, "documents": 0}, before=bytes(32)),
        "The chain begins with something else.",
    )
    made = Journal("reserved", 1)
    made.log.write(CHANGES, [put(2, {"n": 2})], reserved=b"\1\2\3")
    yield made.vector("ok-reserved-bytes", "The three bytes for later are set.", documents=documents(1, 2), saves=2)


def unpadded() -> Iterator[Vector]:
    """Authentic, and not padded as it must be: such a frame counts as none."""
    content = b"[]"
    said = struct.pack("<I", len(content))
    for name, padded, what in [
        ("not-zeros", (said + content).ljust(255, b"\0") + b"\1", "The padding is not zeros."),
        ("too-long", (said + content).ljust(272, b"\0"), "There is more padding than there must be."),
        ("too-short", (said + content).ljust(255, b"\0"), "There is less."),
        ("none", said + content, "There is none."),
        ("size-too-large", struct.pack("<I", 253) + bytes(252), "The content is said to be longer than all there is."),
        ("size-huge", struct.pack("<I", 2**32 - 1) + bytes(252), "It is said to be 4 GiB long."),
        ("nothing", b"", "There is nothing, not even the size."),
        ("half-a-size", b"\0\0", "There is half a size."),
    ]:
        made = Journal(f"unpadded {name}", 1)
        frame = made.log.frame(CHANGES, b"", padded=padded)
        yield made.vector(f"ok-torn-padding-{name}", what, file=made.file + frame, notes=(f"torn={len(frame)}",))
    made = Journal("unpadded in the middle", 1)
    made.log.write(CHANGES, b"", padded=(said + content).ljust(255, b"\0") + b"\1")
    made.log.save(put(3, {"n": 3}))
    yield made.vector(
        "damaged-padding",
        "The same with a save behind it.",
        expect="Damaged",
        salvaged=documents(1, 3),
        missing=((2, 2),),
        unread=FRAME,
    )


def nonsense() -> Iterator[Vector]:
    """Authentic, in its place, and nothing that a journal says."""
    cases: dict[str, bytes] = {
        "empty": b"",
        "no-json": b"hello",
        "cut": b'[["p","t",1,{}]',
        "trailing": b"[] []",
        "comma": b"[[],]",
        "object": b"{}",
        "number": b"7",
        "null": b"null",
        "change-is-object": b"[{}]",
        "change-empty": b"[[]]",
        "unknown-change": b'[["q","t",1]]',
        "upper-case": b'[["D","t"]]',
        "number-zero": b'[["p","t",0,{}]]',
        "number-negative": b'[["p","t",-1,{}]]',
        "number-true": b'[["p","t",true,{}]]',
        "number-float": b'[["p","t",1.0,{}]]',
        "number-text": b'[["p","t","1",{}]]',
        "number-null": b'[["p","t",null,{}]]',
        "removed-true": b'[["r","t",true]]',
        "removed-zero": b'[["r","t",0]]',
        "table-number": b'[["p",1,1,{}]]',
        "table-null": b'[["d",null]]',
        "document-array": b'[["p","t",1,[]]]',
        "document-text": b'[["p","t",1,"x"]]',
        "put-short": b'[["p","t",1]]',
        "put-long": b'[["p","t",1,{},0]]',
        "dropped-long": b'[["d","t",1]]',
        "nan": b'[["p","t",1,{"a":NaN}]]',
        "infinity": b'[["p","t",1,{"a":1e400}]]',
        "half-a-pair": b'[["p","t",1,{"a":"\\ud800"}]]',
        "not-utf-8": b'[["p","t",1,{"a":"\xff"}]]',
        "utf-16": '[["d","t"]]'.encode("utf-16-le"),
        "bom": b"\xef\xbb\xbf[]",
        "control-character": b'[["d","a\nb"]]',
        "leading-zero": b'[["p","t",01,{}]]',
        "comment": b"[] // nothing",
    }
    for name, content in cases.items():
        made = Journal(f"nonsense {name}", 1)
        made.log.write(CHANGES, content)
        yield made.vector(
            f"bad-changes-{name}", "A save that cannot be understood.", expect="BadChanges", salvaged=documents(1)
        )
    for name in ("number-true", "no-json", "object", "number-zero"):
        made = Journal(f"nonsense snapshot {name}", 0)
        made.log = Log(made.forge, made.header)
        made.log.write(SNAPSHOT, cases[name])
        made.log.end()
        yield made.vector(
            f"bad-changes-in-snapshot-{name}",
            "A snapshot that cannot be understood.",
            expect="BadChanges",
            anchor=None,
            salvaged={},
        )
    for name, content in {
        "array": b"[]",
        "empty": b"",
        "without-saves": b'{"documents":0}',
        "without-documents": b'{"saves":0}',
        "null": b'{"saves":null,"documents":0}',
        "text": b'{"saves":"0","documents":0}',
        "float": b'{"saves":0.0,"documents":0}',
        "true": b'{"saves":true,"documents":0}',
        "below-zero": b'{"saves":-1,"documents":0}',
        "huge": b'{"saves":18446744073709551616,"documents":0}',
        "too-many-saves": b'{"saves":9223372036854775808,"documents":0}',
    }.items():
        made = Journal(f"nonsense end {name}", 0)
        made.log = Log(made.forge, made.header)
        made.log.write(END, content)
        yield made.vector(
            f"bad-changes-end-{name}",
            "An end of the snapshot that cannot be understood.",
            expect="BadChanges",
            anchor=None,
        )


# The anchor, and the file as a whole


def anchors() -> Iterator[Vector]:
    """What the device has seen, or says it has."""
    made = Journal("anchors")
    forge, old = made.forge, made.record(1, counter=1)
    last = made.record(2, counter=2)
    new: dict[str, Any] = {"notes": ("new-device",)}
    records: list[tuple[str, str, bytes | None, dict[str, Any]]] = [
        ("both-slots", "Two records, the second newer.", anchor_file(old, last), {}),
        ("first-newer", "Two records, the first newer.", anchor_file(made.record(2, counter=2), old), {}),
        ("second-alone", "The first slot is empty.", anchor_file(bytes(104), last), {}),
        ("first-damaged", "The first slot is damaged.", anchor_file(flip(old, 20), last), {}),
        ("second-damaged", "The second slot is damaged.", anchor_file(old, flip(last, 20)), {}),
        ("behind", "A save behind, as after a power cut.", anchor_file(old), {}),
        ("at-the-start", "It has seen nothing but the snapshot.", anchor_file(made.record(0)), {}),
        ("none", "There is none.", None, new),
        ("empty", "It is empty.", b"", new),
        ("zeros", "It is all zeros.", bytes(4200), new),
        ("cut", "Its last byte is gone.", anchor_file(old)[:-1], new),
        ("counter-zero", "Counters begin at 1.", anchor_file(made.record(2, counter=0)), new),
        ("damaged", "Both slots are damaged.", anchor_file(flip(old, 103), flip(last, 9)), new),
        ("of-another-journal", "It is another journal's.", anchor_file(Journal("other anchor").record()), new),
        (
            "by-another-key",
            "Its MAC is made with the header's key.",
            anchor_file(made.record(key=hkdf(forge.vault_key, forge.id, "header"))),
            new,
        ),
        ("in-the-wrong-place", "A record in a place where none belongs.", bytes(512) + last, new),
    ]
    for name, what, anchor, notes in records:
        yield made.vector(f"ok-anchor-{name}", what, anchor=anchor, **notes)
    yield made.vector(
        "ok-anchor-damaged-write", "Opened for writing, it is written anew.", anchor=bytes(4200), write=True, **new
    )
    yield from rolled_back(made)
    later = Journal("generations", 1, generation=5, before=bytes(range(32)))
    for generation in (4, 2):
        record = later.record(number=9, generation=generation, chain=bytes(range(32)))
        yield later.vector(
            f"ok-anchor-of-generation-{generation}",
            "The device has seen what was rewritten.",
            anchor=anchor_file(record),
        )
    others: list[tuple[str, dict[str, Any], tuple[str, str]]] = [
        ("earlier-generation-of-another-history", {"generation": 4, "chain": bytes(32)}, ("4/1", "5/1")),
        ("later-generation", {"generation": 6, "chain": bytes(range(32))}, ("6/1", "5/1")),
        ("first-generation-of-another-history", {"generation": 1, "number": 0, "saves": 0}, ("1/0", "5/1")),
    ]
    for name, but, points in others:
        yield later.vector(
            f"rolled-back-{name}",
            "The device has seen another journal.",
            expect="RolledBack",
            anchor=anchor_file(later.record(**but)),
            points=points,
        )


def rolled_back(made: Journal) -> Iterator[Vector]:
    """The file is sound, and not the newest."""
    file = made.file
    for count in (1, 2):
        yield made.vector(
            f"rolled-back-to-save-{count - 1}",
            "An older copy, whole.",
            expect="RolledBack",
            file=file[: made.frame(count)],
            points=("1/2", f"1/{count - 1}"),
            salvaged=documents(*range(1, count)),
        )
    for name, what, but, points in [
        ("anchor-of-a-save-more", "The device has seen one save more.", {"number": 3, "saves": 3}, ("1/3", "1/2")),
        (
            "anchor-of-the-last-number",
            "It has seen as many saves as can be.",
            {"number": 2**64 - 1, "saves": 2**64 - 1},
            (f"1/{2**64 - 1}", "1/2"),
        ),
        ("anchor-of-another-chain", "It has seen another save at that number.", {"chain": bytes(32)}, ("1/2", "1/2")),
        ("anchor-of-an-earlier-chain", "It has seen another save before.", {"number": 1, "saves": 1}, ("1/1", "1/2")),
        (
            "anchor-of-a-later-generation",
            "It has seen a later generation.",
            {"generation": 2, "number": 0},
            ("2/2", "1/2"),
        ),
    ]:
        yield made.vector(
            f"rolled-back-{name}",
            what,
            expect="RolledBack",
            anchor=anchor_file(made.record(**but)),  # type: ignore[arg-type]
            points=points,
        )
    yield made.vector(
        "rolled-back-newer-record-counts",
        "Of two records, the one with the higher counter counts.",
        expect="RolledBack",
        file=file[: made.frame(2)],
        points=("1/2", "1/1"),
        anchor=anchor_file(made.record(1, counter=7), made.record(2, counter=8)),
    )
    yield made.vector(
        "rolled-back-write",
        "It is not opened for writing either.",
        expect="RolledBack",
        write=True,
        file=file[: made.frame(2)],
        points=("1/2", "1/1"),
    )
    yield made.vector(
        "ok-older-copy-elsewhere",
        "A device that never saw it cannot tell.",
        file=file[: made.frame(2)],
        anchor=None,
        documents=documents(1),
        saves=1,
        notes=("new-device",),
    )
    yield made.vector(
        "ok-older-copy-with-code",
        "The recovery code on this device does not hide the record.",
        code=CODE_TEXT,
        secrets={},
    )


def too_large() -> Iterator[Vector]:
    """Larger than what any reader takes into memory."""
    made = Journal("too large", 0, lambda f: [f.passphrase_slot()])
    yield made.vector(
        "too-large", "A byte more than 4 GiB.", expect="TooLarge", length=4 * 2**30 + 1, secrets={}, anchor=None
    )


# Where two rules meet


def meetings() -> Iterator[Vector]:
    """Which rule counts where several could, and what is said in a way that JSON leaves open."""
    yield from codes()
    yield from lengths()
    yield from work()
    yield from not_understood()
    yield from said_twice()
    yield from on_the_device()
    made = Journal("unknown table")
    made.log.save(["r", "nowhere", 1], ["d", "nowhere"])
    yield made.vector(
        "ok-change-removed-from-no-table", "A table does not come to be by what is removed from it.", saves=3
    )


def codes() -> Iterator[Vector]:
    """Recovery codes as word processors, phones and other keyboards write them."""
    made = Journal("codes", 1)
    for name, typed in {
        "minus-signs": CODE_TEXT.replace("-", "\u2212"),
        "soft-hyphens": CODE_TEXT.replace("-", "\u00ad-\u00ad"),
        "nobody-sees": "\ufeff" + CODE_TEXT.replace("-", "\u200b") + "\u2060\u202c",
        "punctuation": f"“{CODE_TEXT.replace('-', ' . ', 3).replace('-', '_')}”",
        "other-digits": CODE_TEXT.translate({ord("0") + digit: 0x0660 + digit for digit in range(10)}),
        "marked-digits": CODE_TEXT.replace("0", "0\ufe0f"),
    }.items():
        yield made.vector(
            f"ok-code-{name}", "The code, as a machine may make of it.", code=typed, secrets={}, anchor=None,
            notes=("new-device",),
        )  # fmt: skip
    for name, typed in {"marks": CODE_TEXT.replace("E", "E\u0301"), "signs": CODE_TEXT.replace("-", "+")}.items():
        yield made.vector(
            f"bad-recovery-code-{name}", "This is no recovery code.", expect="BadRecoveryCode", code=typed
        )


def lengths() -> Iterator[Vector]:
    """A header that says it is longer than one can be."""
    made = Journal("lengths", 1)
    for said in (65_537, 70_000, 69_632, 2**32 - 1):
        header = resummed(made.header[:12] + struct.pack("<I", said) + made.header[16:])
        file = header * 2 + made.log.data
        for size in (len(file), 65_535):
            yield bare(
                f"not-a-journal-length-{said}-in-{size}",
                "It says it is longer than a header can be, and the file is shorter than the longest header.",
                "NotAJournal",
                file.ljust(size, b"\0"),
            )
        yield bare(
            f"damaged-length-{said}-in-65536",
            "It says it is longer than a header can be, and the file is as long as the longest header.",
            "Damaged",
            file.ljust(65_536, b"\0"),
        )


def work() -> Iterator[Vector]:
    """What all the slots ask for together; those that hold a key are cheap, so nothing dear is ever worked out."""
    dearest = (2**21, 32, 16)

    def forged(forge: Forge, *costs: tuple[int, int, int], hint: bytes | None = None) -> list[bytes]:
        made = []
        for cost in costs:
            body = struct.pack("<III", *cost) + forge.random.randbytes(32) + (hint or b"")
            made.append(forge.slot(3 if hint is None else 1, body, forge.random.randbytes(32)))
        return made

    for name, costs in {
        "two-dearest": [dearest] * 2,
        "eight-dearest": [dearest] * 8,
        "one-more": [dearest, (8, 1, 1)],
        "one-more-before": [(8, 1, 1), dearest],
        "many-less-dear": [(2**21, 5, 1)] * 7,
    }.items():
        what = "Its slots ask for more together than a journal may."
        made = Journal(f"work {name}", 0, lambda f, costs=costs: forged(f, *costs))  # type: ignore[misc]
        yield made.vector(f"tampered-work-{name}", what, expect="Tampered")
        made = Journal(f"work {name} device", 0, lambda f, costs=costs: forged(f, *costs, hint=f.hint))  # type: ignore[misc]
        yield made.vector(f"tampered-work-{name}-device", what, expect="Tampered")
    made = Journal("work with a good one", 0, lambda f: [f.device_slot(), *forged(f, dearest)])
    yield made.vector(
        "tampered-work-behind-the-right-one", "The slot that would open it does not excuse them.", expect="Tampered"
    )
    made = Journal("work of others", 1, lambda f: [*forged(f, *[dearest] * 6, hint=bytes(8)), *f.ways_in()])
    yield made.vector("ok-work-of-other-devices", "Slots that are not tried do not count.")
    yield made.vector(
        "device-secret-missing-work-of-other-devices",
        "Nor do they where no slot is tried.",
        expect="DeviceSecretMissing",
        secrets={},
    )
    made = Journal("work and code", 1, lambda f: [*forged(f, *[dearest] * 7), f.recovery_slot()])
    yield made.vector(
        "ok-work-with-code", "A recovery code tries none of them.", code=CODE_TEXT, anchor=None, notes=("new-device",)
    )


def not_understood() -> Iterator[Vector]:
    """A save that cannot be understood, and something else that is wrong."""
    nonsense, strange = b"hello", b'[["q","t",1]]'

    def before(name: str, content: bytes = nonsense) -> Journal:
        made = Journal(f"not understood {name}", 1)
        made.log.write(CHANGES, content)
        made.log.save(put(3, {"n": 3}))
        return made

    bad: dict[str, Any] = {"expect": "BadChanges"}
    made = before("damage")
    yield made.vector(
        "bad-changes-then-damage",
        "A save behind it is damaged.",
        file=flip(made.file, made.frame(3) + 200),
        salvaged=documents(1),
        unread=FRAME,
        **bad,
    )
    made = before("moved")
    frames = made.log.frames
    yield made.vector(
        "bad-changes-then-moved",
        "A save behind it stands twice.",
        file=made.file + frames[3],
        salvaged=documents(1, 3),
        unread=FRAME,
        **bad,
    )
    made = before("ahead")
    for name, anchor in {
        "ahead": made.record(number=9, saves=9, chain=bytes(32)),
        "of-another-chain": made.record(1, chain=bytes(32)),
        "of-a-later-generation": made.record(generation=2),
    }.items():
        yield made.vector(
            f"bad-changes-anchor-{name}",
            "The device has seen another journal.",
            anchor=anchor_file(anchor),
            salvaged=documents(1, 3),
            **bad,
        )
    made = before("torn")
    yield made.vector(
        "bad-changes-then-torn", "A save behind it never finished.", file=made.file[:-1], salvaged=documents(1),
        unread=FRAME - 1, **bad,
    )  # fmt: skip
    made = before("half", b'[["p","t",7,{"n":7}],["q","t",1]]')
    yield made.vector("bad-changes-half-understood", "It is left out as a whole.", salvaged=documents(1, 3), **bad)
    made = before("after damage")
    yield made.vector(
        "damaged-then-bad-changes",
        "A save before it is damaged.",
        expect="Damaged",
        file=flip(made.file, made.frame(1) + 200),
        salvaged=documents(3),
        missing=((1, 1),),
        unread=FRAME,
    )
    made = before("after moved")
    frames = made.log.frames
    yield made.vector(
        "tampered-then-bad-changes",
        "It stands before its place.",
        expect="Tampered",
        file=made.header * 2 + frames[0] + frames[2] + frames[1] + frames[3],
        salvaged=documents(1, 3),
    )
    made = Journal("not understood in a snapshot", 0)
    made.log = Log(made.forge, made.header)
    made.log.write(SNAPSHOT, nonsense)
    yield made.vector("bad-changes-snapshot-without-end", "The snapshot has no end either.", anchor=None, **bad)
    made = Journal("not understood and miscounted", 0)
    made.log = Log(made.forge, made.header)
    made.log.write(END, {"saves": -1, "documents": 9})
    yield made.vector("bad-changes-end-miscounted", "It counts wrong, too.", anchor=None, **bad)
    made = Journal("nonsense of a type that is not due", 1)
    made.log.write(SNAPSHOT, nonsense)
    yield made.vector(
        "tampered-type-not-due-and-not-understood",
        "Its type is not due, and what it says is nothing.",
        expect="Tampered",
        salvaged=documents(1),
    )
    made = Journal("nonsense of a type that nobody knows", 1)
    made.log.write(9, strange)
    yield made.vector(
        "unknown-version-frame-not-understood", "Of a type nobody knows, nothing can be expected.",
        expect="UnknownVersion",
    )  # fmt: skip


def said_twice() -> Iterator[Vector]:
    """A name that stands twice in an object: the last counts."""
    twice = b'{"a":1,"b":{"c":1,"d":2,"c":[{"e":1,"e":2}]},"a":3}'
    read_as = {"a": 3, "b": {"c": [{"e": 2}], "d": 2}}
    made = Journal("twice", 1)
    made.log.write(CHANGES, b'[["p","t",2,' + twice + b"]]")
    yield made.vector(
        "ok-name-twice", "A name stands twice in an object.", documents={"t": {"1": {"n": 1}, "2": read_as}}, saves=2
    )
    made = Journal("twice in a snapshot", 0)
    for name, more in {"": b"", "-and-removed": b',["r","t",7]'}.items():
        made = Journal(f"twice in a snapshot{name}", 0)
        made.log = Log(made.forge, made.header)
        made.log.write(SNAPSHOT, b'[["p","t",2,' + twice + b"]" + more + b"]")
        made.log.end(saves=0, documents=1)
        yield made.vector(
            f"ok-name-twice-in-snapshot{name}", "So it does in a snapshot.", documents={"t": {"2": read_as}}
        )
    for name, content in {
        "saves": b'{"saves":1,"documents":0,"saves":5}',
        "documents": b'{"documents":7,"saves":5,"documents":0}',
        "first-of-another-kind": b'{"saves":"1","documents":null,"documents":0,"saves":5}',
        "first-below-zero": b'{"saves":-1,"documents":0,"saves":5}',
    }.items():
        made = Journal(f"end twice {name}", 0)
        made.log = Log(made.forge, made.header)
        made.log.write(END, content)
        yield made.vector(f"ok-name-twice-in-end-{name}", "So it does in the end of the snapshot.", saves=5)
    for name, covered in {"half-a-pair": b'"\\ud800"', "infinity": b"[1e400]", "nan": b"NaN"}.items():
        made = Journal(f"covered {name}", 1)
        made.log.write(CHANGES, b'[["p","t",2,{"a":' + covered + b',"a":1}]]')
        yield made.vector(
            f"bad-changes-name-twice-{name}",
            "What the last of the name covers has to be JSON all the same.",
            expect="BadChanges",
            salvaged=documents(1),
        )
    for name, content, expect in [
        ("last-of-another-kind", b'{"saves":5,"documents":0,"saves":"5"}', "BadChanges"),
        ("last-counts-wrong", b'{"saves":5,"documents":0,"documents":1}', "Tampered"),
    ]:
        made = Journal(f"end twice {name}", 0)
        made.log = Log(made.forge, made.header)
        made.log.write(END, content)
        kind = "bad-changes" if expect == "BadChanges" else "tampered"
        yield made.vector(f"{kind}-name-twice-in-end-{name}", "The last is wrong.", expect=expect, anchor=None)


def on_the_device() -> Iterator[Vector]:
    """What else may lie in the device's folder for the journal."""
    made = Journal("device folder", 1)
    good = made.forge.secret_file()
    strays = {"place-0123456789abcdef0123456789abcdef": made.forge.id, "anchor.new": bytes(104), "notes.txt": b"mine"}
    yield made.vector(
        "ok-device-strays",
        "Files that are none of a reader's.",
        secrets=strays | {f"device-{made.forge.hint.hex()}": good},
    )
    yield made.vector(
        "ok-device-upper-case", "A secret's file is known by what it holds.",
        secrets={f"device-{made.forge.hint.hex().upper()}": good},
    )  # fmt: skip


def vectors() -> list[Vector]:
    """Every vector, made anew: the same each time."""
    made = [*sound(), *ways_in(), *headers(), *logs(), *anchors(), *too_large(), *meetings()]
    names = [vector.name for vector in made]
    assert len(names) == len(set(names)), sorted(name for name in names if names.count(name) > 1)
    return sorted(made, key=lambda vector: vector.name)


def main() -> int:
    """Write those that are not there yet."""
    FROZEN.mkdir(exist_ok=True)
    written = changed = 0
    made = vectors()
    files = {vector.name: vector.file for vector in made}
    for vector in made:
        path = FROZEN / f"{vector.name}.vector"
        if not path.exists():
            path.write_text(vector.to_text(files.get(vector.like, b"")), encoding="utf-8")
            written += 1
        elif read(vector.name) != vector:
            print(f"{vector.name} is frozen, and would be made otherwise now; it was left as it is", file=sys.stderr)
            changed += 1
    INDEX.write_text(index(), encoding="utf-8")
    print(f"{written} written")
    return 1 if changed else 0


if __name__ == "__main__":
    sys.exit(main())
