"""Every kind of page: no serious finding of axe, no wider than its window, in both appearances."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.browser.test_by_keyboard import open_as
from tests.browser.test_look import AXE, findings
from tests.catalogue.making import EXPERT, LAB, NEED, OFFER, make_published
from tests.matching.making import indexed

from duijie.catalogue.types.details import Details
from duijie.catalogue.types.rows import Quantity
from duijie.catalogue.types.words import ListingKind
from duijie.organisations.models import Membership
from duijie.web.catalogue.steps import STEPS

LOOKS = [
    pytest.param(("zh-hans", "light", 390), id="Chinese, light, on the phone"),
    pytest.param(("en", "dark", 1440), id="English, dark, on the desk"),
]
LIFE = Quantity(property="循环寿命", low=Decimal(6000), high=Decimal(6000))
RECORDS: dict[ListingKind, Details] = {
    ListingKind.OFFER: replace(OFFER, quantities=(LIFE,), trl=6),
    ListingKind.NEED: NEED,
    ListingKind.EXPERT: EXPERT,
    ListingKind.LAB: LAB,
}

pytestmark = pytest.mark.django_db(transaction=True)


def addresses() -> Iterator[str]:
    """The addresses of one page of each kind, records of every kind among them."""
    firm = Membership.objects.get().organisation_id
    house = f"/organisations/{firm}"
    yield from ("/search/offers?q=碳化硅晶圆减薄", "/search/needs", "/search/saved", "/clinic/")
    yield from ("/organisations", "/organisations/new", house)
    yield from (f"{house}/{page}" for page in ("change", "members", "verification", "merge"))
    yield from ("/imports", "/account/tokens", "/account/webhooks", "/account/webhooks/new")
    yield from ("/accounts/email/", "/accounts/2fa/", "/accounts/sessions/", "/account/leave")
    for kind, details in RECORDS.items():
        one = f"/{kind}s/{make_published(details, firm).pk}"
        yield from (f"/{kind}s?own=1", f"/{kind}s/new", one, f"{one}?both", f"{one}/history")
        yield from (f"{one}/edit/{step.name}" for step in STEPS[kind])


def troubles(page: Page, path: str, width: int) -> list[str]:
    """What is wrong with a page."""
    answer = page.goto(path)
    if answer is None or answer.status != 200:
        return [f"status {answer and answer.status}"]
    page.evaluate(AXE)
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*findings(page), *([f"wide: {wide}"] if wide > width else [])]


@pytest.mark.parametrize("look", LOOKS)
def test_no_serious_finding_on_any_kind_of_page(
    browser: Browser,
    live_server: Any,
    client: Any,
    tmp_path: Path,
    look: tuple[str, str, int],
) -> None:
    context = open_as(browser, live_server, client, look)
    page = context.new_page()
    paths = list(addresses())
    with indexed(tmp_path):
        found = {path: troubles(page, path, look[2]) for path in paths}
    context.close()

    assert {path: wrong for path, wrong in found.items() if wrong} == {}
    assert len(paths) > 50
