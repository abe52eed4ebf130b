"""From a log to what it says: in order and up to the first bad frame, or everything that can be salvaged."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, Literal

import msgspec

from careerjournal.vault import changes as codec_of_changes
from careerjournal.vault.changes import Change, Contents, Drop, Mirror, Put, Remove
from careerjournal.vault.errors import BadChanges, UnknownVersion
from careerjournal.vault.frames import Codec, Frame, Type
from careerjournal.vault.kept import Document, Kept, as_json


class End(msgspec.Struct, frozen=True):
    """What an end-of-snapshot frame says.

    Attributes:
        saves: saves made in all generations before.
        documents: how many the snapshot holds.
    """

    # Room for all the saves to come: the anchor keeps their number in eight bytes.
    saves: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
    documents: int


@dataclass(slots=True)
class Replay:
    """What a log said, up to its end or its first bad frame.

    Attributes:
        mirror: the documents.
        frames: authentic frames in order; the next one's sequence number.
        saves: saves over the journal's life.
        chain: the chain's value after the last of them.
        end: bytes of log they take.
        last: where the last of them begins.
        live: bytes the documents take as JSON; an estimate between compactions.
        complete: the end of the snapshot was seen.
        milestone: the chain's value after the frame that was asked for, if it is there.
        fault: an authentic frame out of order, or bytes that are no frame; empty when all is well.
        continues: something authentic stands after bytes that are no frame.
    """

    mirror: Mirror = field(repr=False)
    chain: bytes
    frames: int = 0
    saves: int = 0
    end: int = 0
    last: int = 0
    live: int = 0
    complete: bool = False
    milestone: bytes | None = None
    fault: Literal["", "order", "unreadable"] = ""
    continues: bool = False


def replay(log: bytes, codec: Codec, milestone: int | None = None) -> Replay:
    """Read a log in order, and stop at the first bad frame.

    Args:
        log: the file after its header.
        codec: the generation's.
        milestone: a sequence number whose chain value is wanted.

    Raises:
        UnknownVersion: a newer version's frame.
        BadChanges: an authentic frame holds what no vault writes.
    """
    so_far = Replay({}, codec.first_chain)
    with _collector_paused():
        while so_far.end < len(log):
            frame = codec.read(log, so_far.end)
            if frame is None:
                so_far.fault = "unreadable"
                so_far.continues = codec.next(log, so_far.end + 1) is not None
                break
            if frame.sequence != so_far.frames or frame.previous != so_far.chain:
                so_far.fault = "order"
                break
            try:
                taken = _take(so_far, frame)
            except RecursionError as error:
                raise BadChanges("A save in this journal cannot be understood.") from error
            if not taken:
                so_far.fault = "order"
                break
            so_far.frames += 1
            so_far.chain = frame.chain
            so_far.last = so_far.end
            so_far.end += frame.size
            if frame.sequence == milestone:
                so_far.milestone = frame.chain
    return so_far


def _take(so_far: Replay, frame: Frame) -> bool:
    """Apply a frame; False when it is not this kind's place."""
    if frame.type not in (Type.CHANGES, Type.SNAPSHOT, Type.SNAPSHOT_END):
        raise UnknownVersion("This journal was written by a newer version of the program. Install that version.")
    if (frame.type == Type.CHANGES) != so_far.complete:
        return False
    if frame.type == Type.SNAPSHOT_END:
        end = _end(frame)
        so_far.complete = True
        so_far.saves = end.saves
        return end.documents == sum(map(len, so_far.mirror.values()))
    if frame.type == Type.SNAPSHOT:
        so_far.live += len(frame.content)
        if _put_all(so_far.mirror, frame.content):
            return True
    changes = codec_of_changes.decode(frame.content)
    if frame.type == Type.CHANGES:
        so_far.saves += 1
        so_far.live = max(0, so_far.live + gain(so_far.mirror, changes, len(frame.content)))
    codec_of_changes.apply(so_far.mirror, changes)
    return True


_PUTS = msgspec.json.Decoder(list[tuple[Literal["p"], str, Annotated[int, msgspec.Meta(gt=0)], msgspec.Raw]])


