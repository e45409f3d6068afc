"""People of the stories: a browser of somebody who acts for a house, in a language and a size."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from tests.browser.test_clinic import DESK, PATIENCE, PHONE
from tests.browser.test_look import visitor
from tests.matching.making import bring_up_to_date, indexed

from duijie.accounts.models import User
from duijie.catalogue.types.words import ListingKind
from duijie.kernel.actors import Actor
from duijie.matching.services import match_the_rest

# A busy machine is slow and not wrong.
expect.set_options(timeout=PATIENCE)
LANGUAGES = {"zh-CN": "zh-hans", "en": "en"}
in_both_languages = pytest.mark.parametrize("language", list(LANGUAGES))
at_both_sizes = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


@dataclass(frozen=True, slots=True)
class Node:
    """A node that runs, and the folder of its index."""

    address: str
    index: Path

    def catch_up(self) -> None:
        """Do what the indexer and the worker do after records changed."""
        bring_up_to_date(self.index)
        for kind in ListingKind:
            last = match_the_rest(kind, None)
            while last is not None:
                last = match_the_rest(kind, last)


@pytest.fixture
def node(tmp_path: Path, live_server: Any) -> Iterator[Node]:
    """A node with an index, empty until it catches up."""
    folder = tmp_path / "index"
    with indexed(folder):
        yield Node(live_server.url, folder)


@contextmanager
def opened(browser: Browser, node: Node, actor: Actor, language: str, size: Any) -> Iterator[Page]:
    """A page of somebody who signed in."""
    client = Client()
    client.force_login(User.objects.get(pk=str(actor.user_id)))
    context = visitor(
        browser, locale=language, viewport=size, bypass_csp=True, base_url=node.address
    )
    chosen = {
        "sessionid": client.cookies["sessionid"].value,
        "django_language": LANGUAGES[language],
    }
    context.add_cookies(
        [{"name": name, "value": value, "url": node.address} for name, value in chosen.items()]
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        yield page
    finally:
        context.close()


def check_reasons(page: Page) -> None:
    """A match says why, by words marked in both texts."""
    expect(page.locator(".both-texts article:has(.quote mark)")).to_have_count(2)
    expect(page.locator(".reasons li").first).to_be_visible()
