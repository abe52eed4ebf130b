"""Opening a journal again in its place, after an error ended the saving: by the rules of any opening, without a key."""

from __future__ import annotations

from contextlib import ExitStack, suppress
from dataclasses import replace

from careerjournal.vault import header as headers
from careerjournal.vault.anchor import Seen
from careerjournal.vault.disk import Disk, Handle
from careerjournal.vault.errors import NotAJournal, NotThere, ReadOnly, SessionStopped, UnknownVersion, explained
from careerjournal.vault.journal_file import Generation, JournalFile
from careerjournal.vault.opening import OpeningReport, identity, judge, reach, unlock, unsure
from careerjournal.vault.replay import replay
from careerjournal.vault.session import Session, State


def check_location(session: Session) -> None:
    """Make sure that the journal of a session stands in its place, before anything there is touched.

    Raises:
        SessionStopped: it is closed; its keys are gone.
        ReadOnly: it saves nothing anyway.
        NotThere, NotAJournal, UnknownVersion, Unsound, UnsafePlace, CannotRead: it does not.
    """
    if session.closed:
        raise SessionStopped("The journal is closed. Open it again.")
    if session.length is None:
        raise ReadOnly("The journal is open for reading only. Open it for writing to change it.")
    disk, location, _ = session.location
    with explained("read"):
        if disk.find(location.file) is None:
            raise NotThere("The journal is not at its place any more. Put the file back and try again.")
        if identity(disk, location) != session.state.header.vault_id:
            raise NotAJournal("Another journal stands in the place of the one that is open. Put the right one back.")


def reopened(session: Session) -> Session:
    """Begin a session that goes on where this one stopped, with its keys; this one is over then.

    What stands in the file's place is judged as at any opening, and besides by what this session has saved: an older
    copy or a damaged one is refused, and the session stays as it was.

    Raises:
        Unsound, UnknownVersion, UnsafePlace, CannotRead, CannotWrite, OutOfSpace: what stands there, or the system,
            does not let it go on.
    """
    disk, location, device = session.location
    before = session.state
    with ExitStack() as undo:
        with explained("read"):
            reached = reach(disk, location, session.keys, write=True)
            undo.callback(_close, disk, reached.handle)
            unlocked = unlock(disk, reached, session.keys)
            undo.callback(unlocked.codec.wipe)
            header, log = unlocked.header, unlocked.log
            if header.minor > headers.MINOR:
                raise UnknownVersion("A newer version of the program wrote this journal. Open it to read only.")
            seen = _newest(unlocked.seen, before.seen)
            same = seen.generation == header.generation
            said = replay(log, unlocked.codec, seen.sequence if same else None)
            torn = judge(header, len(log), said, seen)
            file = JournalFile(disk, location.file, reached.handle)
            report = OpeningReport(
                torn_tail_bytes=torn,
                mended_header=not unlocked.found.both_copies,
                leftover=disk.find(location.new) is not None,
            )
        generation = Generation(header, unlocked.codec, said.frames, said.chain, said.live)
        state = State(generation, said.mirror, said.frames, said.saves, said.chain, said.live)
        record = unlocked.record and replace(unlocked.record, seen=seen)
        again = Session(disk, location, keys=session.keys, device=device, state=state, file=file)
        again.guard = session.guard
        undo.callback(again.let_go)
        with explained("write"):
            again.mend(report, record, unsure(said, log, unlocked.seen, header))
        undo.pop_all()
    session.let_go()
    before.generation.codec.wipe()
    return again


def _newest(recorded: Seen | None, saved: Seen) -> Seen:
    if recorded is None:
        return saved
    return max(recorded, saved, key=lambda seen: (seen.generation, seen.sequence))


def _close(disk: Disk, handle: Handle) -> None:
    with suppress(OSError):  # on the way out, what went wrong before is what counts
        disk.close(handle)
