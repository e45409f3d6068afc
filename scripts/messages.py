"""Bring the Chinese catalogues up to date with the source, and compile them.

``python -m scripts.messages`` reads every app, keeps what is translated, adds what is new with an
empty translation, drops what is gone, and writes ``.po`` and ``.mo``. English is the source and
needs no catalogue. Babel does the work, so that no system tool is needed.
"""

import io
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

Words = str | tuple[str, ...]

SOURCE = Path(__file__).resolve().parent.parent / "src" / "duijie"
PLACE = Path("locale") / "zh_Hans" / "LC_MESSAGES" / "django.po"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# In Python `_` is given the function that a module imports under that name.
CONTEXT_UNDERSCORE = re.compile(r"import .*\bpgettext(_lazy)? as _\b")
HEAD = b"""\
# Chinese (simplified); brought up to date by scripts/messages.py.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Language: zh_Hans\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
# Babel dates what it compiles; without a fixed day the bytes would change every minute.
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def apps() -> list[Path]:
    """The packages that have pages, forms or models to speak with."""
    return [folder for folder in sorted(SOURCE.iterdir()) if (folder / "apps.py").is_file()]


def catalogue_of(app: Path) -> Path:
    """Where the Chinese of an app stands."""
    return app / PLACE


def python_messages(file: Path) -> Iterator[tuple[Words, str | None]]:
    """The messages of a module: words and context."""
    text = file.read_text("utf-8")
    keywords = dict(KEYWORDS)
    if CONTEXT_UNDERSCORE.search(text):
        keywords["_"] = keywords["pgettext"]
    found = extract("python", io.BytesIO(text.encode()), keywords=keywords)
    for _line, words, _comments, context in found:
        yield words, context


def template_messages(file: Path) -> Iterator[tuple[Words, str | None]]:
    """The messages of a template, by way of Django's own reading of it."""
    code = templatize(file.read_text("utf-8"))
    # What is not a message has become rows of X; a call alone on its line is easy to read.
    lines = "\n".join(line.lstrip() for line in code.splitlines())
    calls = re.sub(r"\b((?:n|p|np)?gettext\()", r"\n\1", lines)
    for _line, words, _comments, context in extract(
        "python", io.BytesIO(calls.encode()), keywords=KEYWORDS
    ):
        yield words, context


def messages_in(app: Path) -> Catalog:
    """Every message of an app, untranslated."""
    found = Catalog(charset="utf-8")
    for file in sorted(app.rglob("*")):
        if file.suffix == ".py" and "migrations" not in file.parts:
            lines = python_messages(file)
        elif file.suffix in {".html", ".txt"} and "templates" in file.parts:
            lines = template_messages(file)
        else:
            continue
        place = file.relative_to(SOURCE).as_posix()
        for words, context in lines:
            found.add(words, context=context, locations=[(place, 0)])
    return found


def translated(app: Path) -> Catalog:
    """What is translated so far."""
    file = catalogue_of(app)
    if not file.is_file():
        return Catalog(locale="zh_Hans", charset="utf-8")
    return read_po(io.BytesIO(file.read_bytes()), locale="zh_Hans", charset="utf-8")


def brought_up_to_date(app: Path) -> Catalog:
    """The catalogue with the messages of the source and the translations there are."""
    old, new = translated(app), messages_in(app)
    kept = Catalog(locale="zh_Hans", charset="utf-8", fuzzy=False)
    for message in new:
        if message.id:
            before = old.get(_first(message.id), message.context)
            kept.add(
                message.id,
                before.string if before else "",
                locations=message.locations,
                flags=message.flags,
                context=message.context,
            )
    return kept


def untranslated(catalogue: Catalog) -> list[Message]:
    """The messages that have no Chinese, or only a guess."""
    return [
        message
        for message in catalogue
        if message.id and (message.fuzzy or not _said(message.string))
    ]


def po_text(catalogue: Catalog) -> bytes:
    """The catalogue as its file, without what changes from run to run."""
    written = io.BytesIO()
    write_po(
        written, catalogue, width=100, omit_header=True, sort_output=True, include_lineno=False
    )
    return HEAD + written.getvalue()


def mo_bytes(catalogue: Catalog) -> bytes:
    """The compiled catalogue, the same bytes for the same messages."""
    catalogue.creation_date = catalogue.revision_date = NO_DAY
    written = io.BytesIO()
    write_mo(written, catalogue)
    return written.getvalue()


def _first(words: object) -> str:
    return str(words[0]) if isinstance(words, tuple | list) else str(words)


def _said(string: object) -> bool:
    return all(string) if isinstance(string, tuple | list) else bool(string)


def main() -> None:
    """Write all catalogues; name what still has no Chinese."""
    missing = 0
    for app in apps():
        catalogue = brought_up_to_date(app)
        if not len(catalogue):
            continue
        file = catalogue_of(app)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(po_text(catalogue))
        file.with_suffix(".mo").write_bytes(mo_bytes(translated(app)))
        for message in untranslated(catalogue):
            missing += 1
            print(f"{app.name}: {_first(message.id)}")
    sys.exit(1 if missing else 0)


if __name__ == "__main__":
    main()
