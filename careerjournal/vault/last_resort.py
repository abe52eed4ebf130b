"""The reader of last resort: a journal's documents, got out with nothing but this one file.

Written from `FORMAT.md` alone and sharing no line with the rest of the vault: a second opinion on what the format
says, which still works when everything else here no longer does. Copy this file onto a machine with Python 3.11 and
`cryptography`, and:

    python last_resort.py JOURNAL --device FOLDER     with the passphrase, and this device's folder of secrets
    python last_resort.py JOURNAL --recovery          with the recovery code
    python last_resort.py JOURNAL                     with the passphrase, for a journal made with --portable

The documents go to standard output as one JSON document, `{table: {number: document}}`, which is TinyDB's own file
format. What there is to say about them goes to standard error. Files are opened for reading only, and nothing is
changed. `--salvage` reads past damage and says what is missing.
"""

import argparse
import getpass
import hashlib
import hmac
import json
import math
import os
import struct
import sys
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NoReturn

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

Tables = dict[str, dict[int, dict[str, Any]]]

MAGIC: Final = bytes.fromhex("89434A560D0A1A0A")
PAGE: Final = 4096
LARGEST_HEADER: Final = 65_536
MOST_SLOTS: Final = 8
MOST_WORK: Final = 2**26  # KiB times passes, of all slots that are tried
FRAME_HEAD: Final = 100
LARGEST_CONTENT: Final = 64 * 2**20
LARGEST_FILE: Final = 4 * 2**30
CHANGES, SNAPSHOT, END = 1, 2, 3
PASSPHRASE_AND_DEVICE, RECOVERY, PASSPHRASE = 1, 2, 3
BODY_SIZES: Final = {PASSPHRASE_AND_DEVICE: 52, RECOVERY: 32, PASSPHRASE: 44}
DIGITS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Unreadable(Exception):
    """Why a journal cannot be read, or not without `--salvage`.

    Attributes:
        kind: The error's name in FORMAT.md, in one word.
    """

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One way in, as the header lists it."""

    kind: int
    body: bytes
    wrapped: bytes


@dataclass(frozen=True, kw_only=True)
class Header:
    """One copy of the header, parsed and within every limit, but not yet authentic."""

    raw: bytes
    minor: int
    vault_id: bytes
    generation: int
    salt: bytes
    chain_before: bytes
    slots: list[Slot]
    other_copy_is_damaged: bool


@dataclass(frozen=True, kw_only=True)
class Frame:
    """One authentic frame of this generation."""

    start: int
    end: int
    number: int
    kind: int
    chain_before: bytes
    content: bytes


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """The last save that a device saw."""

    counter: int
    generation: int
    number: int
    chain: bytes


@dataclass(frozen=True, kw_only=True)
class Contents:
    """The documents that were read, and sentences about them."""

    tables: Tables
    notes: list[str] = field(default_factory=list)


# Primitives


def derive(secret: bytes, salt: bytes, purpose: str, size: int = 32) -> bytes:
    """A key derived by HKDF, with the info string every key of this format has."""
    return HKDF(SHA256(), size, salt, b"careerjournal/v1/" + purpose.encode()).derive(secret)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes | None:
    """What was sealed; `None` if this key, these bytes and this context do not belong together."""
    try:
        return AESGCM(key).decrypt(bytes(12), sealed, context)
    except InvalidTag:
        return None


def padded_size(size: int) -> int:
    """The padded size of a content, in bytes: Padmé, at least 256."""
    if size <= 256:
        return 256
    exponent = size.bit_length() - 1
    step = 1 << exponent - (int(math.log2(exponent)) + 1)
    return -(-size // step) * step


LARGEST_SEALED: Final = padded_size(4 + LARGEST_CONTENT) + 16


# The header


def read_header(file: bytes) -> Header:
    """Find a whole copy of the header, and hold it to every limit before anything is derived from it.

    Raises:
        Unreadable: there is no whole copy, the two differ, or one asks for what no journal may.
    """
    first = copy_at(file, 0)
    if first is None:
        places = range(PAGE, LARGEST_HEADER + 1, PAGE)
        second = next((copy for place in places if (copy := copy_at(file, place)) and len(copy) == place), None)
    else:
        second = copy_at(file, len(first))
    raw = first or second
    if raw is None:
        refuse_header(file)
    if first and second and first != second:
        raise Unreadable("Tampered", "The two copies of the journal's header are both whole, and differ.")
    (count,) = struct.unpack_from("<H", raw, 104)
    if count > MOST_SLOTS:
        raise Unreadable("Tampered", "The header lists more ways in than there may be.")
    slots = []
    at, end = 106, len(raw) - 64
    for _ in range(count):
        kind, size = struct.unpack_from("<HH", raw, at) if at + 4 <= end else (0, LARGEST_HEADER)
        if at + 4 + size + 48 > end:
            raise Unreadable("Tampered", "The header's list of ways in does not fit into it.")
        if size != BODY_SIZES.get(kind, size):
            raise Unreadable("Tampered", "A way into the journal has a size that it cannot have.")
        body = raw[at + 4 : at + 4 + size]
        if kind in {PASSPHRASE_AND_DEVICE, PASSPHRASE}:
            memory, passes, lanes = struct.unpack_from("<III", body)
            if not (1 <= lanes <= 16 and 1 <= passes <= 32 and 8 * lanes <= memory <= 2_097_152):
                raise Unreadable("Tampered", "The header asks for more work than a journal may ask for.")
        slots.append(Slot(kind=kind, body=body, wrapped=raw[at + 4 + size : at + 4 + size + 48]))
        at += 4 + size + 48
    generation = int.from_bytes(raw[32:40], "little")
    if not 1 <= generation < 2**63 or any(raw[at:end]):
        raise Unreadable("Tampered", "The header holds something that no journal has.")
    return Header(
        raw=raw,
        minor=int.from_bytes(raw[10:12], "little"),
        vault_id=raw[16:32],
        generation=generation,
        salt=raw[40:72],
        chain_before=raw[72:104],
        slots=slots,
        other_copy_is_damaged=first is None or second is None,
    )


def copy_at(file: bytes, place: int) -> bytes | None:
    """The copy of the header at this place; `None` unless magic, major version, length and checksum are right."""
    if file[place : place + 8] != MAGIC or len(file) < place + PAGE:
        return None
    major, _, size = struct.unpack_from("<HHI", file, place + 8)
    if major != 1 or size % PAGE or not PAGE <= size <= LARGEST_HEADER or len(file) < place + size:
        return None
    raw = file[place : place + size]
    return raw if hashlib.sha256(raw[:-32]).digest() == raw[-32:] else None


def refuse_header(file: bytes) -> NoReturn:
    """Say why there is no header.

    Raises:
        Unreadable: always.
    """
    if file[:8] != MAGIC or len(file) < 106:
        raise Unreadable("NotAJournal", "This file is not a journal.")
    major, _, size = struct.unpack_from("<HHI", file, 8)
    if major != 1:
        raise Unreadable("UnknownVersion", "This journal was written by a later version of careerjournal.")
    if len(file) < min(size, LARGEST_HEADER):
        raise Unreadable("NotAJournal", "This file was cut short: not even a journal's header is whole.")
    raise Unreadable("Damaged", "Both copies of the journal's header are damaged. Nothing can be read without one.")


# Ways in


def with_passphrase(header: Header, passphrase: str, secrets: list[bytes]) -> bytes:
    """The vault key, by the passphrase and one of a device's secrets, or by the passphrase alone.

    Raises:
        Unreadable: the passphrase is another, needs a secret that was not found, or costs more than a journal may ask.
    """
    by_hint = {derive(secret, header.vault_id, "device-hint", 8): secret for secret in secrets}
    to_try = []
    for slot in header.slots:
        if slot.kind == PASSPHRASE:
            to_try.append((slot, b"", "slot/passphrase"))
        elif slot.kind == PASSPHRASE_AND_DEVICE and slot.body[44:] in by_hint:
            to_try.append((slot, by_hint[slot.body[44:]], "slot/passphrase+device"))
    if sum(math.prod(struct.unpack_from("<II", slot.body)) for slot, _, _ in to_try) > MOST_WORK:
        raise Unreadable("Tampered", "The header asks for more time than a journal may ask for.")
    for slot, secret, purpose in to_try:
        key = derive(stretch(passphrase, slot.body) + secret, header.vault_id, purpose)
        if vault_key := unwrap(header, slot, key):
            return vault_key
    if to_try:
        raise Unreadable("WrongPassphrase", "The passphrase is not this journal's.")
    raise Unreadable("DeviceSecretMissing", "The passphrase needs a secret of the device, which was not found.")


def with_recovery_code(header: Header, code: str) -> bytes:
    """The vault key, by the recovery code.

    Raises:
        Unreadable: the code is another journal's, or none.
    """
    bits = recovery_bits(code)
    for slot in header.slots:
        if slot.kind == RECOVERY:
            key = derive(bits, header.vault_id + slot.body, "slot/recovery")
            if vault_key := unwrap(header, slot, key):
                return vault_key
    raise Unreadable("WrongPassphrase", "The recovery code is not this journal's.")


def unwrap(header: Header, slot: Slot, key: bytes) -> bytes | None:
    """The vault key out of a slot; `None` if this is not the slot's key."""
    return unseal(key, slot.wrapped, header.vault_id + slot.kind.to_bytes(2, "little") + slot.body)


