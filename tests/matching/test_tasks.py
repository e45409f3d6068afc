"""What waits for whom: nobody's letter or record waits for the matches of an import."""

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from duijie.catalogue.types.words import ListingKind
from duijie.kernel.ids import new_id
from duijie.matching.tasks import FEW, PIECE, ask_for_matches, send_news

pytestmark = pytest.mark.django_db


def test_somebodys_own_record_is_matched_before_the_records_of_an_import() -> None:
    many = [new_id() for _ in range(PIECE + 1)]

    ask_for_matches({ListingKind.OFFER: many}, 1)
    send_news.later(search_id=new_id())
    ask_for_matches({ListingKind.NEED: many[:FEW]}, 2)

    jobs = ProcrastinateJob.objects.order_by("-priority", "id")
    order = [name for name in jobs.values_list("task_name", flat=True) if "owners" not in name]
    assert order == [
        "matching.send_news",
        "matching.match_news",
        "matching.match_many",
        "matching.match_many",
    ]
    pieces = jobs.filter(task_name="matching.match_many").values_list("args", flat=True)
    assert sorted(one for piece in pieces for one in piece["changed"]["offer"]) == sorted(
        map(str, many)
    )
