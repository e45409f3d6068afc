"""What can be checked of the documentation is not left to memory."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs import generate
from tests.architecture.sources import ROOT, Function, name_of, python_files, tree_of

from duijie.cli.group import COMMANDS
from duijie.kernel.language import Language

MOST_CHARACTERS_OF_A_FIRST_SENTENCE = 80
DOCS = ROOT / "docs"
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")

Documented = Function | ast.ClassDef


def public_definitions(path: Path) -> Iterator[tuple[str, Documented]]:
    """Every public function, class and method of a file, with its dotted name."""
    for node in tree_of(path).body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public_methods(node)


def public_methods(owner: ast.ClassDef) -> Iterator[tuple[str, Documented]]:
    """The public methods and properties of a class."""
    for node in owner.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            yield f"{owner.name}.{node.name}", node


def first_sentence(docstring: str) -> str:
    """What stands before the first full stop or blank line."""
    paragraph = " ".join(docstring.split("\n\n", maxsplit=1)[0].split())
    return re.split(r"(?<=[.?!。])\s", paragraph)[0]


def test_everything_public_says_in_one_short_sentence_what_it_is() -> None:
    sentences = {
        f"{name_of(path)}:{name}": first_sentence(ast.get_docstring(node) or "")
        for path in python_files("src")
        for name, node in public_definitions(path)
    }

    assert not {
        name: sentence or "no docstring"
        for name, sentence in sentences.items()
        if not 0 < len(sentence) <= MOST_CHARACTERS_OF_A_FIRST_SENTENCE
    }


def test_every_module_says_what_it_is_for() -> None:
    assert not [
        name_of(path) for path in python_files("src") if not ast.get_docstring(tree_of(path))
    ]


@pytest.mark.parametrize("page", sorted(generate.PAGES))
def test_a_generated_page_is_what_the_code_says_today(page: str) -> None:
    assert (DOCS / page).read_text(encoding="utf-8") == generate.PAGES[page](), "run: make docs"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_chapter_in_both_languages(command: str, language: Language) -> None:
    page = DOCS / "reference" / f"cli.{language}.md"

    assert f"\n## duijie {command}\n" in page.read_text(encoding="utf-8")


def linked_pages(page: Path) -> set[Path]:
    """The files a page links to."""
    links = LINK.findall(page.read_text(encoding="utf-8"))
    return {(page.parent / link).resolve() for link in links}


def all_pages() -> list[Path]:
    """Every page of the documentation, and those in the repository's root."""
    return sorted([*DOCS.rglob("*.md"), *ROOT.glob("*.md")])


def test_every_link_leads_somewhere() -> None:
    assert not [
        f"{name_of(page)} -> {target.name}"
        for page in all_pages()
        for target in linked_pages(page)
        if not target.exists()
    ]


def test_every_page_can_be_reached_from_the_index() -> None:
    reached: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md" and page.exists():
            reached.add(page)
            waiting += linked_pages(page)

    assert not [name_of(page) for page in DOCS.rglob("*.md") if page not in reached]


def test_the_index_links_every_algorithm() -> None:
    linked = linked_pages(DOCS / "index.md")

    assert not [name_of(page) for page in DOCS.glob("algorithms/*.md") if page not in linked]


def guides() -> str:
    """What a newcomer reads first."""
    pages = ("README.md", "README.zh.md", "CONTRIBUTING.md", "ARCHITECTURE.md")
    return "\n".join((ROOT / page).read_text(encoding="utf-8") for page in pages)


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert set(re.findall(r"(?:`|^)make ([a-z-]+)", guides(), re.MULTILINE)) <= targets


def test_every_command_that_is_named_exists() -> None:
    assert set(re.findall(r"(?:`|^)duijie ([a-z-]+)", guides(), re.MULTILINE)) <= set(COMMANDS)
