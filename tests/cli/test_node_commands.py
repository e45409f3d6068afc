"""The command line against a node that answers: every verb, in both languages."""

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from tests.api.calling import make_token
from tests.catalogue.making import make_draft, make_owner, make_published
from tests.cli.node_commands import Shell, working
from tests.matching.making import bring_up_to_date, indexed
from tests.organisations.making import make_manager

from duijie.access.types import Scope
from duijie.catalogue.models import Listing
from duijie.catalogue.types.words import Stage, Visibility
from duijie.cli.messages import speak
from duijie.cli.remote import logins
from duijie.exchange.models import Import
from duijie.kernel.actors import Actor
from duijie.kernel.language import Language
from duijie.organisations.models import Organisation
from duijie.web.briefs import drawing

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _own_configuration(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for name in (logins.NODE, logins.TOKEN):
        monkeypatch.delenv(name, raising=False)
    yield
    speak(Language.EN)


@pytest.fixture
def house(transactional_db: None) -> Organisation:  # noqa: ARG001
    """An organisation."""
    return make_owner()


@pytest.fixture
def manager(house: Organisation) -> Actor:
    """Who decides for it."""
    return make_manager(house.pk)


@pytest.fixture
def shell(
    live_server: Any,
    manager: Actor,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Shell:
    """The manager at a keyboard, the node and the token in the environment."""
    monkeypatch.setenv(logins.NODE, live_server.url)
    monkeypatch.setenv(logins.TOKEN, make_token(manager))
    return Shell(capsys)


def written(folder: Path, said: object) -> str:
    """A file with something as JSON."""
    path = folder / "record.json"
    path.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
    return str(path)


DRAFT = {
    "title_zh": "低温固化导电胶",
    "abstract_zh": "80 ℃ 下 30 分钟固化，体积电阻率低于 1e-4 Ω·cm。",
}


def test_a_login_is_kept_for_its_owner_alone_and_forgotten_on_request(
    live_server: Any, manager: Actor, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv(logins.NODE)
    monkeypatch.delenv(logins.TOKEN)
    typed = tmp_path / "typed"
    typed.write_text(f"{make_token(manager)}\n")
    with typed.open() as pipe:
        monkeypatch.setattr("sys.stdin", pipe)
        code, out, _ = shell.run("node-login", live_server.url)
    kept = logins.file_of_logins()

    assert (code, live_server.url in out) == (0, True)
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert shell.json("whoami")["user_id"] == str(manager.user_id)
    assert shell.run("node-logout")[0] == 0
    assert "djt_" not in kept.read_text()
    assert shell.run("whoami")[0] == 2


def test_a_wrong_token_is_refused_and_not_kept(
    live_server: Any, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    typed = tmp_path / "typed"
    typed.write_text("djt_wrong\n")
    with typed.open() as pipe:
        monkeypatch.setattr("sys.stdin", pipe)
        code, _, err = shell.run("node-login", live_server.url)

    assert code == 2
    assert "access.token_unusable" in err
    assert not logins.file_of_logins().exists()


def test_a_record_goes_from_draft_to_closed_by_commands(
    shell: Shell, house: Organisation, tmp_path: Path
) -> None:
    made = shell.json("offers", "create", written(tmp_path, DRAFT))
    record = made["id"]
    change = written(tmp_path, {"title_en": "Low-temperature conductive adhesive"})
    changed = shell.json("offers", "change", record, change)

    assert made["owner"]["id"] == str(house.pk)
    assert changed["details"]["title_zh"] == DRAFT["title_zh"]
    assert changed["details"]["title_en"] == "Low-temperature conductive adhesive"
    for verb, stage in (
        ("publish", "published"), ("pause", "paused"), ("resume", "published"),
        ("close", "closed"), ("reopen", "draft"), ("publish", "published"),
        ("withdraw", "withdrawn"),
    ):  # fmt: skip
        assert shell.json("offers", verb, record)["stage"] == stage
    assert [one["number"] for one in shell.json("offers", "versions", record)][-2:] == [2, 1]
    assert shell.json("offers", "differences", record, "2")["field"] == "title_en"


def test_what_somebody_changed_meanwhile_is_not_overwritten(
    shell: Shell, house: Organisation, tmp_path: Path
) -> None:
    record = str(make_draft(owner_id=house.pk).pk)
    change = written(tmp_path, {"title_en": "Another title"})

    assert shell.run("offers", "change", record, change)[0] == 0
    code, _, err = shell.run("offers", "change", record, change, "--version", "1")

    assert code == 3
    assert "changed_meanwhile" in err


def test_a_list_shows_what_one_may_see_and_no_more(shell: Shell, house: Organisation) -> None:
    own = make_draft(owner_id=house.pk)
    shown = make_published(title_zh="公开的成果")
    make_published(title_zh="别人的成果", visibility=Visibility.PRIVATE)

    assert {one["id"] for one in shell.json("offers", "list")} == {str(own.pk), str(shown.pk)}
    assert shell.json("offers", "list", "--own")["id"] == str(own.pk)
    assert shell.json("needs", "list") == []


@pytest.mark.parametrize(("lang", "stage"), [("en", "published"), ("zh", "已发布")])
def test_people_read_tables_in_their_language(shell: Shell, lang: str, stage: str) -> None:
    shell.lang = lang
    record = str(make_published().pk)

    listed = shell.run("offers", "list")[1]
    shown = shell.run("offers", "show", record)[1]

    assert record in listed
    assert stage in listed.lower()
    assert ("碳化硅晶圆应力释放减薄" if lang == "zh" else "Stress-relief thinning") in listed
    assert ("成果简介" in shown or "摘要" in shown) is (lang == "zh")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_refusals_of_the_node_come_in_the_readers_language(shell: Shell, lang: str) -> None:
    shell.lang = lang
    record = str(make_published(visibility=Visibility.PRIVATE).pk)

    code, out, err = shell.run("offers", "show", record)

    assert (code, out) == (2, "")
    assert "catalogue.listing_not_found" in err
    assert any("\u4e00" <= sign <= "\u9fff" for sign in err) is (lang == "zh")


def test_an_incomplete_record_is_refused_with_what_it_lacks(
    shell: Shell, house: Organisation
) -> None:
    record = str(make_draft(owner_id=house.pk, abstract_zh="").pk)

    code, _, err = shell.run("offers", "publish", record)
    missing = shell.json("offers", "completeness", record)["missing"]

    assert code == 3
    assert "catalogue." in err
    assert {one["name"] for one in missing if one["needed"]}
    assert Listing.objects.get().stage == Stage.DRAFT.value


def test_a_draft_is_deleted_and_a_published_record_is_not(
    shell: Shell, house: Organisation
) -> None:
    draft = str(make_draft(owner_id=house.pk).pk)

    assert shell.run("offers", "delete", draft)[0] == 0
    assert not Listing.objects.exists()


def test_a_brief_is_saved(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A busy machine is slow and not wrong.
    monkeypatch.setattr(drawing, "DRAW_SECONDS", 120.0)
    record = str(make_published().pk)
    target = tmp_path / "brief.pdf"

    code, _, err = shell.run("offers", "brief", record, "-o", str(target))

    assert (code, err) == (0, "")
    assert target.read_bytes().startswith(b"%PDF")


def test_a_search_says_why_each_record_was_found(shell: Shell, tmp_path: Path) -> None:
    made = make_published(trl=5)
    with indexed(tmp_path / "index"):
        bring_up_to_date(tmp_path / "index")
        found = shell.json("offers", "search", "晶圆减薄")
        shell.lang = "zh"
        shown = shell.run("offers", "search", "晶圆减薄")[1]

    assert found["listing"]["id"] == str(made.pk)
    assert found["reasons"][0]["zh"] in shown


def test_a_spreadsheet_is_brought_in_watched_and_taken_back(shell: Shell, tmp_path: Path) -> None:
    path, result = tmp_path / "offers.xlsx", tmp_path / "result.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("技术名称", "成果简介", "成熟度"))
        sheet.write_row(1, 0, ("第一型测量仪", "在线测量壁厚。", 6))
        sheet.write_row(2, 0, ("第二型测量仪", "在线测量壁厚。", "TRL 42"))

    seen = shell.json("import", str(path), "--kind", "offer", "--preview")
    assert not Import.objects.exists()
    with working():
        code, out, err = shell.run(
            "import", str(path), "--kind", "offer", "--publish", "--result", str(result), "--json"
        )
        ended = json.loads(out)
        undone = shell.json("imports", "undo", ended["id"])

    assert [one["column"] for one in seen["headers"]] == ["title", "abstract", "trl"]
    assert (code, err) == ((1 if ended["refused"] else 0), "")
    assert ended["created"] + ended["refused"] == 2
    assert result.read_bytes().startswith(b"PK")
    assert {one["row"] for one in shell.json("imports", "rows", ended["id"])} == {2, 3}
    assert undone["stage"] in {"undoing", "undone"}


@pytest.mark.parametrize("ending", ["xlsx", "csv", "jsonl", "jsonld"])
def test_records_are_written_into_a_file(
    shell: Shell, house: Organisation, tmp_path: Path, ending: str
) -> None:
    make_published(owner_id=house.pk)
    target = tmp_path / f"offers.{ending}"

    assert shell.run("export", "offer", "--own", "-o", str(target))[0] == 0
    assert target.stat().st_size > 100


def test_organisations_are_registered_and_changed(shell: Shell, tmp_path: Path) -> None:
    firm = {"kind": "firm", "name_zh": "云杉精密仪器有限公司", "country": "CN"}
    made = shell.json("organisations", "register", written(tmp_path, firm))
    change = written(tmp_path, firm | {"name_en": "Spruce Precision Instruments"})
    changed = shell.json("organisations", "change", made["id"], change)
    invited = shell.json("organisations", "invite", made["id"], "colleague@example.com")
    closed = shell.json("organisations", "close", made["id"])

    assert changed["name_en"] == "Spruce Precision Instruments"
    assert invited["token"]
    assert closed["stage"] == "closed"
    assert shell.json("organisations", "reopen", made["id"])["stage"] == "active"
    assert shell.json("organisations", "members", made["id"])["role"] == "manager"


def test_who_acts_for_several_organisations_names_one(shell: Shell, tmp_path: Path) -> None:
    firm = {"kind": "firm", "name_zh": "云杉精密仪器有限公司", "country": "CN"}
    second = shell.json("organisations", "register", written(tmp_path, firm))["id"]
    draft = written(tmp_path, DRAFT)

    code, _, err = shell.run("offers", "create", draft)
    made = shell.json("offers", "create", draft, "--owner", second)

    assert (code, "2 organisations" in err) == (2, True)
    assert made["owner"]["id"] == second


def test_a_reading_token_changes_nothing(
    shell: Shell, manager: Actor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(logins.TOKEN, make_token(manager, Scope.READ))

    code, _, err = shell.run("offers", "create", written(tmp_path, DRAFT))

    assert (code, "access.scope_missing" in err) == (2, True)
    assert not Listing.objects.exists()


def test_tokens_are_listed_without_secrets_and_revoked(shell: Shell) -> None:
    token = shell.json("tokens", "list")

    assert "secret" not in token
    assert shell.run("tokens", "revoke", token["id"])[0] == 0
    assert shell.run("whoami")[0] == 2


def test_webhooks_are_added_and_removed(shell: Shell, settings: Any) -> None:
    settings.WEBHOOKS_PRIVATE = True
    added = shell.json("webhooks", "add", "https://93.184.216.34/news", "--topic", "offer")

    assert added["secret"]
    assert shell.json("webhooks", "list")["id"] == added["webhook"]["id"]
    assert shell.json("webhooks", "deliveries", added["webhook"]["id"]) == []
    assert shell.run("webhooks", "remove", added["webhook"]["id"])[0] == 0


def test_numbers_are_checked_by_form(shell: Shell) -> None:
    found = shell.json("registries", "check", "orcid", "0000-0002-1825-0097")

    assert found["well_formed"] is True


def test_a_file_that_is_no_record_is_refused_before_the_node_is_asked(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "record.json"
    path.write_text("[1, 2")

    code, _, err = shell.run("offers", "create", str(path))

    assert (code, "record.json" in err) == (2, True)
