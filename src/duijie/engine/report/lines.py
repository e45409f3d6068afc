"""JSON lines for machines: one object per answer (docs/reference/match-jsonl.md)."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from duijie.engine.records import Record, Source
from duijie.engine.report.cards import candidate_of
from duijie.engine.report.destination import whole_file
from duijie.engine.report.facts import ReportFacts
from duijie.engine.report.voice import sentence
from duijie.engine.results import Answer, Match, Note, QuantityRow, Reason, Side, Span
from duijie.kernel.language import Language

SCHEMA = "duijie.match/1"

Json = dict[str, object]


def write_lines(answers: Sequence[Answer], path: Path, *, about: ReportFacts) -> None:
    """Write one line per answer, in the order given."""
    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as out:
        for number, answer in enumerate(answers, 1):
            # What the encoding cannot hold (a lone surrogate) is dropped to "?", never a crash.
            line = json.dumps(_answer(number, answer, about), ensure_ascii=False, allow_nan=False)
            out.write(line.encode("utf-8", "replace").decode("utf-8"))
            out.write("\n")


def _answer(number: int, answer: Answer, about: ReportFacts) -> Json:
    return {
        "schema": SCHEMA,
        "run": _run(about),
        "number": number,
        "asking": about.asking.value,
        "asker": _record(answer.asker),
        "nothing_fits": answer.nothing_fits,
        "fit_probability": answer.fit_probability,
        "matches": [_match(match, about) for match in answer.matches],
        "nearest": _match(answer.nearest, about) if answer.nearest else None,
        "would_change": _notes(answer.would_change, answer.nearest),
    }


def _run(about: ReportFacts) -> Json:
    return {
        "engine": about.engine_version,
        "encoder": about.encoder,
        "threshold": about.threshold,
        "made_at": about.made_at.isoformat(),
        "demo": about.demo,
    }


def _record(record: Record) -> Json:
    return {
        "id": record.id,
        "title": record.title,
        "fields": {name.value: value for name, value in record.fields.items()},
        "extra": record.extra,
        "source": _source(record.source),
    }


def _source(source: Source | None) -> Json | None:
    if source is None:
        return None
    return {"file": source.file, "sheet": source.sheet, "row": source.row}


def _match(match: Match, about: ReportFacts) -> Json:
    return {
        "rank": match.rank,
        "candidate": _record(candidate_of(match, about)),
        "score": match.score,
        "probability": match.probability,
        "grade": match.grade.value,
        "features": match.features,
        "reasons": [_reason(reason, match) for reason in match.reasons],
        "quantities": [_quantity(row, match) for row in match.quantities],
        "unknown": _notes(match.unknown, match),
        "against": _notes(match.against, match),
    }


def _reason(reason: Reason, match: Match) -> Json:
    return {
        "feature": reason.feature,
        "contribution": reason.contribution,
        **_note(reason.note, match),
    }


def _notes(notes: Iterable[Note], match: Match | None) -> list[Json]:
    return [_note(note, match) for note in notes]


def _note(note: Note, match: Match | None) -> Json:
    return {
        "code": note.code,
        "facts": note.facts,
        "said": {language.value: sentence(note, language) for language in Language},
        "spans": [_span(span, match) for span in note.spans],
    }


def _span(span: Span, match: Match | None) -> Json:
    place: Json = {"side": span.side.value, "start": span.start, "end": span.end}
    if match is not None:
        record = match.need if span.side is Side.NEED else match.offer
        place["text"] = record.text[span.start : span.end]
    return place


def _quantity(row: QuantityRow, match: Match) -> Json:
    return {
        "property": row.property,
        "asked": row.asked,
        "offered": row.offered,
        "verdict": row.verdict.value,
        "asked_span": _span(row.asked_span, match),
        "offered_span": _span(row.offered_span, match) if row.offered_span else None,
    }
