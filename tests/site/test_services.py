"""The settings of the node: who may change them, and that they hold at once."""

from dataclasses import replace

import pytest
from django.test import Client, override_settings
from tests.accounts.make import make_operator, make_person
from tests.pictures import opened, picture

from duijie.foundation.errors import ChangedMeanwhile
from duijie.kernel.language import Language
from duijie.site import queries, services
from duijie.site.errors import BadDomain, LogoUnusable, NoDomain, NoLanguage, OperatorsOnly
from duijie.site.rules import is_reviewed, may_join, read_logo
from duijie.site.types import NodeSettings, Review, SignUp

pytestmark = pytest.mark.django_db

PNG = picture()
NAMED = NodeSettings(name_zh="青山对接", name_en="Qingshan Exchange", contact="help@example.org")
DOMAINS = NodeSettings(sign_up=SignUp.DOMAINS, domains=("example.edu.cn",))


def test_a_new_name_is_on_every_page_at_once() -> None:
    services.change_settings(actor=make_operator(), wanted=NAMED)

    assert "青山对接" in Client().get("/", headers={"accept-language": "zh"}).content.decode()
    assert (
        "Qingshan Exchange" in Client().get("/", headers={"accept-language": "en"}).content.decode()
    )


def test_only_operators_change_the_settings() -> None:
    with pytest.raises(OperatorsOnly):
        services.change_settings(actor=make_person(), wanted=NAMED)


def test_two_operators_do_not_overwrite_each_other() -> None:
    operator = make_operator()
    first = services.change_settings(actor=operator, wanted=NAMED)
    services.change_settings(actor=operator, wanted=replace(NAMED, name_en="A"), seen=first.version)

    with pytest.raises(ChangedMeanwhile):
        services.change_settings(actor=operator, wanted=NAMED, seen=first.version)


@pytest.mark.parametrize(
    ("wanted", "refusal"),
    [
        pytest.param(replace(NAMED, languages=()), NoLanguage, id="no language"),
        pytest.param(replace(NAMED, sign_up=SignUp.DOMAINS), NoDomain, id="no domain"),
        pytest.param(replace(DOMAINS, domains=("@example",)), BadDomain, id="not a domain"),
    ],
)
def test_settings_that_cannot_work_are_refused(
    wanted: NodeSettings, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        services.change_settings(actor=make_operator(), wanted=wanted)


def test_a_node_of_one_language_speaks_it_to_everybody() -> None:
    english = replace(NAMED, languages=(Language.EN,))
    services.change_settings(actor=make_operator(), wanted=english)

    page = Client().get("/", headers={"accept-language": "zh"}).content.decode()

    assert '<html lang="en"' in page
    assert "setlang" not in page


def test_a_logo_is_served_under_an_address_of_its_own() -> None:
    known = services.change_logo(actor=make_operator(), content=PNG)

    answer = Client().get(f"/logo/{known.logo}")

    assert answer.headers["content-type"] == "image/png"
    assert opened(answer.content).tobytes() == opened(PNG).tobytes()


def test_a_picture_is_known_by_its_bytes() -> None:
    with pytest.raises(LogoUnusable):
        read_logo(b"<svg onload=alert(1)>")


@pytest.mark.parametrize(
    ("settings", "email", "invited", "may"),
    [
        pytest.param(NodeSettings(), "a@b.cn", False, True, id="open"),
        pytest.param(NodeSettings(sign_up=SignUp.INVITED), "a@b.cn", False, False, id="uninvited"),
        pytest.param(NodeSettings(sign_up=SignUp.INVITED), "a@b.cn", True, True, id="invited"),
        pytest.param(DOMAINS, "a@EXAMPLE.edu.cn", False, True, id="own domain"),
        pytest.param(DOMAINS, "a@evil-example.edu.cn", False, False, id="alike domain"),
        pytest.param(DOMAINS, "a@b.cn", True, True, id="other domain, invited"),
    ],
)
def test_who_may_join(settings: NodeSettings, email: str, *, invited: bool, may: bool) -> None:
    assert may_join(settings, email, is_invited=invited) is may


def test_the_form_refuses_whom_the_policy_does_not_let_in() -> None:
    services.change_settings(actor=make_operator(), wanted=DOMAINS)
    newcomer = {
        "email": "new@example.org",
        "password1": "a long and honest word",
        "display_name": "Lin",
        "agreed": "on",
    }

    page = Client().post("/accounts/signup/", newcomer, headers={"accept-language": "en"})

    assert "Here one registers with an address of: example.edu.cn." in page.content.decode()


def test_the_policy_says_whose_records_are_looked_at_first() -> None:
    assert not is_reviewed(Review.NOBODY, is_verified=False)
    assert is_reviewed(Review.UNVERIFIED, is_verified=False)
    assert not is_reviewed(Review.UNVERIFIED, is_verified=True)
    assert is_reviewed(Review.EVERYBODY, is_verified=True)


@override_settings(EMAIL_BACKEND="duijie.site.mailbox.FolderBackend")
def test_without_a_mail_server_operators_read_the_mails_of_the_node() -> None:
    operator = make_operator()
    services.send_trial(actor=operator, email="a@example.org")

    kept = queries.kept_letters(operator)[0]

    assert kept.to == "a@example.org"
    assert "mails of the node arrive" in queries.get_kept_letter(operator, kept.name).text
    with pytest.raises(OperatorsOnly):
        queries.kept_letters(make_person())
