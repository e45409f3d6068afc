"""What organisations do in the background and by the clock."""

from uuid import UUID

from duijie.foundation.jobs import every, job
from duijie.kernel.actors import SYSTEM
from duijie.organisations import queries, services


@every("13 * * * *", "organisations.end_lapsed_proofs")
def end_lapsed_proofs() -> None:
    """End the proofs whose last day has passed, each in a transaction of its own."""
    lapsed = queries.organisations_with_a_lapsed_proof()
    for organisation_id in list(lapsed.values_list("pk", flat=True)):
        services.end_proof(actor=SYSTEM, organisation_id=organisation_id)


@job("organisations.mail_invitation")
def mail_invitation(invitation_id: str) -> None:
    """Send an invitation to the address it is for."""
    services.mail_invitation(invitation_id=UUID(invitation_id))
