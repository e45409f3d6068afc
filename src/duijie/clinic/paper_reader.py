"""Reads one file of a stranger and prints its needs as JSON; runs in a process of its own.

What such a file does to its reader it does to this process alone: it has little memory,
little time, and ends.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Final

from charset_normalizer import from_bytes
from docx import Document
from pypdf import PdfReader

from duijie.engine.formats import Rejected, read
from duijie.engine.records import TEXT_FIELDS, Field, Record
from duijie.kernel.errors import DomainError

MEMORY: Final = 1 << 30
SECONDS: Final = 15
MOST_NEEDS: Final = 10
MOST_PAGES: Final = 100
LONGEST: Final = 20_000
KEPT_FIELDS: Final = (
    Field.BUDGET, Field.DEADLINE, Field.COOPERATION, Field.REGION, Field.READINESS,
    Field.CONFIDENTIALITY,
)  # fmt: skip
Found = list[dict[str, object]]


def main(place: Path, ending: str) -> Found:
    """The needs of a file, by what its first bytes say it is."""
    head = place.read_bytes()[:8]
    if head.startswith(b"%PDF"):
        return _plain(pdf_text(place))
    if head.startswith(b"PK"):
        return records_in(place) or _plain(word_text(place))
    if ending in {".csv", ".xls", ".json", ".jsonl"} or head.startswith(b"\xd0\xcf"):
        return records_in(place)
    return _plain(str(from_bytes(place.read_bytes()[: 4 * LONGEST]).best() or ""))


def records_in(place: Path) -> Found:
    """The needs of a collection form or table; none for a file that is neither."""
    found: Found = []
    try:
        for one in read(place):
            if not isinstance(one, Rejected) and len(found) < MOST_NEEDS:
                found.append(_of_record(one))
    except (DomainError, OSError, KeyError, ValueError):
        return []
    return found


def _of_record(record: Record) -> dict[str, object]:
    columns = {name.value: record.get(name) for name in KEPT_FIELDS if record.get(name)}
    text = "\n".join(record.get(name) for name in TEXT_FIELDS if record.get(name))
    return {"text": text[:LONGEST], "columns": columns}


def pdf_text(place: Path) -> str:
    """The text of a PDF's first pages, page after page."""
    pages = PdfReader(place).pages
    pieces: list[str] = []
    for number in range(min(len(pages), MOST_PAGES)):
        pieces.append(pages[number].extract_text())
        if sum(map(len, pieces)) > LONGEST:
            break
    return "\n".join(pieces)


def word_text(place: Path) -> str:
    """The paragraphs and tables of a Word file."""
    document = Document(str(place))
    lines = [one.text for one in document.paragraphs]
    lines += [
        " ".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
        for table in document.tables
        for row in table.rows
    ]
    return "\n".join(line for line in lines if line.strip())


def _plain(text: str) -> Found:
    text = text.replace("\0", "").strip()[:LONGEST]
    return [{"text": text, "columns": {}}] if text else []


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), sys.argv[2]), ensure_ascii=True))
