"""What accounts do in the background."""

from uuid import UUID

from duijie.accounts import exports
from duijie.foundation.jobs import every, job


@job("accounts.write_export")
def write_export(export_id: str) -> None:
    """Write the copy of a person's data that they asked for."""
    exports.write_export(export_id=UUID(export_id))


@every("41 2 * * *", "accounts.forget_old_exports")
def forget_old_exports() -> None:
    """Delete copies of personal data that were not fetched in time."""
    exports.forget_old_exports()