def stretch(passphrase: str, body: bytes) -> bytes:
    """The 32 bytes that Argon2id makes of a passphrase, at the cost that the slot gives."""
    memory, passes, lanes = struct.unpack_from("<III", body)
    secret = unicodedata.normalize("NFKD", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(salt=body[12:44], length=32, iterations=passes, lanes=lanes, memory_cost=memory).derive(secret)


def recovery_bits(code: str) -> bytes:
    """The recovery code's 20 bytes, its check digits checked.

    Raises:
        Unreadable: it is no recovery code, or there is a slip in it.
    """
    letters = unicodedata.normalize("NFKC", code).upper()
    between = "\u2212\u02d7\ufe0e\ufe0f"
    written = "".join(
        str(unicodedata.decimal(c, c))
        for c in letters
        if not (c.isspace() or c in between or unicodedata.category(c)[0] in "PZC")
    )
    values = [DIGITS.find(c) for c in written.translate(str.maketrans("ILOU", "110V"))]
    if len(values) != 40 or -1 in values:
        raise Unreadable("BadRecoveryCode", "A recovery code has eight groups of five letters and digits.")
    number = 0
    for group in range(8):
        *digits, check = values[5 * group : 5 * group + 5]
        sum_of_group = group + 1
        for digit in digits:
            sum_of_group = times_x(sum_of_group) ^ digit
            number = number << 5 | digit
        if times_x(sum_of_group) != check:
            raise Unreadable("BadRecoveryCode", f"There is a slip in group {group + 1} of the recovery code.")
    return number.to_bytes(20, "big")


def times_x(value: int) -> int:
    """Multiplication by x in GF(32)."""
    return value << 1 ^ 0b100101 if value & 0b10000 else value << 1


# What is on the device


def device_secrets(folder: Path, vault_id: bytes) -> list[bytes]:
    """Every secret for this journal in a device's folder, or in the folder of that name in it."""
    secrets = []
    for place in (folder, folder / vault_id.hex()):
        for path in sorted(place.glob("device-*")):
            raw = small_file(path)
            if len(raw) == 88 and raw[:24] == b"CJDEVICE" + vault_id and hashlib.sha256(raw[:56]).digest() == raw[56:]:
                secrets.append(raw[24:56])
    return secrets


def small_file(path: Path) -> bytes:
    """A file's first bytes, more than a secret has; none of what is no file, or cannot be read."""
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as file:
            return file.read(PAGE)
    except OSError:
        return b""


def device_anchor(folder: Path, vault_id: bytes) -> bytes | None:
    """The anchor file's bytes, from the same places."""
    for path in (folder / "anchor", folder / vault_id.hex() / "anchor"):
        if path.is_file():
            return path.read_bytes()
    return None


def files(journal: Path, device: Path | None) -> tuple[bytes, bytes | None]:
    """The journal's bytes, and the anchor's: those first, because a writer at work writes the journal first.

    Raises:
        Unreadable: the file is larger than any journal.
    """
    anchor, turns = None, 8
    while True:
        turns -= 1
        with journal.open("rb") as file:
            if device:
                anchor = device_anchor(device, read_header(file.read(2 * LARGEST_HEADER)).vault_id)
            # Else a rewrite has put another file in its place meanwhile, and the anchor may be of that one.
            if not turns or os.path.samestat(os.fstat(file.fileno()), journal.stat()):
                if file.seek(0, 2) > LARGEST_FILE:
                    raise Unreadable("TooLarge", "The file is larger than any journal.")
                file.seek(0)
                return file.read(), anchor


def read_anchor(file: bytes | None, key: bytes, vault_id: bytes) -> Anchor | None:
    """The authentic slot with the higher counter; counters begin at 1."""
    anchors = []
    for place in (0, PAGE):
        raw = (file or b"")[place : place + 104]
        if len(raw) < 104 or raw[:8] != b"CJANCHOR" or not is_mac(raw[72:], key, vault_id + raw[:72]):
            continue
        counter, generation, number, _ = struct.unpack_from("<QQQQ", raw, 8)
        if counter:
            anchors.append(Anchor(counter=counter, generation=generation, number=number, chain=raw[40:72]))
    return max(anchors, key=lambda anchor: anchor.counter, default=None)


def is_mac(tag: bytes, key: bytes, of: bytes) -> bool:
    """Whether this is the start of the HMAC of these bytes."""
    return hmac.compare_digest(hmac.digest(key, of, "sha256")[: len(tag)], tag)


# The log


class Log:
    """The frames of one generation."""

    def __init__(self, file: bytes, header: Header, vault_key: bytes) -> None:
        self.file = file
        self.start = 2 * len(header.raw)
        self.context = header.vault_id + hashlib.sha256(header.raw).digest()
        self.key = derive(vault_key, header.vault_id + header.salt, "log")
        self.first_chain = hashlib.sha256(b"careerjournal/v1/chain" + self.context[16:]).digest()

    def frame_at(self, start: int) -> Frame | None:
        """The frame at this place; `None` unless its head and its content are authentic, and padded as they must be."""
        head = self.file[start : start + FRAME_HEAD]
        if len(head) < FRAME_HEAD or head[:4] != b"CJF1":
            return None
        keys = derive(self.key, head[20:52], "frame", 64)
        if not is_mac(head[84:], keys[32:], self.context + head[:84]):
            return None
        size, number, kind = struct.unpack_from("<IQB", head, 4)
        end = start + FRAME_HEAD + size
        if size > LARGEST_SEALED or end > len(self.file):
            return None
        padded = unseal(keys[:32], self.file[start + FRAME_HEAD : end], self.context + head[:84])
        if padded is None:
            return None
        said = 4 + int.from_bytes(padded[:4], "little")
        if len(padded) != padded_size(said) or any(padded[said:]):
            return None
        return Frame(start=start, end=end, number=number, kind=kind, chain_before=head[52:84], content=padded[4:said])

    def search(self, start: int) -> Iterator[Frame]:
        """Every authentic frame from here on, wherever it stands."""
        at = self.file.find(b"CJF1", start)
        while at >= 0:
            frame = self.frame_at(at)
            if frame:
                yield frame
            at = self.file.find(b"CJF1", frame.end if frame else at + 1)


def changes_in(content: bytes) -> list[list[Any]]:
    """A frame's changes, each of a form that FORMAT.md knows.

    Raises:
        ValueError, RecursionError: they are something else.
    """
    changes = from_json(content)
    if not isinstance(changes, list):
        raise ValueError("not a list")  # noqa: TRY004 - it is the value that is wrong
    for change in changes:
        match change:
            case ["p", str(), int(number), dict()] | ["r", str(), int(number)] if number >= 1 and number is not True:
                pass
            case ["d", str()]:
                pass
            case _:
                raise ValueError("not a change")
    return changes


def from_json(content: bytes) -> object:
    """JSON as RFC 8259 has it: Python's own reader also takes NaN, infinities, UTF-16 and halves of surrogate pairs."""
    text = content.decode()
    # With objects as lists of pairs: where a name stands twice, what the last one covers has to be JSON, too.
    json.dumps(json.loads(text, object_pairs_hook=list), ensure_ascii=False, allow_nan=False).encode()
    return json.loads(text)


def apply(changes: list[list[Any]], tables: Tables) -> None:
    """Do what changes say, in order."""
    for what, table, *rest in changes:
        if what == "p":
            tables.setdefault(table, {})[rest[0]] = rest[1]
        elif what == "r":
            tables.get(table, {}).pop(rest[0], None)
        else:
            tables.pop(table, None)


def read(file: bytes, unlock: Callable[[Header], bytes], *, anchor: bytes | None, salvage: bool = False) -> Contents:
    """A journal's documents.

    Args:
        file: The journal.
        unlock: Gives the vault key for a header.
        anchor: The device's anchor file, if there is one.
        salvage: Read everything that is authentic, and say what is missing, instead of raising.

    Raises:
        Unreadable: It is not whole, not the newest, or not to be opened.
    """
    header = read_header(file)
    vault_key = unlock(header)
    if not is_mac(header.raw[-64:-32], derive(vault_key, header.vault_id, "header"), header.raw[:-64]):
        raise Unreadable("Tampered", "The journal's header was changed by somebody without its key.")
    notes = ["One copy of the journal's header is damaged; the other was read."] if header.other_copy_is_damaged else []
    if header.minor:
        notes.append("A later version of careerjournal wrote this journal. There may be more in it than was read.")
    log = Log(file, header, vault_key)
    seen = read_anchor(anchor, derive(vault_key, header.vault_id, "anchor"), header.vault_id)
    if seen is None:
        why = "no record of the last save was found" if anchor is None else "the record of the last save is no good"
        notes.append(f"Whether this is the newest copy cannot be known: {why}.")
    if salvage:
        return salvaged(log, header, seen, notes)
    tables, torn = replayed(log, header, seen)
    if torn:
        notes.append(
            f"A save that never finished stands at the end, {counted(torn, 'byte', 'bytes')} of it. It was left out."
        )
    return Contents(tables=tables, notes=notes)


def replayed(log: Log, header: Header, seen: Anchor | None) -> tuple[Tables, int]:
    """Read frame after frame, and judge where that ends. Gives the documents, and the length of a torn tail.

    Raises:
        Unreadable: a frame is damaged, misplaced or of a later version, or the snapshot is not whole.
    """
    tables: Tables = {}
    at, chain, due, kinds = log.start, log.first_chain, 0, {SNAPSHOT, END}
    known_at_anchor = None
    while frame := log.frame_at(at):
        moved = frame.number != due or frame.chain_before != chain
        if not moved and frame.kind not in {CHANGES, SNAPSHOT, END}:
            raise Unreadable("UnknownVersion", "There is something in this journal that only a later version can read.")
        if moved or frame.kind not in kinds:
            raise Unreadable("Tampered", f"Frame {due} of the journal is authentic, but belongs somewhere else.")
        if follow(frame, tables):
            kinds = {CHANGES}
        chain = hashlib.sha256(chain + log.file[at : frame.end]).digest()
        if seen and (seen.generation, seen.number) == (header.generation, frame.number):
            known_at_anchor = chain
        at, due = frame.end, due + 1
    torn = len(log.file) - at
    if torn and next(log.search(at + 1), None):
        raise Unreadable("Damaged", f"Frame {due} of the journal is damaged, and there are saves after it.")
    if kinds != {CHANGES}:
        raise Unreadable("Tampered", "The journal ends within its snapshot.")
    judge(seen, header, known_at_anchor, due - 1, torn=torn > 0)
    return tables, torn


def follow(frame: Frame, tables: Tables) -> bool:
    """Do what a frame says; whether it was the end of the snapshot.

    Raises:
        Unreadable: the frame cannot be understood, or the snapshot does not hold what it says.
    """
    try:
        if frame.kind == END:
            count = end_of_snapshot(frame.content)
        else:
            apply(changes_in(frame.content), tables)
            return False
    except (ValueError, RecursionError):
        raise Unreadable("BadChanges", f"Frame {frame.number} is authentic, but cannot be understood.") from None
    if count != sum(map(len, tables.values())):
        raise Unreadable("Tampered", "The journal's snapshot does not hold as many documents as it says.")
    return True


def end_of_snapshot(content: bytes) -> int:
    """The number of documents that the end of a snapshot gives.

    Raises:
        ValueError, RecursionError: the content is something else.
    """
    match from_json(content):
        case {"saves": int(saves), "documents": int(count)} if type(saves) is type(count) is int and 0 <= saves < 2**63:
            return count
    raise ValueError("not the end of a snapshot")


def judge(seen: Anchor | None, header: Header, chain: bytes | None, last: int, *, torn: bool) -> None:
    """Hold what was read against the last save that the device saw.

    Raises:
        Unreadable: it is not the newest copy, or its end cannot be trusted.
    """
    if seen is None:
        return
    ahead = seen.generation > header.generation or (seen.generation == header.generation and seen.number > last)
    if ahead and torn:
        raise Unreadable(
            "Tampered", "The journal's end is unreadable, and the device has seen more saves than it holds."
        )
    if ahead or seen.chain != (chain if seen.generation == header.generation else header.chain_before):
        raise Unreadable(
            "RolledBack", "This is not the newest copy: the device has seen another journal than this one."
        )


def salvaged(log: Log, header: Header, seen: Anchor | None, notes: list[str]) -> Contents:
    """Everything authentic, wherever it stands, in the order of its numbers."""
    frames: dict[int, Frame] = {}
    for frame in log.search(log.start):
        frames.setdefault(frame.number, frame)
    tables: Tables = {}
    missing, due = [], 0
    for number in sorted(frames):
        if number > due:
            missing.append(f"{due}" if number == due + 1 else f"{due} to {number - 1}")
        due = number + 1
        if frames[number].kind in {CHANGES, SNAPSHOT}:
            try:
                apply(changes_in(frames[number].content), tables)
            except (ValueError, RecursionError):
                notes.append(f"Frame {number} cannot be understood, and was left out.")
    unread = len(log.file) - log.start - sum(frame.end - frame.start for frame in frames.values())
    if missing:
        notes.append("Missing: frame " + ", ".join(missing) + ".")
    if seen and seen.generation > header.generation:
        notes.append("Missing: what was saved since this copy. The device has seen a later rewrite of the journal.")
    elif seen and seen.generation == header.generation and seen.number >= due:
        notes.append(f"Missing at the end: frame {due} to {seen.number}, which the device has seen.")
    if END not in {frame.kind for frame in frames.values()}:
        notes.append("Missing: the end of the snapshot. There may have been more documents than these.")
    outside = counted(unread, "byte belongs", "bytes belong")
    notes.append(f"{counted(len(frames), 'frame was', 'frames were')} read; {outside} to none of them.")
    return Contents(tables=tables, notes=notes)


def counted(number: int, one: str, more: str) -> str:
    """A number, and what it counts."""
    return f"{number} {one if number == 1 else more}"


# The command line


def main(arguments: list[str] | None = None) -> int:
    """Print a journal's documents. Returns 0 when all is well, 1 when the journal could not be read."""
    parser = argparse.ArgumentParser(description="Print the documents of an encrypted journal as JSON.")
    parser.add_argument("journal", type=Path)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--device", metavar="FOLDER", type=Path, help="the folder with this device's secrets")
    how.add_argument("--recovery", action="store_true", help="ask for the recovery code")
    parser.add_argument(
        "--passphrase-file", metavar="FILE", type=Path, help="read passphrase or recovery code from here"
    )
    parser.add_argument("--salvage", action="store_true", help="read past damage, and say what is missing")
    options = parser.parse_args(arguments)

    def unlock(header: Header) -> bytes:
        if options.passphrase_file:
            answer = options.passphrase_file.read_text(encoding="utf-8-sig").removesuffix("\n").removesuffix("\r")
        else:
            answer = getpass.getpass("Recovery code: " if options.recovery else "Passphrase: ")
        if options.recovery:
            return with_recovery_code(header, answer)
        return with_passphrase(
            header, answer, device_secrets(options.device, header.vault_id) if options.device else []
        )

    try:
        file, anchor = files(options.journal, options.device)
        reading = read(file, unlock, anchor=anchor, salvage=options.salvage)
    except Unreadable as reason:
        print(reason, file=sys.stderr)
        if reason.kind in {"Damaged", "Tampered", "RolledBack"} and not options.salvage:
            print("What can still be read can be got out with --salvage.", file=sys.stderr)
        return 1
    except (OSError, UnicodeError, MemoryError) as reason:
        print(str(reason) or "This machine has not enough free memory to unlock this journal.", file=sys.stderr)
        return 1
    for note in reading.notes:
        print(note, file=sys.stderr)
    try:
        print(json.dumps(reading.tables, indent=1), flush=True)
    except OSError as reason:
        print(reason, file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python tries once more at its end
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