def _put_all(mirror: Mirror, content: memoryview) -> bool:
    """Do what decoding and applying does, for a list of nothing but documents, and read none of them.

    Returns:
        Whether it was that; else it is decoded, and what was put is put again or refused.
    """
    try:
        rows = _PUTS.decode(content)
        str(content, "utf-8")  # which is not looked at in what is not read
    except (msgspec.DecodeError, UnicodeDecodeError):  # something else is among them
        return False
    last, documents = None, Kept()
    for _, table, number, raw in rows:
        if table != last:
            there = mirror.get(table)
            documents = mirror[table] = there if isinstance(there, Kept) else Kept(there)
            last = table
        document = bytes(raw)
        if not document.startswith(b"{"):
            return False
        documents.keep(number, document)
    return True


def gain(mirror: Contents, changes: Sequence[Change], size: int) -> int:
    """Estimate by how many bytes changes make the documents grow. Asked before they are applied.

    Args:
        mirror: the documents before.
        changes: what is about to be applied.
        size: bytes of the changes as JSON.
    """
    grown = size if any(type(change) is Put for change in changes) else 0
    for change in changes:
        match change:
            case Put(table, number, _) | Remove(table, number):
                documents = mirror.get(table, {})
                if number in documents:
                    grown -= len(_json(documents, number))
            case Drop(table):
                documents = mirror.get(table, {})
                grown -= sum(len(_json(documents, number)) for number in documents)
    return grown


def snapshot(mirror: Contents, piece: int) -> Iterator[bytes]:
    """Say a whole mirror as changes, encoded, in pieces of about ``piece`` bytes.

    Raises:
        BadChanges: a document holds something JSON cannot say.
    """
    rows: list[tuple[object, ...]] = []
    size = 0
    for table, documents in mirror.items():
        if not documents:
            # A table that was emptied is still a table; this makes one and leaves nothing in it.
            rows += [("p", table, 1, {}), ("r", table, 1)]
        for number in documents:
            document = _json(documents, number)
            if rows and size + len(document) > piece:
                yield as_json(rows)
                rows, size = [], 0
            rows.append(("p", table, number, msgspec.Raw(document)))
            size += len(document)
    if rows:
        yield as_json(rows)


def _json(documents: Mapping[int, Document], number: int) -> bytes:
    return documents.json(number) if isinstance(documents, Kept) else as_json(documents[number])


@dataclass(frozen=True, slots=True)
class Salvage:
    """Everything authentic in a log.

    Attributes:
        mirror: the documents, as the readable frames leave them.
        frames: how many frames were read.
        missing: sequence numbers of frames that are gone, as (first, last) ranges.
        unlinked: frames that do not follow the one before: the file was put together.
        unread_bytes: bytes of log that are no authentic frame.
        complete: the end of the snapshot was among them.
    """

    mirror: Mirror = field(repr=False)
    frames: int
    missing: tuple[tuple[int, int], ...]
    unlinked: int
    unread_bytes: int
    complete: bool


def salvage(log: bytes, codec: Codec) -> Salvage:
    """Read every authentic frame, wherever it stands, and apply them in the order they were written.

    A lost frame may have removed something: that is back, then.
    """
    frames: dict[int, Frame] = {}
    at = read = 0
    while (found := codec.next(log, at)) is not None:
        offset, frame = found
        at = offset + frame.size
        if frame.sequence not in frames:
            read += frame.size
            frames[frame.sequence] = frame
    mirror: Mirror = {}
    missing: list[tuple[int, int]] = []
    unlinked = 0
    expected, chain = 0, codec.first_chain
    complete = False
    with _collector_paused():
        for sequence, frame in sorted(frames.items()):
            if sequence > expected:
                missing.append((expected, sequence - 1))
            elif frame.previous != chain:
                unlinked += 1
            expected, chain = sequence + 1, frame.chain
            if frame.type in (Type.CHANGES, Type.SNAPSHOT):
                codec_of_changes.apply(mirror, _understood(frame))
            complete |= frame.type == Type.SNAPSHOT_END
    return Salvage(mirror, len(frames), tuple(missing), unlinked, len(log) - read, complete)


def _understood(frame: Frame) -> Iterable[Change]:
    try:
        return codec_of_changes.decode(frame.content)
    except BadChanges:  # a newer version's save must not cost all the others
        return []


def _end(frame: Frame) -> End:
    try:
        # In two steps: of a name that stands twice the last counts, whatever the first says.
        return msgspec.convert(msgspec.json.decode(frame.content), End)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadChanges("The end of this journal's snapshot cannot be understood.") from error


@contextmanager
def _collector_paused() -> Iterator[None]:
    # Replaying makes a great many objects that all stay; looking through them for cycles costs a third of the time.
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
