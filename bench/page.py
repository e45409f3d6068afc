"""Writes docs/benchmarks.md from what was measured and kept."""

import os
import platform
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench import abstention, machine, quality_tables, speed_tables
from bench.cache import kept_parts
from bench.peers.roster import OURS, PEERS
from bench.places import PAGE, ROOT
from bench.tables import table

HEAD = """# Benchmarks

Written by `make bench`; do not edit. Every table begins with ratios, because figures of one
machine say little about another; above 1× Duijie is better. What was not measured is a dash.
"""
# What a section says that nothing was measured for, and what stands above one kept instead.
UNMEASURED = "Not measured in this run."
KEPT = "*Not measured again in this run; as it was written before.*"
# What was tuned on which set is written by those who tuned it.
TUNED = ROOT / "docs" / "algorithms" / "tuning.md"
# What only those who measured can know: how busy the machine was, what was left out and why.
NOTES = ROOT / "bench" / "notes.md"

_SETUP = "\n## How each was set up"


def write(sizes: Sequence[int], more: Sequence[str] = (), place: Path = PAGE) -> None:
    """Write the page; ``more`` are the sections of other parts.

    A section nothing was measured for stays as the page has it, and says so.
    """
    sections = [quality_tables.section(), abstention.section(), speed_tables.section(sizes), *more]
    before = _sections(place.read_text(encoding="utf-8")) if place.is_file() else {}
    parts = [
        HEAD,
        NOTES.read_text(encoding="utf-8") if NOTES.is_file() else "",
        *(_newest(section, before) for section in sections),
        _configurations(),
        _measured_on(),
    ]
    if TUNED.is_file():
        parts.append("What was tuned on which set: [tuning](algorithms/tuning.md).")
    place.parent.mkdir(parents=True, exist_ok=True)
    page = "\n\n".join(part.strip() for part in parts if part)
    place.write_text(page + "\n", encoding="utf-8")
    print(f"wrote {place}", flush=True)


def put(section: str, place: Path = PAGE) -> None:
    """Write one section anew and leave all others as they were measured."""
    heading = section.split("\n", 1)[0]
    page = place.read_text(encoding="utf-8")
    # A section that was never there goes before the first one that is no measurement.
    known = f"\n{heading}\n" in page
    before, _, after = page.partition(f"\n{heading}\n" if known else _SETUP)
    rest = f"\n## {after.partition(chr(10) + '## ')[2]}" if known else f"{_SETUP}{after}"
    place.write_text(f"{before.rstrip()}\n\n{section.strip()}\n{rest}", encoding="utf-8")
    print(f"wrote {heading} in {place}", flush=True)


def _sections(page: str) -> dict[str, str]:
    """The sections of a page by their headings."""
    found = re.split(r"^(?=## )", page, flags=re.MULTILINE)[1:]
    return {section.partition("\n")[0]: section for section in found}


def _newest(section: str, before: Mapping[str, str]) -> str:
    """A section, or what the page said before where nothing was measured for it."""
    heading = section.partition("\n")[0]
    earlier = before.get(heading, "")
    if UNMEASURED not in section or not earlier or UNMEASURED in earlier:
        return section
    told = earlier.partition("\n")[2].replace(KEPT, "").strip()
    return f"{heading}\n\n{KEPT}\n\n{told}"


def _configurations() -> str:
    lines = [f"- **{entry.name}**: {entry.configuration}." for entry in (OURS, *PEERS)]
    return "\n".join(["## How each was set up", "", *lines])


def _measured_on() -> str:
    stamps = kept_parts()
    commits = sorted({stamp["commit"] for stamp in stamps if stamp["commit"]})
    whens = sorted(stamp["when"] for stamp in stamps)
    threads = sorted({str(stamp["threads"]) for stamp in stamps if stamp["threads"]})
    facts = [
        ("written", datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")),
        ("measured", f"{whens[0]} to {whens[-1]}" if whens else "nothing yet"),
        ("at commit (+: with changes)", ", ".join(commits)),
        ("processor", machine.processor()),
        ("threads allowed", ", ".join(threads)),
        ("memory", machine.total_memory()),
        ("system", f"{platform.system()} {os.uname().release}"),
        *machine.versions().items(),
    ]
    return "## Measured on\n\n" + table(("what", "value"), facts)
