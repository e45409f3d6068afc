"""Ask for verification, decide, take a decision back."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction

from duijie.accounts.queries import operators
from duijie.foundation import audit, outbox
from duijie.foundation.records import save_change
from duijie.kernel import clock
from duijie.kernel.actors import Actor
from duijie.notices.services import notify
from duijie.notices.types import Kind as Notice
from duijie.organisations import permissions, queries, rules
from duijie.organisations.errors import VerificationWaiting
from duijie.organisations.models import Organisation, Verification
from duijie.organisations.types import Proof, ProofStage, Stage

TOLD: Final = {
    ProofStage.GRANTED: Notice.VERIFICATION_GRANTED,
    ProofStage.REFUSED: Notice.VERIFICATION_REFUSED,
    ProofStage.REVOKED: Notice.VERIFICATION_REVOKED,
}


@transaction.atomic
def request_verification(*, actor: Actor, organisation_id: UUID, statement: str) -> Verification:
    """Ask an operator to check who the organisation is."""
    organisation = queries.get_organisation_to_change(actor, organisation_id)
    permissions.check_may_manage(actor, organisation)
    rules.check_open(Stage(organisation.stage))
    requests = Verification.objects.filter(organisation=organisation)
    if requests.filter(stage=ProofStage.REQUESTED.value).exists():
        raise VerificationWaiting
    request = Verification.objects.create(organisation=organisation, statement=statement)
    audit.record(actor=actor, action="verification.requested", subject=organisation_id)
    running = operators().values_list("pk", flat=True)
    _tell(actor, running, Notice.VERIFICATION_REQUESTED, organisation, "/verifications")
    return request


@transaction.atomic
def grant_verification(*, actor: Actor, verification_id: UUID, proof: Proof) -> Verification:
    """Say that the evidence shows who the organisation is, until a day."""
    request = _to_decide(actor, verification_id, ProofStage.GRANTED)
    rules.check_proof_ends_in_time(proof.valid_until, clock.now().date())
    request.evidence = proof.evidence.value
    request.valid_until = proof.valid_until
    return _decided(actor, request, ProofStage.GRANTED, proof.note)


@transaction.atomic
def refuse_verification(*, actor: Actor, verification_id: UUID, note: str) -> Verification:
    """Say why the evidence does not show who the organisation is."""
    request = _to_decide(actor, verification_id, ProofStage.REFUSED)
    return _decided(actor, request, ProofStage.REFUSED, note)


@transaction.atomic
def revoke_verification(*, actor: Actor, verification_id: UUID, note: str) -> Verification:
    """Take a proof back before its day."""
    request = _to_decide(actor, verification_id, ProofStage.REVOKED)
    return _decided(actor, request, ProofStage.REVOKED, note)


@transaction.atomic
def end_proof(*, actor: Actor, organisation_id: UUID) -> bool:
    """End a proof whose last day has passed; False when it was given anew meanwhile."""
    permissions.check_operator(actor)
    organisation = queries.get_organisation_to_change(actor, organisation_id)
    until = organisation.verified_until
    if until is None or organisation.is_verified:
        return False
    _show(actor, organisation_id, None)
    audit.record(
        actor=actor, action="verification.ended", subject=organisation_id, until=str(until)
    )
    path = f"/organisations/{organisation_id}/verification"
    managers = queries.managers_of(organisation_id)
    _tell(actor, managers, Notice.VERIFICATION_ENDED, organisation, path, until=str(until))
    return True


def _to_decide(actor: Actor, verification_id: UUID, wanted: ProofStage) -> Verification:
    permissions.check_operator(actor)
    request = queries.get_verification(verification_id)
    rules.PROOF.check_move(ProofStage(request.stage), wanted)
    return request


def _decided(actor: Actor, request: Verification, stage: ProofStage, note: str) -> Verification:
    request.stage, request.note, request.decided_at = stage.value, note, clock.now()
    save_change(request, "stage", "note", "decided_at", "evidence", "valid_until")
    organisation = request.organisation
    if stage is not ProofStage.REFUSED:
        until = request.valid_until if stage is ProofStage.GRANTED else None
        organisation = _show(actor, request.organisation_id, until)
    path = f"/organisations/{organisation.pk}/verification"
    facts = {"note": note, "until": str(request.valid_until or "")}
    _tell(actor, queries.managers_of(organisation.pk), TOLD[stage], organisation, path, **facts)
    audit.record(
        actor=actor,
        action=f"verification.{stage.value}",
        subject=request.organisation_id,
        evidence=request.evidence,
        note=note,
    )
    return request


def _tell(
    actor: Actor,
    people: Iterable[UUID],
    kind: Notice,
    organisation: Organisation,
    path: str,
    **facts: str,
) -> None:
    names = {"organisation_zh": organisation.name_zh, "organisation_en": organisation.name_en}
    notify(actor=actor, people=people, kind=kind, path=path, **names, **facts)


def _show(actor: Actor, organisation_id: UUID, until: date | None) -> Organisation:
    organisation = queries.get_organisation_to_change(actor, organisation_id)
    organisation.verified_until = until
    save_change(organisation, "verified_until")
    outbox.announce(topic="organisation.changed", subject=organisation_id)
    return organisation
