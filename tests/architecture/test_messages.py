"""Every sentence exists in both languages, is complete, and is said somewhere."""

import ast
import re
from collections.abc import Iterator
from functools import cache

from tests.architecture.sources import ROOT, name_of, python_files, tree_of

from duijie.cli.messages import CATALOGUE as COMMAND_LINE
from duijie.engine.messages import CATALOGUE as ENGINE
from duijie.kernel.language import Language
from duijie.kernel.refusals import sentences

PLATFORM = sentences()

PLACEHOLDER = re.compile(r"%\((\w+)\)[-+ #0]*[\d.]*[a-z]")
HAN = r"[\u4e00-\u9fff]"
HALF_WIDTH_BESIDE_CHINESE = re.compile(rf"{HAN}[,;:!?(]|[,;:!?)]{HAN}")
FULL_WIDTH = re.compile("[，。；：！？（）、]")
# A word of a language, as opposed to a symbol or an abbreviation such as nDCG@10.
ENGLISH_WORD = re.compile(r"[A-Za-z]?[a-z]{3,}")
CODES = sorted([*ENGINE, *COMMAND_LINE, *PLATFORM])


def templates(code: str) -> dict[str, str]:
    """Both sentences of a code, whichever catalogue holds it."""
    catalogue = next(one for one in (ENGINE, COMMAND_LINE, PLATFORM) if code in one)
    return catalogue.templates(code)


def test_no_code_stands_in_two_catalogues() -> None:
    assert len(CODES) == len(set(CODES))


def test_every_sentence_exists_in_both_languages() -> None:
    languages = {language.value for language in Language}

    assert not [code for code in CODES if set(templates(code)) != languages]
    assert not [code for code in CODES if not all(map(str.strip, templates(code).values()))]


def test_both_languages_state_the_same_facts() -> None:
    wrong = {
        code: named
        for code in CODES
        if len(named := {facts_of(text) for text in templates(code).values()}) > 1
    }

    assert not wrong


def test_every_placeholder_has_a_name_and_a_per_cent_sign_is_doubled() -> None:
    assert not [
        code
        for code in CODES
        if any("%" in bare(text).replace("%%", "") for text in templates(code).values())
    ]


def test_chinese_says_it_in_chinese() -> None:
    assert not [code for code in CODES if is_english(templates(code)["zh"])]


def test_each_language_has_its_own_punctuation() -> None:
    chinese = {code: bare(templates(code)["zh"]) for code in CODES}
    english = {code: bare(templates(code)["en"]) for code in CODES}

    assert not [code for code in CODES if HALF_WIDTH_BESIDE_CHINESE.search(chinese[code])]
    assert not [code for code in CODES if FULL_WIDTH.search(english[code])]


def is_english(template: str) -> bool:
    """Whether a Chinese template was left in English; a single name is no language."""
    words = ENGLISH_WORD.findall(bare(template))
    return len(words) > 1 and not re.search(HAN, template)


def facts_of(template: str) -> frozenset[str]:
    """The names of the facts a template states."""
    return frozenset(PLACEHOLDER.findall(template))


def bare(template: str) -> str:
    """A template without its placeholders."""
    return PLACEHOLDER.sub("", template)


def error_codes() -> Iterator[tuple[str, str]]:
    """Every code a class declares, with the class."""
    for path in python_files("src"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.ClassDef):
                for code in declared_codes(node):
                    yield f"{name_of(path)}:{node.name}", code


def declared_codes(node: ast.ClassDef) -> Iterator[str]:
    """The string that a class body assigns to ``code``."""
    for line in node.body:
        if isinstance(line, ast.Assign):
            targets: list[ast.expr] = line.targets
        elif isinstance(line, ast.AnnAssign):
            targets = [line.target]
        else:
            continue
        named = [target.id for target in targets if isinstance(target, ast.Name)]
        if named == ["code"] and isinstance(line.value, ast.Constant):
            yield str(line.value.value)


def test_every_refusal_has_its_sentence() -> None:
    assert not [(owner, code) for owner, code in error_codes() if code not in CODES]


@cache
def spoken() -> frozenset[str]:
    """Every string in the code and in the templates that may be a code or a part of one."""
    found: set[str] = set()
    for path in python_files("src"):
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    for template in (ROOT / "src").rglob("*.j2"):
        found.update(re.findall(r"'([\w.-]+)'", template.read_text(encoding="utf-8")))
    return frozenset(text.strip(".") for text in found if re.fullmatch(r"[\w.-]+", text))


@cache
def pieced() -> tuple[re.Pattern[str], ...]:
    """What strings put together from pieces may become: a piece is one part of a code."""
    return tuple(
        re.compile("".join(map(piece, node.values)))
        for path in python_files("src")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.JoinedStr) and "." in fixed(node)
    )


def fixed(node: ast.JoinedStr) -> str:
    """What of a pieced string is always the same."""
    return "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))


def piece(part: ast.expr) -> str:
    """One piece as a pattern."""
    return re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"[\w-]+"


def said(code: str) -> bool:
    """Whether the code says this: whole, without its slice's name, or with a last part added."""
    _, _, tail = code.partition(".")
    forms = {code, tail, code.rpartition(".")[0], tail.rpartition(".")[0]} - {""}
    return not forms.isdisjoint(spoken()) or any(
        pattern.fullmatch(form) for pattern in pieced() for form in forms
    )


def test_every_sentence_is_said_somewhere() -> None:
    assert not [code for code in CODES if not said(code)]
