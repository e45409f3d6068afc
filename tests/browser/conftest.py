"""A browser for the tests that need one; without Chromium they are skipped, and say so."""

import os
import shutil
import time
from collections.abc import Iterator

import pytest
from django.db import connection, connections
from playwright.sync_api import Browser, sync_playwright
from tests.browser.people import node

__all__ = ["node"]

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
LONGEST_ANSWER_SECONDS = 60


@pytest.fixture(scope="module")
def browser(django_db_setup: None) -> Iterator[Browser]:
    """Chromium without a window; it goes with its file, for its loop is in the way of others.

    The tables are there before it starts: beside a running loop Django has other connections
    than without one, and whichever laid the tables has to take them away.
    """
    del django_db_setup
    if CHROMIUM is None:
        pytest.skip("Chromium is missing: apt-get install chromium fonts-noto-cjk")
    connections.close_all()
    # The browser's driver keeps an event loop in this thread; the tests do not use it for the
    # database, and Django would refuse every query beside a running loop.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def _until_all_is_answered(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test is over when the node has answered what its pages asked for.

    A page that is closed leaves its requests behind. Each holds a connection until it is answered,
    and the tables cannot be emptied or taken away under it.
    """
    if "live_server" in request.fixturenames:
        request.getfixturevalue("transactional_db")
    yield
    if "live_server" in request.fixturenames:
        last = time.monotonic() + LONGEST_ANSWER_SECONDS
        while others_connected():
            assert time.monotonic() < last, "a request of a closed page is not answered"
            time.sleep(0.05)


def others_connected() -> int:
    """How many connections to the tests' database there are beside this one."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])
