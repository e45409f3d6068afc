"""What is wrong with a row or a cell, as a sentence in the reader's language."""

from collections.abc import Mapping
from typing import Any

from duijie.engine.messages import CATALOGUE as ENGINE
from duijie.exchange.cells.vocabulary import header_for, words_of
from duijie.exchange.types import Trouble
from duijie.kernel.language import Language
from duijie.kernel.refusals import sentences


def say_trouble(trouble: Trouble, language: Language) -> str:
    """A trouble as one sentence; names of columns in it are those of the spreadsheet."""
    facts = dict(trouble.facts)
    if isinstance(facts.get("fields"), str):
        facts["fields"] = _named(str(facts["fields"]), language)
    if trouble.code in ENGINE:
        return ENGINE.say(trouble.code, language, **facts)
    return sentences().say(trouble.code, language, **facts)


def _named(fields: str, language: Language) -> str:
    columns = words_of("columns")
    mark = "、" if language is Language.ZH else ", "
    return mark.join(
        header_for(name, language) if name in columns else name for name in fields.split(", ")
    )


def trouble_of(kept: Mapping[str, Any]) -> Trouble:
    """A trouble as it was kept beside its row."""
    return Trouble(**kept)


def place_of(trouble: Trouble, sheet: str, row: int) -> str:
    """The cell or row that a trouble speaks of, as spreadsheets write it."""
    cell = f"{trouble.letters}{row}" if trouble.letters else str(row)
    return f"{sheet}!{cell}" if sheet else cell
