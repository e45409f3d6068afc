"""An operator says who an organisation is, on evidence and for a time."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from tests.organisations.making import (
    make_actor,
    make_manager,
    make_organisation,
)

from duijie.accounts.errors import NotAnOperator
from duijie.foundation.models import AuditEntry
from duijie.kernel import clock
from duijie.kernel.states import IllegalMove
from duijie.notices.models import Notice
from duijie.organisations import queries, services
from duijie.organisations.errors import (
    ProofOutdated,
    VerificationWaiting,
)
from duijie.organisations.models import Organisation, Verification
from duijie.organisations.tasks import end_lapsed_proofs
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


def test_a_proof_that_is_over_is_shown_nowhere_even_before_the_job_comes_by() -> None:
    organisation = make_organisation()
    reader = make_actor()
    organisation.verified_until = clock.today() - timedelta(days=1)
    organisation.save()

    listed = queries.organisations_listed_for(reader, verified=True)
    answer = Client().get(f"/api/v1/organisations/{organisation.pk}").json()
    page = Client(headers={"accept-language": "en"}).get(f"/organisations/{organisation.pk}")

    assert not listed.exists()
    assert answer["verified_until"] is None
    assert 'data-state="verified"' not in page.content.decode()
    assert not organisation.is_verified


def test_the_job_ends_what_is_over_once_and_tells_the_managers() -> None:
    over, running = make_organisation(), make_organisation("北辰大学")
    manager = make_manager(over.pk)
    over.verified_until = clock.today() - timedelta(days=1)
    running.verified_until = clock.today()
    over.save()
    running.save()

    end_lapsed_proofs()
    end_lapsed_proofs()
    over.refresh_from_db()
    running.refresh_from_db()

    assert over.verified_until is None
    assert running.verified_until == clock.today()
    assert deeds(over.pk)[-1:] == ["verification.ended"]
    told = Notice.objects.filter(user=manager.user_id, kind="verification_ended")
    assert told.count() == 1
