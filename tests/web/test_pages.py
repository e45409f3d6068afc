"""The frame of every page, the first page, errors and the component page."""

import pytest
from django.test import Client, override_settings
from django.utils import translation

from duijie.web.devices import device_of
from duijie.web.look import samples
from duijie.web.states import STATES

CHINESE = {"accept-language": "zh-CN"}
ENGLISH = {"accept-language": "en"}

pytestmark = pytest.mark.django_db


def test_a_stranger_is_greeted_in_the_language_of_the_browser(client: Client) -> None:
    chinese = client.get("/", headers=CHINESE).content.decode()
    english = client.get("/", headers=ENGLISH).content.decode()

    assert '<html lang="zh-Hans"' in chinese
    assert "我有需求" in chinese
    assert '<html lang="en"' in english
    assert "I have a need" in english


def test_the_choice_of_a_language_outlives_the_browser_setting(client: Client) -> None:
    client.post("/language/setlang/", {"language": "en", "next": "/"})

    assert "I have a need" in client.get("/", headers=CHINESE).content.decode()


def test_demo_pages_say_so(client: Client) -> None:
    assert "demo-banner" not in client.get("/").content.decode()

    with override_settings(DEMO=True):
        assert "demo-banner" in client.get("/").content.decode()


def test_the_chosen_appearance_is_kept_and_shown(client: Client) -> None:
    answer = client.post("/appearance", {"appearance": "dark", "next": "/accounts/"})

    assert answer.headers["location"] == "/accounts/"
    assert 'data-bs-theme="dark"' in client.get("/").content.decode()


@pytest.mark.parametrize("back", ["//elsewhere.example", "https://elsewhere.example/"])
def test_choosing_an_appearance_leads_nowhere_else(client: Client, back: str) -> None:
    answer = client.post("/appearance", {"appearance": "neon", "next": back})

    assert answer.headers["location"] == "/"
    assert answer.cookies["appearance"].value == "auto"


def test_pages_carry_a_policy_that_forbids_inline_scripts(client: Client) -> None:
    policy = client.get("/").headers["content-security-policy"]

    assert "script-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.urls("tests.web.urls")
@pytest.mark.parametrize("status", [400, 403, 404, 429, 500])
def test_error_pages_speak_both_languages_and_show_a_way_on(client: Client, status: int) -> None:
    pages = [
        client.get(f"/_look/errors/{status}", headers=headers) for headers in (CHINESE, ENGLISH)
    ]

    assert [page.status_code for page in pages] == [status, status]
    assert "返回首页" in pages[0].content.decode()
    assert "To the first page" in pages[1].content.decode()


def test_an_unknown_address_gets_the_page_for_it(client: Client) -> None:
    answer = client.get("/no-such-page", headers=ENGLISH)

    assert answer.status_code == 404
    assert "There is no page here" in answer.content.decode()


@pytest.mark.urls("tests.web.urls")
def test_the_component_page_shows_every_state(client: Client) -> None:
    page = client.get("/_look", headers=ENGLISH).content.decode()

    assert all(str(state.label) in page for state in STATES.values())


@pytest.mark.urls("tests.web.urls")
def test_a_form_names_what_is_wrong_beside_the_field(client: Client) -> None:
    page = client.post("/_look", {"title": ""}, headers=ENGLISH).content.decode()

    assert 'id="id_title_error"' in page
    assert 'aria-invalid="true"' in page


@pytest.mark.urls("tests.web.urls")
def test_the_picker_answers_a_fragment_and_helps_when_nothing_is_found(client: Client) -> None:
    found = client.get("/_look/picker", {"industry_q": "C38"}).content.decode()
    nothing = client.get("/_look/picker", {"industry_q": "zzz"}, headers=ENGLISH).content.decode()

    assert 'value="C3841"' in found
    assert "<html" not in found
    assert "Try a shorter word" in nothing


def test_the_component_page_is_not_served_in_production(client: Client) -> None:
    assert client.get("/_look").status_code == 404


@pytest.mark.parametrize(
    ("user_agent", "device"),
    [
        pytest.param(
            "Mozilla/5.0 (Windows NT 10.0; Win64) Chrome/140 Safari/537 Edg/140",
            "Edge on Windows",
            id="one that claims to be three",
        ),
        pytest.param(
            "Mozilla/5.0 (iPhone; CPU like Mac OS X) Safari/604 MicroMessenger/8",
            "WeChat on iPhone",
            id="inside an app",
        ),
        pytest.param("curl/8", "unknown browser", id="no browser"),
    ],
)
def test_a_device_is_named_in_plain_words(user_agent: str, device: str) -> None:
    with translation.override("en"):
        assert device_of(user_agent) == device


def test_the_samples_are_invented() -> None:
    assert all("示例" in row.owner or "Demo" in row.owner for row in samples.ROWS)
