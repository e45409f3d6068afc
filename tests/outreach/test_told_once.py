"""Who gets digests reads of a match there, and no notice tells them the same at once."""

from pathlib import Path

import pytest
from tests.catalogue.making import NEED, OFFER, make_published
from tests.matching.making import indexed
from tests.matching.test_matches import compute
from tests.organisations.making import make_manager, make_member
from tests.outreach.making import agree

from duijie.kernel import clock
from duijie.notices.models import Notice
from duijie.outreach.queries import news_for

pytestmark = pytest.mark.django_db


def test_a_reader_of_digests_and_a_colleague_are_told_once_each(tmp_path: Path) -> None:
    with indexed(tmp_path / "index"):
        need = make_published(NEED)
        reader, colleague = make_manager(need.owner_id), make_member(need.owner_id)
        agree(reader)
        begun = clock.now()
        compute(tmp_path / "index", need)
        offer = make_published(OFFER)
        compute(tmp_path / "index", offer)

        told = set(Notice.objects.filter(kind="match_found").values_list("user", flat=True))
        assert colleague.user_id in told
        assert reader.user_id not in told
        assert [one.seen.id for one in news_for(reader, begun)] == [offer.pk]
