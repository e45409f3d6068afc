"""An operator says who an organisation is, on evidence and for a time."""

from datetime import timedelta
from uuid import UUID

import pytest
from tests.organisations.making import (
    make_actor,
    make_manager,
    make_organisation,
)

from duijie.accounts.errors import NotAnOperator
from duijie.foundation.models import AuditEntry
from duijie.kernel import clock
from duijie.kernel.states import IllegalMove
from duijie.organisations import services
from duijie.organisations.errors import (
    ProofOutdated,
    VerificationWaiting,
)
from duijie.organisations.models import Organisation, Verification
from duijie.organisations.types import Details, Evidence, Kind, Proof, ProofStage

pytestmark = pytest.mark.django_db


def deeds(subject: UUID) -> list[str]:
    return list(
        AuditEntry.objects.filter(subject_id=subject)
        .order_by("id")
        .values_list("action", flat=True)
    )


def proof(days: int = 365) -> Proof:
    return Proof(Evidence.LICENCE, "seen", (clock.now() + timedelta(days=days)).date())


def asked(organisation: Organisation) -> Verification:
    return services.request_verification(
        actor=make_manager(organisation.pk), organisation_id=organisation.pk, statement="licence"
    )


def test_an_operator_verifies_with_evidence_and_an_end() -> None:
    organisation, operator = make_organisation(), make_actor(operator=True)
    request = asked(organisation)

    services.grant_verification(actor=operator, verification_id=request.pk, proof=proof())
    organisation.refresh_from_db()
    assert organisation.verified_until == proof().valid_until

    services.revoke_verification(actor=operator, verification_id=request.pk, note="forged")
    organisation.refresh_from_db()
    assert organisation.verified_until is None
    assert deeds(organisation.pk)[-3:] == [
        "verification.requested",
        "verification.granted",
        "verification.revoked",
    ]


def test_nobody_else_verifies_and_a_decision_is_made_once() -> None:
    organisation, operator = make_organisation(), make_actor(operator=True)
    request = asked(organisation)

    with pytest.raises(NotAnOperator):
        services.grant_verification(
            actor=make_manager(organisation.pk), verification_id=request.pk, proof=proof()
        )
    with pytest.raises(VerificationWaiting):
        asked(organisation)
    for days in (0, 4000):
        with pytest.raises(ProofOutdated):
            services.grant_verification(
                actor=operator, verification_id=request.pk, proof=proof(days)
            )
    services.refuse_verification(actor=operator, verification_id=request.pk, note="unreadable")
    with pytest.raises(IllegalMove):
        services.grant_verification(actor=operator, verification_id=request.pk, proof=proof())
    assert Verification.objects.get().stage == ProofStage.REFUSED


def test_a_proof_ends_when_the_name_changes() -> None:
    organisation = make_organisation()
    request = asked(organisation)
    services.grant_verification(
        actor=make_actor(operator=True), verification_id=request.pk, proof=proof()
    )

    changed = services.change_organisation(
        actor=make_manager(organisation.pk),
        organisation_id=organisation.pk,
        details=Details(kind=Kind.FIRM, name_zh="别的名称有限公司"),
        seen=None,
    )

    assert changed.verified_until is None
