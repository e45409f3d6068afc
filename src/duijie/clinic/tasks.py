"""What the clinic does by the clock."""

from duijie.clinic import services
from duijie.foundation.jobs import every


@every("23 3 * * *", "clinic.forget_expired")
def forget_expired() -> None:
    """Delete drafts whose time is over."""
    services.forget_expired()
