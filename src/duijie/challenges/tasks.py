"""What challenges do in the background."""

from uuid import UUID

from duijie.challenges import services, work
from duijie.foundation.jobs import job


@job("challenges.send_letter")
def send_letter(team_id: str) -> None:
    """Mail a team its result."""
    services.send_letter(team_id=UUID(team_id))


work.declare_jobs(letter=lambda team_id: send_letter.later(team_id=team_id))
