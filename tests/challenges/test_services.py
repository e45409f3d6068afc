"""What people do in a challenge, and what is refused."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.catalogue.making import NEED, make_draft
from tests.challenges.making import (
    AFTER,
    DETAILS,
    LAST,
    enter,
    judge,
    judging,
    make_challenge,
    make_juror,
)
from tests.organisations.making import make_actor, make_manager, make_member

from duijie.catalogue.errors import ScriptInside
from duijie.challenges import queries, services
from duijie.challenges.errors import (
    AlreadyEntered,
    ChallengeFixed,
    ChallengeNotFound,
    ConflictNotDeclared,
    CorrectionUnstated,
    DatesWrong,
    DeadlineEarlier,
    DocumentNotFound,
    JudgingTooEarly,
    JurorHasConflict,
    JurorInTeam,
    JurorUnknown,
    NeedNotPublished,
    NotAJuror,
    NotAllJudged,
    NotJudging,
    NotTheHolder,
    PointsWrong,
    SubmissionOver,
    TitleMissing,
    WeightsWrong,
)
from duijie.challenges.models import Document, Score, Team
from duijie.challenges.types import CriterionSaid, Details, Stage, TeamSaid
from duijie.kernel import clock
from duijie.kernel.actors import ANONYMOUS, SYSTEM
from duijie.kernel.errors import DomainError
from duijie.notices.models import Notice
from duijie.notices.queries import notices_of
from duijie.organisations.models import Membership

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("details", "refusal"),
    [
        pytest.param(replace(DETAILS, title_zh="", title_en=""), TitleMissing, id="no title"),
        pytest.param(replace(DETAILS, judge_until=DETAILS.submit_until), DatesWrong, id="dates"),
        pytest.param(
            replace(DETAILS, criteria=(CriterionSaid("一", "One", 90),)), WeightsWrong, id="weights"
        ),
    ],
)
def test_a_challenge_that_cannot_be_is_refused(
    details: Details, refusal: type[DomainError]
) -> None:
    need = make_challenge().need

    with pytest.raises(refusal):
        services.make_challenge(actor=SYSTEM, need_id=need.pk, details=details)


def test_only_an_own_published_need_becomes_a_challenge() -> None:
    draft = make_draft(NEED)
    theirs = make_challenge().need

    with pytest.raises(NeedNotPublished):
        services.make_challenge(
            actor=make_manager(draft.owner_id), need_id=draft.pk, details=DETAILS
        )
    with pytest.raises(NeedNotPublished):
        services.make_challenge(
            actor=make_member(theirs.owner_id), need_id=theirs.pk, details=DETAILS
        )


def test_nobody_hears_of_a_challenge_in_preparation() -> None:
    challenge = make_challenge(Stage.DRAFT)

    assert list(queries.challenges_visible_to(ANONYMOUS)) == []
    with pytest.raises(ChallengeNotFound):
        queries.get_challenge(make_actor(), challenge.pk)


def test_versions_are_kept_until_the_deadline_and_none_comes_after() -> None:
    challenge = make_challenge()
    lead = enter(challenge)
    services.submit(actor=lead, challenge_id=challenge.pk, summary="Better")

    assert [one.summary for one in Team.objects.get().submissions.all()] == ["Better", "We grind."]
    with clock.stopped_at(AFTER), pytest.raises(SubmissionOver):
        services.submit(actor=lead, challenge_id=challenge.pk, summary="Too late")
    with pytest.raises(AlreadyEntered):
        services.enter(actor=lead, challenge_id=challenge.pk, said=TeamSaid("Again"))


def test_documents_pass_the_checks_of_the_catalogue() -> None:
    challenge = make_challenge()
    lead = enter(challenge)
    bad = SimpleUploadedFile("x.pdf", b"%PDF-1.7 /JavaScript \n%%EOF\n")

    with pytest.raises(ScriptInside):
        services.submit(actor=lead, challenge_id=challenge.pk, summary="x", files=[bad])


def test_judging_begins_after_the_deadline_with_something_to_judge() -> None:
    challenge = make_challenge()
    for moment in (clock.now(), AFTER):
        with clock.stopped_at(moment), pytest.raises(JudgingTooEarly):
            services.move_challenge(actor=SYSTEM, challenge_id=challenge.pk, stage=Stage.JUDGING)


def test_jurors_have_an_account_and_lead_no_team() -> None:
    challenge = make_challenge()
    lead = enter(challenge)
    from_account = Team.objects.get().lead
    assert from_account is not None

    with pytest.raises(JurorInTeam):
        services.invite_juror(actor=SYSTEM, challenge_id=challenge.pk, email=from_account.email)
    with pytest.raises(JurorUnknown):
        services.invite_juror(actor=SYSTEM, challenge_id=challenge.pk, email="no@example.com")
    with pytest.raises(JurorInTeam):
        services.enter(
            actor=make_juror(challenge), challenge_id=challenge.pk, said=TeamSaid("Mine")
        )
    assert lead.user_id == from_account.pk


def test_a_juror_sees_numbers_and_neutral_names_alone() -> None:
    challenge = make_challenge()
    enter(challenge)
    juror = make_juror(challenge)
    assert queries.sheets_for(juror, challenge) == []

    challenge = judging(challenge)
    (sheet,) = queries.sheets_for(juror, challenge)

    assert sheet.number == 1
    (document,) = sheet.documents
    found, name = queries.get_document(juror, challenge, document.pk)
    assert (found.pk, name) == (document.pk, "document-1.pdf")
    with pytest.raises(NotTheHolder):
        queries.teams_of(juror, challenge)


def test_points_need_a_declaration_and_no_conflict() -> None:
    challenge = make_challenge()
    lead = enter(challenge)
    juror = make_juror(challenge)
    challenge = judging(challenge)
    (sheet,) = queries.sheets_for(juror, challenge)
    points = {one.pk: 5 for one in queries.criteria_of(challenge)}
    given: dict[str, Any] = {"actor": juror, "challenge_id": challenge.pk, "team_id": sheet.team_id}

    with pytest.raises(ConflictNotDeclared):
        services.score(**given, points=points)
    services.declare(**given, has_conflict=False)
    with pytest.raises(PointsWrong):
        services.score(**given, points=dict.fromkeys(points, 11))
    services.score(**given, points=points)
    services.declare(**given, has_conflict=True)
    assert Score.objects.count() == 0
    with pytest.raises(JurorHasConflict):
        services.score(**given, points=points)
    with pytest.raises(DocumentNotFound):
        queries.get_document(juror, challenge, Document.objects.get().pk)
    with pytest.raises(NotAJuror):
        services.declare(
            actor=lead, challenge_id=challenge.pk, team_id=sheet.team_id, has_conflict=False
        )


def test_a_member_of_the_teams_organisation_cannot_score_it() -> None:
    challenge = make_challenge()
    enter(challenge)
    juror = make_juror(challenge)
    team = Team.objects.get()
    assert team.organisation_id is not None
    assert juror.user_id is not None
    Membership.objects.create(
        organisation_id=team.organisation_id, user_id=juror.user_id, role="member"
    )
    challenge = judging(challenge)
    belonging = replace(juror, organisation_ids=frozenset({team.organisation_id}))
    services.declare(
        actor=belonging, challenge_id=challenge.pk, team_id=team.pk, has_conflict=False
    )

    with pytest.raises(JurorHasConflict):
        services.score(
            actor=belonging,
            challenge_id=challenge.pk,
            team_id=team.pk,
            points={one.pk: 10 for one in queries.criteria_of(challenge)},
        )


def test_the_jury_decides_and_every_team_gets_its_letter_in_both_languages() -> None:
    challenge = make_challenge()
    first, second = enter(challenge, "Alpha", summary="A"), enter(challenge, "Beta", summary="B")
    jurors = [make_juror(challenge) for _ in range(2)]
    with pytest.raises(NotJudging):
        services.score(actor=jurors[0], challenge_id=challenge.pk, team_id=challenge.pk, points={})
    challenge = judging(challenge)
    with pytest.raises(NotAllJudged):
        services.decide(actor=SYSTEM, challenge_id=challenge.pk)
    judge(challenge, jurors[0], {"A": (9, 8), "B": (4, 5)})
    judge(challenge, jurors[1], {"A": (8, 8), "B": (5, 4)})

    with clock.stopped_at(AFTER + timedelta(days=5)):
        decided = services.decide(
            actor=make_manager(challenge.holder_id), challenge_id=challenge.pk
        )
    for team in Team.objects.all():
        services.send_letter(team_id=team.pk)

    whole = queries.result_of(SYSTEM, decided)
    assert [(one["name"], one["rank"], one["score"]) for one in whole["places"]] == [
        ("Alpha", 1, 83.0),
        ("Beta", 2, 45.0),
    ]
    assert whole["agreement"]["alpha"] > 0.9
    assert whole["agreement"]["w"] == 1
    mine = queries.result_of(second, decided)
    assert [one["name"] for one in mine["places"]] == ["Beta"]
    assert [one["name"] for one in mine["winners"]] == ["Alpha"]
    assert notices_of(first).filter(kind="challenge_result").count() == 1
    said = "\n".join(str(one.body) for one in mail.outbox)
    assert "减薄翘曲挑战赛" in mail.outbox[0].subject
    assert "83.0" in said
    assert "可行性 (60 %)" in said
    assert "Feasibility (60 %)" in said


def test_everything_of_a_person_goes_along() -> None:
    challenge = make_challenge()
    lead = enter(challenge)
    assert lead.user_id is not None

    told = queries.everything_of_person(lead.user_id)

    assert told["teams"][0]["submissions"][0]["summary"] == "We grind."


def test_before_anybody_enters_a_challenge_is_said_anew_without_a_reason() -> None:
    challenge = make_challenge()
    longer = replace(DETAILS, title_en="Thinner wafer challenge", prize_zh="奖金50万元")

    services.change_challenge(actor=SYSTEM, challenge_id=challenge.pk, details=longer)

    challenge.refresh_from_db()
    assert (challenge.title_en, challenge.prize_zh) == ("Thinner wafer challenge", "奖金50万元")
    assert [one.weight for one in queries.criteria_of(challenge)] == [60, 40]
    assert not queries.corrections_of(challenge).exists()


def test_after_somebody_entered_a_change_needs_its_reason_and_teams_are_told() -> None:
    challenge = make_challenge()
    lead = enter(challenge)
    asked: dict[str, Any] = {"actor": SYSTEM, "challenge_id": challenge.pk}
    other = replace(DETAILS, prize_zh="奖金50万元")

    with pytest.raises(CorrectionUnstated):
        services.change_challenge(**asked, details=other)
    earlier = replace(other, submit_until=LAST - timedelta(days=1))
    with pytest.raises(DeadlineEarlier):
        services.change_challenge(**asked, details=earlier, reason="Sooner.")
    services.change_challenge(**asked, details=other, reason="Sponsor added 200,000 yuan.")

    (correction,) = queries.corrections_of(challenge)
    assert correction.changes == {"prize_zh": ["奖金30万元", "奖金50万元"]}
    told = Notice.objects.filter(kind="challenge_corrected")
    assert [one.user_id for one in told] == [lead.user_id]


def test_once_judging_has_begun_nothing_is_changed() -> None:
    challenge = make_challenge()
    enter(challenge)
    judging(challenge)

    with pytest.raises(ChallengeFixed):
        services.change_challenge(
            actor=SYSTEM, challenge_id=challenge.pk, details=DETAILS, reason="Too late."
        )


def test_a_correction_that_changes_nothing_is_none() -> None:
    challenge = make_challenge()
    enter(challenge)

    services.change_challenge(
        actor=SYSTEM, challenge_id=challenge.pk, details=DETAILS, reason="No reason."
    )
    assert not queries.corrections_of(challenge).exists()


def test_only_the_holder_changes_it() -> None:
    challenge = make_challenge()

    with pytest.raises(NotTheHolder):
        services.change_challenge(actor=make_actor(), challenge_id=challenge.pk, details=DETAILS)
