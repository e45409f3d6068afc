"""How a record is changed without losing what others changed."""

from duijie.foundation.errors import ChangedMeanwhile
from duijie.foundation.models import Record
from duijie.kernel import clock


def check_version(record: Record, seen: int | None) -> None:
    """Refuse a change that was made looking at an older version.

    None means that the caller did not look, as a background job does not.
    """
    if seen is not None and seen != record.version:
        raise ChangedMeanwhile(seen=seen, now=record.version)


def save_change(record: Record, *fields: str) -> None:
    """Write fields of a record whose row is locked; its version moves on by one."""
    record.version += 1
    record.updated_at = clock.now()
    record.save(update_fields=[*fields, "version", "updated_at"])
