"""Part "clinic": needs read right, questions worth asking, answers that sharpen the match."""

from dataclasses import asdict
from functools import partial
from typing import Any

import numpy as np

from bench import clinic_cards, clinic_sharpening
from bench.cache import fingerprint, kept, measured
from bench.places import shared
from bench.tables import table
from duijie.engine.evaluate.bootstrap import interval

PART = "clinic"
READ = ["src/duijie/engine/needs", "src/duijie/engine/text", "bench/clinic_cards.py"]
MUST = {"fields": 0.85, "questions": 0.80}
NAMES = {
    "fields": "fields right",
    "stated": "of these, fields that the text says something of",
    "questions": "questions judged useful",
}


def measure(*, fresh: bool = False) -> None:
    """Read the labelled needs, then ask the topics cut short, and keep the figures."""
    shared("train")
    mark = fingerprint([*READ, "bench/clinic_labels"])
    for half in clinic_cards.HALVES:
        measured(PART, half, mark, partial(read_half, half), fresh=fresh)
    engine = ["src/duijie/engine", "src/duijie/clinic", "bench/clinic_sharpening.py"]
    measured(PART, "sharpening", fingerprint(engine), clinic_sharpening.measure, fresh=fresh)


def read_half(half: str) -> dict[str, Any]:
    """The shares of one half with their intervals, needs being what is resampled."""
    judged = clinic_cards.judged(half)
    by_field = {
        name: [sum(one.right for one in judged if one.field == name),
               sum(one.field == name for one in judged)]
        for name in clinic_cards.FIELDS
    }  # fmt: skip
    return {
        "needs": len({one.need for one in judged}),
        "fields": asdict(interval(np.array([float(one.right) for one in judged]))),
        "stated": asdict(interval(np.array([float(one.right) for one in judged if one.stated]))),
        "questions": asdict(interval(np.array(clinic_cards.useful_shares(half)))),
        "by_field": by_field,
    }


def section() -> str:
    """The section on the clinic, or that it was not measured."""
    entries = [(half, kept(PART, half)) for half in clinic_cards.HALVES]
    found = [(half, entry["result"]) for half, entry in entries if entry is not None]
    if not found:
        return "## Need clinic\n\nNot measured in this run."
    rows = [
        (f"{half}: {NAMES[name]}", *_shown(result[name]), *_target(name, result[name]["mean"]))
        for half, result in found
        for name in NAMES
    ]
    head = ("half", "share", "95 % interval", "target", "reached")
    parts = ["## Need clinic", INTRODUCTION, table(head, rows)]
    held = dict(found).get("held")
    if held:
        fields = [(name, f"{right} of {all_}") for name, (right, all_) in held["by_field"].items()]
        parts.append(table(("held, by field", "right"), fields))
    return "\n\n".join([*parts, _sharpening()])


def _sharpening() -> str:
    entry = kept(PART, "sharpening")
    if entry is None:
        return "What answers bring was not measured in this run."
    found = entry["result"]
    rows = [
        ("first sentence only", *_shown(found["before"])),
        ("with the answers", *_shown(found["after"])),
        ("difference, paired", *_shown(found["gain"])),
    ]
    told = (
        f"{found['needs']} topics of sbir-need2result-en cut to their first sentence; "
        f"{found['asked']} questions asked, {found['answered']} answered by what the rest of the "
        f"topic says. Better for {found['better']} needs, worse for {found['worse']}."
    )
    return "\n\n".join([told, table(("need as asked", "nDCG@10", "95 % interval"), rows)])


def _shown(found: dict[str, float]) -> tuple[str, str]:
    return f"{found['mean']:.3f}", f"{found['low']:.3f} – {found['high']:.3f}"


def _target(name: str, mean: float) -> tuple[str, str]:
    if name not in MUST:
        return "–", "–"
    return f"{MUST[name]:.2f}", "target" if mean >= MUST[name] else "**missed**"


INTRODUCTION = (
    "120 stretches of real text – beginnings of US topics, tasks of a Chinese call, openings of "
    "Chinese abstracts – labelled by hand before the reader was improved on the `tuned` half; of "
    "the `held` half only these totals were seen. Most such texts name no budget or date, so that "
    "many fields are right by reading nothing there; the second row leaves those out. How labels "
    "were made: [the need clinic](algorithms/clinic.md#labels)."
)
