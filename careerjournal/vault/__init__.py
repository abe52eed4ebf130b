"""The encrypted file, and TinyDB on top of it. Knows nothing of careers.

`Vault` is the file: it holds documents by table and number, and what it says is saved is on the disk.
FORMAT.md, beside this package, is the format, complete enough to write another reader from.
"""

from careerjournal.vault.changes import Change, Drop, Mirror, Put, Remove
from careerjournal.vault.checking import CheckReport, SalvageReport, check, salvage
from careerjournal.vault.disk import Disk
from careerjournal.vault.errors import (
    AlreadyThere,
    BadChanges,
    BadRecoveryCode,
    CannotRead,
    CannotWrite,
    Damaged,
    DeviceSecretMissing,
    InUse,
    Locked,
    NotAJournal,
    NotEnoughMemory,
    NotThere,
    OutOfSpace,
    ReadOnly,
    RolledBack,
    SavePoint,
    SessionStopped,
    Tampered,
    TooLarge,
    UnknownVersion,
    UnsafePlace,
    Unsound,
    VaultError,
    WrongPassphrase,
)
from careerjournal.vault.kept import Document
from careerjournal.vault.opening import Location, OpeningReport
from careerjournal.vault.primitives import DEFAULT_COST, FLOOR_COST, Cost, calibrate
from careerjournal.vault.recovery_code import RecoveryCode
from careerjournal.vault.vault import Info, Vault, exists

__all__ = [
    "DEFAULT_COST",
    "FLOOR_COST",
    "AlreadyThere",
    "BadChanges",
    "BadRecoveryCode",
    "CannotRead",
    "CannotWrite",
    "Change",
    "CheckReport",
    "Cost",
    "Damaged",
    "DeviceSecretMissing",
    "Disk",
    "Document",
    "Drop",
    "InUse",
    "Info",
    "Location",
    "Locked",
    "Mirror",
    "NotAJournal",
    "NotEnoughMemory",
    "NotThere",
    "OpeningReport",
    "OutOfSpace",
    "Put",
    "ReadOnly",
    "RecoveryCode",
    "Remove",
    "RolledBack",
    "SalvageReport",
    "SavePoint",
    "SessionStopped",
    "Tampered",
    "TooLarge",
    "UnknownVersion",
    "UnsafePlace",
    "Unsound",
    "Vault",
    "VaultError",
    "WrongPassphrase",
    "calibrate",
    "check",
    "exists",
    "salvage",
]
