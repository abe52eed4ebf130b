"""A text in a file that a passphrase opens, in the age format (C2SP age-encryption.org/v1): ``age -d`` opens it too.

What comes from elsewhere is looked at before anything is spent on it; each limit says what it lets a stranger cost us.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from typing import Final

from careerjournal.sharing.errors import PackError, WrongPassphrase
from careerjournal.text_files import BYTE_ORDER_MARK, Unreadable, decoded

MOST_BYTES: Final = 8 * 1024 * 1024
"""The largest file that is looked at. Age does not compress, so this is also the most memory its text can take."""

MOST_WORK: Final = 20
"""The highest scrypt work factor that is tried. Each step doubles it: 20 takes a gibibyte and some four seconds here,
and age itself writes 18 or 19."""

MOST_HEADER: Final = 512
"""Bytes in which a header for one passphrase has ended; it takes some 150."""

_MAGIC: Final = b"age-encryption.org/v"
_ARMOUR: Final = b"-----BEGIN AGE ENCRYPTED FILE-----"
_ARMOUR_END: Final = b"-----END AGE ENCRYPTED FILE-----"
_HEADER: Final = re.compile(
    rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]{22} (?P<work>[1-9][0-9]?)\n[A-Za-z0-9+/]{43}\n--- "
)
_FOR_A_KEY: Final = re.compile(rb"age-encryption\.org/v1\n-> (?!scrypt )[!-~]+ ")
_DAMAGED: Final = "This pack is damaged or was cut short. Ask for it to be sent again."


def seal(text: str, passphrase: str) -> bytes:
    """Encrypt a text. It takes about a second, which is what each guess at the passphrase will take, too.

    Raises:
        PackError: the passphrase is empty, or the text is more than `unseal` would take.
    """
    plain = text.encode()
    if len(plain) > MOST_BYTES // 2:
        raise PackError("This is more than a pack may hold. Share fewer stories at a time.")
    return seal_data(plain, passphrase)


def seal_data(plain: bytes, passphrase: str) -> bytes:
    """Encrypt whatever it is, of any length.

    Raises:
        PackError: the passphrase is empty.
    """
    passphrase = passphrase.removeprefix(BYTE_ORDER_MARK)
    if not passphrase:
        raise PackError("A pack needs a passphrase. Type one that you can tell the other person.")
    import pyrage  # type: ignore[import-untyped]  # noqa: PLC0415 - compiled, loaded when a pack is made or opened

    sealed: bytes = pyrage.passphrase.encrypt(plain, passphrase)
    return sealed


def unseal(data: bytes, passphrase: str) -> str:
    """Decrypt a text, after looking at what that would cost.

    Raises:
        WrongPassphrase: the passphrase does not open it.
        PackError: it is not such a file, asks for too much, or is damaged.
    """
    plain = unseal_data(data, passphrase)
    if plain.startswith((_MAGIC, _ARMOUR)):
        raise PackError(
            "Inside this pack is another encrypted file, and no journal writes such a one. Open it with age."
        )
    try:
        return decoded(plain)
    except Unreadable as error:
        raise PackError("What is in this file is not text, so it is no pack of stories.") from error


def unseal_data(data: bytes, passphrase: str, most: int = MOST_BYTES) -> bytes:
    """Decrypt whatever is in it, after looking at what that would cost.

    Args:
        data: the file.
        passphrase: what opens it.
        most: bytes that it may have.

    Raises:
        WrongPassphrase: the passphrase does not open it.
        PackError: it is not such a file, is larger, asks for too much, or is damaged.
    """
    data, passphrase = _checked(data, most), passphrase.removeprefix(BYTE_ORDER_MARK)
    if not passphrase:
        raise WrongPassphrase("Type the passphrase that came with the pack.")
    import pyrage  # noqa: PLC0415 - compiled, loaded when a pack is made or opened

    try:
        plain: bytes = pyrage.passphrase.decrypt(data, passphrase)
    except pyrage.DecryptError as error:
        if str(error) == "Decryption failed":  # the key of the header; what comes after it fails in other words
            raise WrongPassphrase("That is not the passphrase of this pack. Type it again.") from error
        raise PackError(_DAMAGED) from error
    return plain


def is_sealed(data: bytes) -> bool:
    """Whether the beginning of a file is that of one in the age format."""
    return data.removeprefix(codecs.BOM_UTF8).lstrip().startswith((_MAGIC, _ARMOUR))


def _checked(data: bytes, most: int) -> bytes:
    """The file without its armour, once its header is seen to be one that may be tried."""
    if len(data) > most:
        raise PackError(f"This file is larger than {most // 1024**2} MiB; no pack of stories is. It was not read.")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise PackError("This file was saved as text in UTF-16, which made another file of the pack. Ask for it again.")
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.lstrip().startswith(_ARMOUR):
        data = _without_armour(data)
    if not data.startswith(_MAGIC):
        raise PackError("This file is not a pack. A pack is a file encrypted with a passphrase in the age format.")
    if not data.startswith(_MAGIC + b"1\n"):
        raise PackError("This file is in a newer age format than this version reads. Open it with age.")
    header = _HEADER.match(data[:MOST_HEADER])
    if header is None:
        if _FOR_A_KEY.match(data):
            raise PackError("This file is encrypted for somebody’s key, and a pack for a passphrase. Open it with age.")
        raise PackError(_DAMAGED)
    if int(header["work"]) > MOST_WORK:
        raise PackError("This pack asks for more work than any journal asks for. It was not opened.")
    return data


def _without_armour(data: bytes) -> bytes:
    body, end, rest = data.strip().removeprefix(_ARMOUR).partition(_ARMOUR_END)
    if not end or rest:
        raise PackError(_DAMAGED)
    try:
        return base64.b64decode(b"".join(body.split()), validate=True)
    except binascii.Error as error:
        raise PackError(_DAMAGED) from error
