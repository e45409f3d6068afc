"""How the command line begins, helps, refuses and ends, in both languages."""

import re
from collections.abc import Iterator
from typing import ClassVar

import pytest
from typer.core import TyperGroup

from duijie import __version__
from duijie.cli import group, main
from duijie.cli.messages import CATALOGUE, speak
from duijie.cli.refusals import EXIT_CODES
from duijie.kernel.errors import DomainError, Kind
from duijie.kernel.language import Language

HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def _english_afterwards() -> Iterator[None]:
    yield
    speak(Language.EN)


def said(
    capsys: pytest.CaptureFixture[str], *arguments: str, lang: str = "en"
) -> tuple[int, str, str]:
    """The exit code, what went to standard output and what to standard error."""
    code = main.answer(arguments, {"DUIJIE_LANG": lang})
    out, err = capsys.readouterr()
    return code, out, err


def test_tells_its_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "--version") == (0, f"duijie {__version__}\n", "")


@pytest.mark.parametrize("arguments", [(), ("--help",)])
def test_help_lists_every_command(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    code, out, _ = said(capsys, *arguments)

    assert code == 0
    assert [name for name in group.COMMANDS if f"  {name} " not in out] == []


@pytest.mark.parametrize("command", [(), *((name,) for name in group.COMMANDS)])
def test_help_in_chinese_has_no_line_left_in_english(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    code, out, _ = said(capsys, *command, "--help", lang="zh")
    paragraphs = [line for line in out.splitlines() if len(line.split()) > 1]

    assert code == 0
    assert "选项" in out
    assert "Show this" not in out
    assert all(HAN.search(line) for line in paragraphs if not line.startswith("     "))


@pytest.mark.parametrize("name", group.COMMANDS)
def test_every_help_text_of_a_command_is_in_the_catalogue(name: str) -> None:
    top = group.load_group(name) if name in group.GROUPS else group.load(name)
    verbs = top.commands.values() if isinstance(top, TyperGroup) else ()
    commands = (top, *verbs)
    params = [param for command in commands for param in command.params]
    codes = [one.help for one in commands] + [getattr(one, "help", None) for one in params]

    assert [code for code in codes if str(code) not in CATALOGUE] == []


@pytest.mark.parametrize(("lang", "word"), [("en", "no command"), ("zh", "没有")])
def test_an_unknown_command_is_refused_with_those_there_are(
    capsys: pytest.CaptureFixture[str], lang: str, word: str
) -> None:
    code, out, err = said(capsys, "mtach", lang=lang)

    assert (code, out) == (2, "")
    assert word in err
    assert "mtach" in err
    assert "match" in err


@pytest.mark.parametrize(
    ("arguments", "english", "chinese"),
    [
        pytest.param(("match",), "NEEDS is missing", "缺少 NEEDS", id="argument missing"),
        pytest.param(("match", "--nope"), "“--nope”", "“--nope”", id="no such option"),
        pytest.param(
            ("match", "a", "b", "--outptu", "x"), "did you mean", "是不是", id="near option"
        ),
        pytest.param(("match", "a", "b", "--top"), "needs a value", "要有一个值", id="no value"),
        pytest.param(("match", "a", "b", "--top", "x"), "--top", "--top 的值", id="bad value"),
        pytest.param(("match", "a", "b", "c"), "“c”", "“c”", id="one too many"),
        pytest.param(("--lang", "fr"), "zh, en", "zh, en", id="no such language"),
    ],
)
def test_arguments_that_do_not_fit_are_refused_in_one_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], english: str, chinese: str
) -> None:
    code, out, err = said(capsys, *arguments)
    assert (code, out) == (2, "")
    assert english in err
    assert "Traceback" not in err

    code, out, err = said(capsys, *arguments, *(["--lang", "zh"] if "fr" not in arguments else []))
    assert (code, out) == (2, "")
    assert chinese in err


def test_every_kind_of_refusal_has_an_exit_code() -> None:
    assert set(EXIT_CODES) == set(Kind)
    assert 0 not in EXIT_CODES.values()


class Occupied(DomainError):
    """A refusal with facts, as a command may meet it."""

    kind: ClassVar[Kind] = Kind.CONFLICT
    code: ClassVar[str] = "cli.file_trouble"


@pytest.mark.parametrize(
    ("trouble", "code", "words"),
    [
        pytest.param(Occupied(path="x.html", reason="busy"), 3, "x.html: ", id="refusal"),
        pytest.param(PermissionError(13, "denied", "y.xlsx"), 2, "y.xlsx may not", id="permission"),
        pytest.param(OSError(28, "no space", "z.html"), 2, "The disk is full", id="disk full"),
        pytest.param(OSError(5, "I/O error", "z.html"), 2, "z.html: ", id="other trouble"),
        pytest.param(KeyboardInterrupt(), 130, "Stopped by you", id="ctrl-c"),
    ],
)
def test_trouble_ends_in_a_sentence_and_an_exit_code(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    trouble: BaseException,
    code: int,
    words: str,
) -> None:
    def command(_self: object, _context: object) -> None:
        raise trouble

    monkeypatch.setattr(group.BilingualGroup, "invoke", command)

    assert said(capsys, "match")[0] == code
    main.answer(["match"], {})
    assert words in capsys.readouterr().err
