"""Judgements are added and never changed; the shared list is shared with colleagues."""

from pathlib import Path
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction
from tests.catalogue.making import NEED, OFFER, make_published
from tests.matching.test_matches import compute, seen
from tests.organisations.making import make_actor, make_manager, make_member

from duijie.accounts.errors import NotAnOperator, NotSignedIn
from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import ANONYMOUS, SYSTEM, Actor
from duijie.matching import queries, services
from duijie.matching.errors import MatchNotFound, NoOrganisation, ShortlistedNotFound
from duijie.matching.models import Judgement
from duijie.matching.types import Opinion


def matched(index: Path) -> tuple[Listing, Listing, UUID]:
    """A need, an offer, and the match that signed-in people see."""
    offer, need = make_published(OFFER), make_published(NEED)
    compute(index, offer, need)
    (one,) = seen(make_actor(), need, ListingKind.OFFER).matches
    return need, offer, one.id


@pytest.mark.django_db
def test_a_judgement_is_added_beside_the_one_before(index: Path) -> None:
    need, _, match = matched(index)
    judge = make_manager(need.owner_id)
    for opinion in (Opinion.USEFUL, Opinion.USEFUL, Opinion.TOO_EARLY):
        services.judge_match(actor=judge, match_id=match, opinion=opinion)

    said = Judgement.objects.order_by("pk").values_list("opinion", flat=True)
    assert list(said) == ["useful", "too_early"]
    (word,) = queries.last_words(judge, [match])[match]
    assert (word.opinion, word.is_own) == (Opinion.TOO_EARLY, True)


@pytest.mark.django_db
def test_the_database_refuses_to_change_or_delete_a_judgement(index: Path) -> None:
    need, _, match = matched(index)
    judge = make_manager(need.owner_id)
    made = services.judge_match(actor=judge, match_id=match, opinion=Opinion.USEFUL)

    with pytest.raises(DatabaseError), transaction.atomic():
        Judgement.objects.filter(pk=made.pk).update(opinion="known")
    with pytest.raises(DatabaseError), transaction.atomic():
        Judgement.objects.filter(pk=made.pk).delete()


@pytest.mark.django_db
def test_colleagues_hear_a_judgement_and_others_do_not(index: Path) -> None:
    need, _, match = matched(index)
    judge, colleague = make_manager(need.owner_id), make_member(need.owner_id)
    services.judge_match(actor=judge, match_id=match, opinion=Opinion.KNOWN, note="met in May")

    (heard,) = queries.last_words(colleague, [match])[match]
    assert (heard.note, heard.is_own) == ("met in May", False)
    assert queries.last_words(make_actor(), [match]) == {}
    assert queries.last_words(ANONYMOUS, [match]) == {}
    with pytest.raises(NotSignedIn):
        services.judge_match(actor=ANONYMOUS, match_id=match, opinion=Opinion.USEFUL)


@pytest.mark.django_db
def test_agreement_is_told_to_operators_alone(index: Path) -> None:
    need, offer, match = matched(index)
    for actor in (make_manager(need.owner_id), make_manager(offer.owner_id)):
        services.judge_match(actor=actor, match_id=match, opinion=Opinion.USEFUL)

    told = queries.agreement_of_judges(SYSTEM)
    assert (told.judgements, told.judges, told.judged_twice, told.alpha) == (2, 2, 1, None)
    with pytest.raises(NotAnOperator):
        queries.agreement_of_judges(make_actor())


@pytest.mark.django_db
def test_a_match_put_aside_is_on_the_list_of_colleagues_alone(index: Path) -> None:
    need, _, match = matched(index)
    colleague = make_member(need.owner_id)
    listed = services.put_on_shortlist(actor=make_manager(need.owner_id), match_id=match)

    (one,) = queries.listed_for(colleague)
    assert (one.id, one.match_id) == (listed.pk, match)
    outsider = make_actor()
    assert queries.listed_for(outsider) == []
    with pytest.raises(ShortlistedNotFound):
        services.take_off_shortlist(actor=outsider, shortlisted_id=listed.pk)
    with pytest.raises(NoOrganisation):
        services.put_on_shortlist(actor=outsider, match_id=match)
    services.take_off_shortlist(actor=colleague, shortlisted_id=listed.pk)
    assert queries.listed_for(colleague) == []


@pytest.mark.django_db
def test_nobody_judges_what_they_may_not_see(index: Path) -> None:
    _, _, match = matched(index)
    person: Actor = make_actor()
    with pytest.raises(MatchNotFound):
        services.judge_match(actor=person, match_id=UUID(int=match.int ^ 1), opinion=Opinion.USEFUL)
