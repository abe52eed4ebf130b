"""Bugs to put into the vault on purpose, one at a time, to see that a test notices. `sabotage` does it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sabotage:
    """One bug.

    Attributes:
        file: in the vault's folder, or from there.
        old: what stands there, once.
        new: what is put in its place.
        why: what it would break.
        harmless: why no test can or need notice; empty when one must.
    """

    file: str
    old: str
    new: str
    why: str
    harmless: str = ""


SABOTAGES = (
    # The file system
    Sabotage("disk.py", "            os.fdatasync(handle.descriptor)", "            pass", "a sync that does nothing"),
    Sabotage(
        "disk.py", "            os.fsync(descriptor)\n", "            pass\n", "a folder's sync that does nothing"
    ),
    Sabotage("disk.py", "        source.replace(target)\n", "        pass\n", "no rename"),
    Sabotage("disk.py", '_SAFE = getattr(os, "O_NOFOLLOW", 0) | ', "_SAFE = ", "O_NOFOLLOW dropped"),
    Sabotage(
        "disk.py",
        "        if path.is_symlink():  # where O_NOFOLLOW does not exist\n",
        "        if False:\n",
        "links looked for by O_NOFOLLOW alone",
        harmless="Where O_NOFOLLOW exists it refuses the link by itself; the line is for Windows.",
    ),
    Sabotage("disk.py", "FILE_MODE = 0o600", "FILE_MODE = 0o644", "files everybody can read"),
    Sabotage("disk.py", "FOLDER_MODE = 0o700", "FOLDER_MODE = 0o755", "folders everybody can list"),
    Sabotage(
        "disk.py",
        "                    os.fchmod(descriptor, FILE_MODE)",
        "                    pass",
        "loose modes stay",
    ),
    Sabotage("disk.py", "os.O_CREAT | os.O_EXCL, FILE_MODE", "os.O_CREAT, FILE_MODE", "new files over old ones"),
    Sabotage("disk.py", "    if not stat.S_ISREG(seen.st_mode):\n", "    if False:\n", "pipes and devices opened"),
    Sabotage(
        "disk.py",
        '    if not _ours(seen):\n        raise UnsafePlace("The file belongs',
        '    if False:\n        raise UnsafePlace("The file belongs',
        "somebody else's file opened",
    ),
    Sabotage(
        "disk.py", '_OPEN = _SAFE | getattr(os, "O_NONBLOCK", 0)', "_OPEN = _SAFE", "waiting for ever at a named pipe"
    ),
    Sabotage(
        "disk.py", "            view = view[written:]\n", "            view = view[len(view) :]\n", "short writes"
    ),
    Sabotage(
        "disk.py", "            offset += len(piece)\n            size", "            size", "short reads read again"
    ),
    Sabotage(
        "disk.py",
        "            if not stat.S_ISDIR(seen.st_mode) or not _ours(seen):\n",
        "            if False:\n",
        "a link or somebody's folder taken for the device's",
    ),
    Sabotage(
        "disk.py", "(path.is_symlink() or not path.is_file()):", "(False):", "the lock file may be a link to anything"
    ),
    # Writing
    Sabotage(
        "journal_file.py",
        "        self._disk.write(self._handle, self.length, frame)\n        self._disk.sync(self._handle)\n",
        "        self._disk.write(self._handle, self.length, frame)\n",
        "a save without a sync",
    ),
    Sabotage(
        "journal_file.py",
        "        self._disk.write(self._handle, self.length, frame)\n        self._disk.sync(self._handle)\n",
        "        self._disk.write(self._handle, self.length, frame)\n        try:\n"
        "            self._disk.sync(self._handle)\n        except OSError:\n"
        "            self._disk.sync(self._handle)\n",
        "a failed sync tried again",
    ),
    Sabotage("journal_file.py", " or not found.same_file(self._look)", "", "no check that the path is still our file"),
    Sabotage("journal_file.py", " or found.size != self.length:", ":", "no check that the file is as long as it was"),
    Sabotage(
        "journal_file.py",
        "        self._disk.sync(self._handle)\n        self._disk.sync_folder(self._path.parent)\n",
        "        self._disk.sync_folder(self._path.parent)\n",
        "what was read is not made durable",
    ),
    Sabotage(
        "journal_file.py",
        "        if unsure:\n",
        "        if False:\n",
        "a save whose sync failed is believed when it is read again",
    ),
    Sabotage(
        "journal_file.py",
        "        self._disk.sync_folder(self._path.parent)\n",
        "",
        "the name that was read is not made durable",
    ),
    Sabotage("journal_file.py", "        if length < self.length:\n", "        if False:\n", "a torn tail stays"),
    Sabotage(
        "journal_file.py",
        "        with suppress(OSError):\n            self._disk.truncate(self._handle, length)\n",
        "",
        "a save whose sync failed stays in the file",
    ),
    Sabotage(
        "journal_file.py",
        "        told(at + len(frame))\n        disk.sync(handle)\n",
        "        told(at + len(frame))\n",
        "a rewrite renamed before it is durable",
    ),
    Sabotage(
        "journal_file.py",
        "        disk.close(handle)\n        with suppress(OSError):\n            disk.remove(path)\n        raise\n",
        "        disk.close(handle)\n        raise\n",
        "half a rewrite left on a full disk",
    ),
    Sabotage("journal_file.py", "    disk.remove(path)\n    handle", "    handle", "a leftover stops every rewrite"),
    # A session
    Sabotage(
        "session.py",
        "            # The next generation is known by the last value of this one, so this record must not be lost.\n"
        "            anchor.sync()\n",
        "            pass\n",
        "the anchor not synced before a rewrite",
    ),
    Sabotage(
        "session.py",
        "            self._disk.rename(self._location.new, self._location.file)\n"
        "            self._disk.sync_folder(self._location.file.parent)\n",
        "            self._disk.rename(self._location.new, self._location.file)\n",
        "no folder sync after the rename",
    ),
    Sabotage(
        "session.py",
        "                before = file.length\n                try:\n",
        "                before = file.length\n                codec_of_changes.apply(state.mirror, written)\n"
        "                try:\n",
        "memory changed before the save is durable",
    ),
    Sabotage(
        "session.py",
        "                except BaseException as error:\n                    self.stopped = error\n"
        "                    file.withdraw(before)\n",
        "                except BaseException:\n                    file.withdraw(before)\n",
        "saving goes on after a failed write",
    ),
    Sabotage(
        "session.py",
        "            if anchor.unsynced >= ANCHOR_SYNC:\n",
        "            if False:\n",
        "an anchor never synced",
    ),
    Sabotage(
        "session.py",
        "        try:\n            file.check()\n        except VaultError:\n            with suppress(OSError):\n"
        "                self._disk.remove(self._location.new)\n            raise\n",
        "",
        "a file replaced during a rewrite is overwritten",
    ),
    Sabotage(
        "session.py",
        "        state = self.state\n        file.check()\n        old = state.header\n",
        "        state = self.state\n        old = state.header\n",
        "a rewrite begun over a replaced file",
        harmless="The check right before the rename refuses it; this one only saves the work.",
    ),
    Sabotage(
        "session.py",
        "            self.next_generation,\n            primitives.random(32),\n            state.chain,\n",
        "            self.next_generation,\n            old.generation_salt,\n            state.chain,\n",
        "one salt for every generation",
    ),
    Sabotage(
        "session.py",
        "            primitives.random(32),\n            state.chain,\n",
        "            primitives.random(32),\n            bytes(32),\n",
        "a generation that does not name the one before",
    ),
    Sabotage(
        "session.py", "            self.next_generation = header.generation + 1\n", "", "generations that do not count"
    ),
    Sabotage(
        "session.py",
        "            anchor.write(state.seen)\n            anchor.sync()\n        except",
        "            anchor.write(state.seen)\n        except",
        "the anchor not synced after a rewrite",
    ),
    Sabotage("session.py", "                anchor.rekey(keys.anchor)\n", "", "the anchor kept under a revoked key"),
    Sabotage(
        "session.py",
        "                anchor.rekey(keys.anchor)\n                anchor.write(state.seen)\n"
        "                anchor.sync()\n",
        "                anchor.rekey(keys.anchor)\n",
        "no record under the new key before the new file",
    ),
    Sabotage("session.py", "        proof(header)\n", "", "a new passphrase not tried before it is the only one"),
    Sabotage(
        "session.py",
        "            self.next_generation = max(self.next_generation, report.accepted.generation + 1)\n",
        "            pass\n",
        "two histories with one generation's number",
    ),
    Sabotage(
        "session.py",
        "        if report.accepted is not None or report.mended_header:\n",
        "        if report.accepted:\n",
        "a damaged header copy stays damaged",
    ),
    Sabotage(
        "session.py",
        "                self.anchor.write(self.state.seen)\n                self.anchor.sync()\n",
        "                self.anchor.write(self.state.seen)\n",
        "the first record of a journal not synced",
    ),
    Sabotage(
        "session.py",
        "                with suppress(OSError):\n                    self.anchor.sync()\n",
        "                pass\n",
        "the anchor not synced at closing",
    ),
    Sabotage(
        "session.py",
        "            self.let_go()\n            self.keys.wipe()\n",
        "            self.let_go()\n",
        "keys kept after closing",
    ),
    # Opening
    Sabotage("opening.py", "    found.header.verify(keys)\n", "", "the header's MAC not checked"),
    Sabotage("opening.py", '    if said.fault == "order":\n', "    if False:\n", "saves in any order"),
    Sabotage(
        "opening.py", "    if said.continues:\n", "    if False:\n", "damage taken for a torn tail: saves cut off"
    ),
    Sabotage("opening.py", "    if not said.complete:\n", "    if False:\n", "a snapshot without its end"),
    Sabotage(
        "opening.py",
        "    if said.fault and ahead and seen is not None:\n",
        "    if False:\n",
        "a tail that was seen whole",
    ),
    Sabotage(
        "opening.py",
        "    if seen is not None and (ahead or _another_history(header, said, seen)):\n",
        "    if False:\n",
        "an older copy opened",
    ),
    Sabotage("opening.py", "seen.sequence >= said.frames)", "seen.sequence > said.frames)", "one save forgotten"),
    Sabotage(
        "opening.py", "        return said.milestone != seen.chain\n", "        return False\n", "another history"
    ),
    Sabotage("opening.py", "    return header.previous_chain != seen.chain\n", "    return False\n", "another rewrite"),
    Sabotage(
        "opening.py",
        " or named is None or named.same_file(disk.look(handle)):\n",
        " or True:\n",
        "a reader beside a rewrite sees an older copy",
    ),
    Sabotage("opening.py", "if turns == 0 or", "if", "a reader that a busy writer keeps from ever reading"),
    Sabotage(
        "opening.py",
        "        return self.record is not None and self.record.seen is None\n",
        "        return False\n",
        "a damaged record said to be none",
    ),
    Sabotage("opening.py", "    if size > MAX_FILE:\n", "    if False:\n", "a file larger than memory is read"),
    Sabotage(
        "opening.py",
        "    log = disk.read(reached.handle, offset, max(0, size - offset))\n",
        "    log = disk.read(reached.handle, offset, max(0, size - offset))\n"
        "    anchored = anchor.read(disk, device)\n"
        "    record = None if anchored is None else anchor.decode(anchored, keys.anchor, vault_id)\n",
        "the anchor read after the log: a writer at work looks like a roll-back",
    ),
    # Replaying
    Sabotage(
        "replay.py",
        "frame.sequence != so_far.frames or frame.previous",
        "frame.previous",
        "numbers not checked",
    ),
    Sabotage("replay.py", " or frame.previous != so_far.chain:\n", ":\n", "the chain not checked"),
    Sabotage(
        "replay.py",
        "        return end.documents == sum(map(len, so_far.mirror.values()))\n",
        "        return True\n",
        "the snapshot's count not checked",
    ),
    Sabotage(
        "replay.py",
        "    if (frame.type == Type.CHANGES) != so_far.complete:\n",
        "    if False:\n",
        "saves within a snapshot, snapshots within saves",
    ),
    Sabotage(
        "replay.py",
        "    if frame.type not in (Type.CHANGES, Type.SNAPSHOT, Type.SNAPSHOT_END):\n",
        "    if False:\n",
        "a later version's frames not refused",
    ),
    Sabotage(
        "replay.py",
        "            except RecursionError as error:\n",
        "            except ZeroDivisionError as error:\n",
        "deep nesting ends in an error that is not the vault's",
    ),
    Sabotage(
        "replay.py", "        if frame.sequence not in frames:\n", "        if True:\n", "salvage counts a save twice"
    ),
    Sabotage("replay.py", "sorted(frames.items())", "frames.items()", "salvage in the order of the file"),
    Sabotage(
        "replay.py",
        '            rows += [("p", table, 1, {}), ("r", table, 1)]\n',
        "            pass\n",
        "an emptied table forgotten at a rewrite",
    ),
    # Frames
    Sabotage(
        "frames.py",
        "        self._context = header.vault_id + header.digest\n",
        "        self._context = header.vault_id\n",
        "the header's hash left out of what is authenticated",
    ),
    Sabotage(
        "frames.py",
        "        salt = primitives.random(32)\n",
        "        salt = bytes(32)\n",
        "one key, and so one nonce, for every frame",
    ),
    Sabotage(
        "frames.py",
        "        if not primitives.same(primitives.mac(head_key, context)[:_HEAD_TAG], tag):\n",
        "        if False:\n",
        "a length believed before anything vouches for it",
    ),
    Sabotage(
        "frames.py",
        "        if length > _MAX_SEALED or end > len(log):\n",
        "        if end > len(log):\n",
        "frames longer than a save may be",
        harmless="Only a holder of the key can make the head of one, and the whole file has a limit, too.",
    ),
    Sabotage(
        "frames.py", "        if len(content) > MAX_CONTENT:\n", "        if False:\n", "saves that no reader takes"
    ),
    # The cryptography
    Sabotage(
        "primitives.py",
        "    return hmac.compare_digest(one, other)\n",
        "    return one == other\n",
        "MACs compared in a time that tells something",
        harmless="Time is not tested. Nobody can ask a vault again and again across a network; it is kept as a habit.",
    ),
    Sabotage("primitives.py", "SMALLEST_PADDED = 256", "SMALLEST_PADDED = 16", "short entries told apart by size"),
    Sabotage("primitives.py", ' or padded[4 + size :].strip(b"\\0"):\n', ":\n", "padding may hold anything"),
    Sabotage("primitives.py", "    if len(padded) != padme(4 + size) or ", "    if ", "padding of any length"),
    Sabotage("primitives.py", 'unicodedata.normalize("NFKD", passphrase)', "passphrase", "an é that is another é"),
    Sabotage("primitives.py", "_NAMES + purpose.encode()", "_NAMES", "one key for every purpose"),
    Sabotage("primitives.py", "HKDF(SHA256(), size, bytes(salt), ", "HKDF(SHA256(), size, None, ", "a constant salt"),
    Sabotage(
        "primitives.py",
        "iterations=cost.passes, lanes=cost.lanes",
        "iterations=1, lanes=cost.lanes",
        "the slot's cost ignored",
    ),
    Sabotage("primitives.py", "    return os.urandom(size)\n", "    return bytes(size)\n", "nothing is random"),
    Sabotage(
        "primitives.py",
        "8 * self.lanes <= self.memory_kib <= MAX_MEMORY_KIB",
        "8 * self.lanes <= self.memory_kib",
        "a file may ask for all the memory",
    ),
    Sabotage(
        "primitives.py",
        "            and 1 <= self.passes <= MAX_PASSES\n",
        "            and 1 <= self.passes\n",
        "a file may ask for all the time",
    ),
    Sabotage(
        "primitives.py",
        "            1 <= self.lanes <= MAX_LANES\n",
        "            1 <= self.lanes\n",
        "a file may ask for any number of lanes",
    ),
    Sabotage(
        "slots.py",
        "        if len(self.body) != sizes[Kind(self.kind)]:\n",
        "        if False:\n",
        "a slot of any size",
    ),
    Sabotage(
        "slots.py", "for slot, _ in to_try) > primitives.MAX_WORK", "for slot, _ in to_try) < 0", "any work in all"
    ),
    Sabotage(
        "slots.py", "slot.cost.work for slot, _ in to_try)", "slot.cost.work for slot, _ in to_try[:1])", "no sum"
    ),
    Sabotage("slots.py", "self.kind != Kind.RECOVERY and not self.cost.allowed()", "False", "limits not checked"),
    Sabotage(
        "slots.py",
        "    return primitives.hkdf(code.bits, vault_id + slot.salt,",
        "    return primitives.hkdf(code.bits, vault_id,",
        "a recovery key without the slot's salt",
    ),
    Sabotage(
        "slots.py",
        "hkdf(stretched + device_secret, vault_id, purpose)",
        "hkdf(stretched, vault_id, purpose)",
        "the device's secret left out",
    ),
    Sabotage(
        "slots.py",
        '    return vault_id + slot.kind.to_bytes(2, "little") + slot.body\n',
        "    return vault_id\n",
        "a slot's words not authenticated",
    ),
    # The header
    Sabotage("header.py", " or primitives.sha256(raw[:-32]) != raw[-32:]:\n", ":\n", "a damaged copy taken for whole"),
    Sabotage(
        "header.py",
        "        if other != raw and _copy(start, len(raw)) is not None:\n",
        "        if False:\n",
        "two headers in one file",
    ),
    Sabotage("header.py", "    if count > MAX_SLOTS:\n", "    if False:\n", "any number of ways in"),
    Sabotage("header.py", "any(raw[at:end]) or ", "", "something hidden behind the slots"),
    Sabotage("header.py", " or not 1 <= generation <= MAX_GENERATION:\n", ":\n", "a generation that has none after it"),
    Sabotage(
        "header.py",
        "        if at + size + WRAPPED_SIZE > end:\n",
        "        if False:\n",
        "a slot longer than the header",
    ),
    Sabotage("header.py", " or major != MAJOR or not BLOCK", " or not BLOCK", "another major version read as this one"),
    # The device
    Sabotage(
        "anchor.py",
        " or not primitives.same(primitives.mac(key, vault_id + body), tag):\n",
        ":\n",
        "anybody can write the anchor",
    ),
    Sabotage("anchor.py", "        if counter > best.counter:\n", "        if True:\n", "the older record believed"),
    Sabotage("anchor.py", "            self._place = 1 - self._place\n", "", "the one safe record written over"),
    Sabotage(
        "anchor.py",
        "                disk.sync(self._handle)\n            disk.sync_folder",
        "            disk.sync_folder",
        "a record read from memory is relied on",
    ),
    Sabotage(
        "anchor.py",
        "                if record.seen is not None:\n",
        "                if False:\n",
        "a record whose sync failed is believed when it is read again",
    ),
    Sabotage(
        "anchor.py",
        "            disk.sync_folder(device.folder)\n",
        "            pass\n",
        "the anchor's name not durable",
    ),
    Sabotage(
        "device.py",
        "            self._disk.sync(handle)\n        finally",
        "            pass\n        finally",
        "the device's secret not durable before the journal that needs it",
    ),
    Sabotage(
        "device.py",
        "            self._disk.close(handle)\n        self._disk.sync_folder(self.folder)\n",
        "            self._disk.close(handle)\n",
        "the secret's name not durable",
    ),
    Sabotage(
        "device.py",
        "                if name in first:\n                    raise\n",
        "                raise\n",
        "a stray in the state folder keeps the owner out",
    ),
    Sabotage(
        "device.py",
        "            except FileNotFoundError:  # a change of keys beside a reader removes the old one\n"
        "                continue\n",
        "",
        "a revocation beside a reader keeps it out",
    ),
    Sabotage(
        "disk.py", "            if mend and mode & 0o077", "            if False and mode & 0o077", "a folder left open"
    ),
    Sabotage(
        "disk.py",
        "            return not path.stat().st_mode & 0o077\n",
        "            return True\n",
        "a folder that cannot be closed is not said",
    ),
    Sabotage(
        "anchor.py", "    except UnsafePlace:\n        return", "    except KeyError:\n        return", "no record"
    ),
    Sabotage(
        "anchor.py",
        "    except (UnsafePlace, IsADirectoryError):",
        "    except KeyError:",
        "a stray in the record's place keeps the owner from writing",
    ),
    Sabotage("device.py", "primitives.sha256(body) == data[-32:] and ", "", "a damaged secret used"),
    Sabotage("device.py", "startswith(_MAGIC + self._id)", "startswith(_MAGIC)", "another journal's secret used"),
    # The vault
    Sabotage(
        "vault.py",
        "                    lock = disk.lock(location.lock)\n                undo.callback(lock.release)\n",
        "                    pass\n",
        "two writers",
    ),
    Sabotage(
        "vault.py",
        "                if not read_only and header.minor > headers.MINOR:\n",
        "                if False:\n",
        "a later version's journal written to",
    ),
    Sabotage(
        "vault.py",
        "            _refuse_to_overwrite(disk, location)\n            disk.make_folder",
        "            disk.make_folder",
        "a file in the way is noticed late",
        harmless="It is asked again right before the rename; this one saves the work.",
    ),
    Sabotage(
        "vault.py",
        "                _refuse_to_overwrite(disk, location)\n            except",
        "                pass\n            except",
        "a journal made meanwhile is overwritten",
    ),
    Sabotage("vault.py", "        self.verify_passphrase(old)\n", "", "a passphrase changed without the old one"),
    Sabotage(
        "vault.py",
        "                    torn = judge(header, len(log), said, None)\n",
        "                    torn = 0\n",
        "consent to an older copy is consent to a torn one",
    ),
    Sabotage(
        "ways_in.py",
        "            kept = [slot for slot in header.slots if slot.kind != Kind.RECOVERY]\n",
        "            kept = [*header.slots]\n",
        "the old recovery code still opens",
    ),
    Sabotage(
        "ways_in.py",
        "            keys = Keys.make(header.vault_id)\n",
        "            keys = Keys(bytearray(session.keys.vault), header.vault_id)\n",
        "a vault key that is not revoked",
    ),
    Sabotage(
        "ways_in.py",
        "                    self._device.remove_secret(hint)\n",
        "                    pass\n",
        "a revoked secret kept",
    ),
    Sabotage(
        "ways_in.py",
        "            old = self._device.hints()\n            keys",
        "            old = self._device.hints()\n            for hint in old:\n"
        "                self._device.remove_secret(hint)\n            keys",
        "the old secret gone before the new file stands",
    ),
    Sabotage(
        "journal_file.py",
        "    if size > opening.MAX_FILE:\n",
        "    if False:\n",
        "a rewrite larger than a reader takes",
    ),
    Sabotage(
        "session.py",
        "                if file.length + least > opening.MAX_FILE:\n",
        "                if False:\n",
        "a file larger than a reader takes",
    ),
    Sabotage(
        "session.py",
        "    part = opening.MAX_FILE // ROOM_TO_DELETE\n",
        "    part = 0\n",
        "a full journal from which nothing can be deleted",
    ),
    Sabotage(
        "replay.py",
        "msgspec.convert(msgspec.json.decode(frame.content), End)",
        "msgspec.json.decode(frame.content, type=End)",
        "of a name that stands twice, the first has a say",
    ),
    Sabotage(
        "ways_in.py",
        "        found.verify(keys)\n        if vault_key != keys.vault:\n",
        "        if False:\n",
        "a new header proven only half",
        harmless="The slot is sealed around the very key and the header is made by the same call; "
        "what this guards against is a fault of the machine's memory.",
    ),
    Sabotage("ways_in.py", "    if not passphrase:\n", "    if False:\n", "an empty passphrase"),
    Sabotage("lock.py", "os.open(path, _OPEN, 0o600)", "os.open(path, _OPEN, 0o644)", "a lock file everybody can read"),
    Sabotage("lock.py", '    | getattr(os, "O_NOFOLLOW", 0)\n', "", "a link followed in the place of the lock file"),
    Sabotage("lock.py", "    if names == 1:", "    if True:", "the lock's note in a file that has another name"),
    Sabotage("lock.py", "    if not names:", "    if False:", "a lock on a file that is no longer there"),
    Sabotage(
        "recovery_code.py",
        "(len(values) == 5 and _check(place, values[:4]) != values[4])",
        "False",
        "slips in the recovery code not found",
    ),
    Sabotage(
        "changes.py",
        "dict(document)] if number > 0 and number is not True:",
        "dict(document)]:",
        "numbers that are none",
    ),
    # Restoring
    Sabotage(
        "../access/recovery.py",
        "                # Or the next renaming may reach the disk without this one, and cost what stood there.\n"
        "                disk.sync_folder(location.file.parent)\n",
        "",
        "what is restored over may be lost",
    ),
    Sabotage(
        "../access/recovery.py",
        "                disk.rename(staged.new, staged.file)\n"
        "                disk.sync_folder(location.file.parent)\n",
        "                disk.rename(staged.new, staged.file)\n",
        "the journal renamed before its successor has a name",
    ),
    Sabotage(
        "../access/recovery.py",
        "                disk.rename(staged.file, location.file)\n"
        "                disk.sync_folder(location.file.parent)\n                return True\n",
        "                return True\n",
        "a restore cut short stays cut short",
    ),
    Sabotage(
        "../access/recovery.py",
        "        disk.rename(aside, location.file)\n        disk.sync_folder(location.file.parent)\n    for",
        "        disk.rename(aside, location.file)\n    for",
        "a restore that failed loses the way back",
    ),
    Sabotage(
        "../access/recovery.py",
        '            unfinished.begin(staged, chain, "" if aside is None else aside.name)\n',
        "",
        "a restore cut short is forgotten",
    ),
    Sabotage("checking.py", "    unlocked.keys.wipe()\n", "", "keys kept after a check"),
)
