"""Files locked with a password: opened into a temporary copy that goes with its reader."""

import os
import tempfile
from pathlib import Path
from typing import IO

import msoffcrypto
from msoffcrypto.exceptions import DecryptionError, InvalidKeyError

from duijie.engine.formats.damage import damaged_as_refusal
from duijie.engine.formats.errors import PasswordNeeded, WrongPassword
from duijie.engine.formats.sniffing import FileKind

# With this password Excel itself locks workbooks that only guard against changes
# ([MS-OFFCRYPTO] 2.3.6.2); it opens them without asking.
_EVERYBODYS = "VelvetSweatshop"


def is_locked(path: Path, kind: FileKind) -> bool:
    """Whether a file needs a password; old workbooks say so only inside."""
    if kind is FileKind.ENCRYPTED:
        return True
    if kind is not FileKind.XLS:
        return False
    with path.open("rb") as file:
        try:
            return bool(msoffcrypto.OfficeFile(file).is_encrypted())
        except Exception:  # noqa: BLE001 - a broken file is refused by its reader, not here
            return False


def decrypted(path: Path, password: str | None) -> Path:
    """A temporary copy without the lock; the caller deletes it."""
    if not password:
        return _opened_without_password(path)
    number, name = tempfile.mkstemp(prefix="duijie-open-")
    copy = Path(name)
    try:
        with os.fdopen(number, "wb") as target, path.open("rb") as source:
            _decrypt(path, source, target, password)
    except BaseException:
        copy.unlink()
        raise
    return copy


def _opened_without_password(path: Path) -> Path:
    """A copy of a file that any Excel opens unasked; refuses all others."""
    try:
        return decrypted(path, _EVERYBODYS)
    except WrongPassword:
        raise PasswordNeeded(path=path.name) from None


def _decrypt(path: Path, source: IO[bytes], target: IO[bytes], password: str) -> None:
    with damaged_as_refusal(path, "encrypted"):
        try:
            locked = msoffcrypto.OfficeFile(source)
            locked.load_key(password=password)
            locked.decrypt(target)
        except (InvalidKeyError, DecryptionError) as problem:
            raise WrongPassword(path=path.name) from problem
