"""Every action of the audit trail has a name in both languages, in some app's actions.toml."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import duijie
from duijie.catalogue.types.words import ListingKind
from duijie.challenges.types import JurorStanding
from duijie.challenges.types import Stage as ChallengeStage
from duijie.events.types import Stage as EventStage
from duijie.events.types import Standing
from duijie.exchange.types import Stage as ImportStage
from duijie.foundation.deeds import ACTIONS
from duijie.introductions.types import Stage as IntroductionStage
from duijie.kernel.language import Language
from duijie.organisations.types import ProofStage

SOURCE = Path(duijie.__file__).parent
ACTION = re.compile(r"[a-z_]+\.[a-z_]+")
# Services whose word for an event follows the kind of record: ``offer.published``.
TELLS = ("tell", "_moved", "_move_own")
CLINIC = ("_said_anew",)
# What is put together from a word and a stage; a new one is added here with its stages.
PUT_TOGETHER = {
    "verification.": [f"verification.{one}" for one in ProofStage],
    "import.": [f"import.{one}" for one in (ImportStage.DONE, ImportStage.FAILED)],
    "introduction.": [f"introduction.{one}" for one in IntroductionStage],
    "event.": [f"event.{one}" for one in EventStage],
    "participant.": [f"participant.{one}" for one in Standing],
    "challenge.": [f"challenge.{one}" for one in ChallengeStage],
    "juror.": [f"juror.{one}" for one in JurorStanding],
    "organisation.": ["organisation.closed", "organisation.opened_again"],
}


def service_files() -> Iterator[Path]:
    for path in sorted(SOURCE.rglob("*.py")):
        inside = path.relative_to(SOURCE).parts
        if inside[0] not in {"web", "api", "cli", "engine", "demo"} and "migrations" not in inside:
            yield path


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def name_of(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def words(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Constant) and isinstance(one.value, str):
            yield one.value


def recorded(tree: ast.AST) -> Iterator[str]:
    """The actions a module records: all words like ``offer.published`` where it records any.

    What is asked of a job later is the name of the job.
    """
    if any(name_of(call) == "record" for call in calls(tree)):
        jobs = {word for call in calls(tree) if "later" in name_of(call) for word in words(call)}
        yield from (word for word in words(tree) if ACTION.fullmatch(word) and word not in jobs)


def written() -> dict[str, str]:
    found: dict[str, str] = {}
    for path in service_files():
        tree = ast.parse(path.read_text("utf-8"))
        place = str(path.relative_to(SOURCE))
        found |= dict.fromkeys(recorded(tree), place)
    return found


def events_of(folder: Path, services: tuple[str, ...]) -> set[str]:
    """The words that calls of these services in a folder name an event by."""
    trees = [ast.parse(path.read_text("utf-8")) for path in folder.rglob("*.py")]
    told = [call for tree in trees for call in calls(tree) if name_of(call) in services]
    return {
        argument.value
        for call in told
        for argument in call.args
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and argument.value
    }


def told_of_records() -> set[str]:
    events = events_of(SOURCE / "catalogue" / "services", TELLS)
    columns = {"expires_on", "published_at", "listed_at"}
    return {f"{kind}.{event}" for kind in ListingKind for event in events - columns}


def test_every_action_that_is_recorded_has_a_name() -> None:
    found = written()
    missing = {action: place for action, place in found.items() if action not in ACTIONS}

    assert len(found) > 40
    assert not missing, f"name them in actions.toml of the app: {missing}"


def test_every_move_of_every_kind_of_record_has_a_name() -> None:
    told = told_of_records()

    assert {"offer.published", "lab.expired", "need.sent_back"} <= told
    assert told <= set(ACTIONS)


def test_every_change_of_a_need_draft_has_a_name() -> None:
    events = events_of(SOURCE / "clinic", CLINIC)

    assert "answered" in events
    assert {f"need_draft.{one}" for one in events} <= set(ACTIONS)


@pytest.mark.parametrize("begin", PUT_TOGETHER)
def test_actions_put_together_from_a_stage_have_names(begin: str) -> None:
    assert set(PUT_TOGETHER[begin]) <= set(ACTIONS)


def test_no_other_action_is_put_together() -> None:
    begins = set()
    for path in service_files():
        for call in calls(ast.parse(path.read_text("utf-8"))):
            for keyword in call.keywords:
                if keyword.arg == "action" and isinstance(keyword.value, ast.JoinedStr):
                    begins.add(next(words(keyword.value)))

    assert begins <= {*PUT_TOGETHER, "need_draft."}


@pytest.mark.parametrize("action", sorted(ACTIONS))
def test_names_are_in_both_languages(action: str) -> None:
    templates = ACTIONS.templates(action)

    assert re.search(r"[\u4e00-\u9fff]", templates[Language.ZH])
    assert templates[Language.EN].isascii()
