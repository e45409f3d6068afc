"""Draw the sentences that the quantity labels were made on, reproducibly.

Run once, before the reader existed: ``python -m bench.quantities_sampling DIR`` writes
``build.jsonl`` and ``held_out.jsonl`` (with the text, so outside the repository). The labels
keep only where each sentence stands.
"""

import gzip
import hashlib
import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

SEED = 20_017
PER_SPLIT = 210
LONGEST = 300
SHORTEST = 15
# How many sentences of each file, field and language go into the two halves together.
QUOTAS: dict[tuple[str, str, str], int] = {
    ("sbir_topics", "description", "en"): 100,
    ("sbir_awards", "abstract", "en"): 60,
    ("patent_abstracts", "abstract_zh", "zh"): 50,
    ("patent_abstracts", "abstract_en", "en"): 30,
    ("chinaxiv_paragraphs", "text", "zh"): 76,
    ("chinaxiv_parallel", "abstract_zh", "zh"): 36,
    ("chinaxiv_parallel", "abstract_en", "en"): 22,
    ("csl_abstracts", "abstract", "zh"): 36,
    ("nasa_software", "description", "en"): 10,
}
# A crude stratum, only so that most sentences hold a quantity: a digit before a letter or sign.
LIKELY = re.compile(r"\d\s?[%℃°‰A-Za-zμΩ倍万亿年月天小元吨米克千毫微]")
LIKELY_SHARE = 0.8
BREAK = re.compile(r"[。！？；\n]+|[.!?;]\s+(?=[A-Z])|(?<=[一-鿿])[.;](?=[一-鿿])")
DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Drawn:
    """One sentence and where it stands."""

    file: str
    id: str
    field: str
    language: str
    offset: int
    length: int
    hash: str
    text: str


def short_hash(sentence: str) -> str:
    """The first twelve hexadecimal digits of the sentence's SHA-256."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:12]


def records(folder: Path, file: str) -> Iterator[dict[str, str]]:
    """The records of one training file."""
    with gzip.open(folder / f"{file}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Rough sentences, stripped of blanks."""
    start = 0
    for cut in [*(match.end() for match in BREAK.finditer(text)), len(text)]:
        piece = text[start:cut]
        stripped = piece.strip()
        if stripped:
            begin = start + piece.index(stripped)
            yield begin, begin + len(stripped)
        start = cut


def candidates(folder: Path, file: str, field: str, language: str) -> Iterator[Drawn]:
    """Every sentence of one field with a digit and a fitting length."""
    for number, record in enumerate(records(folder, file)):
        text = record.get(field) or ""
        for start, end in sentence_spans(text):
            sentence = text[start:end]
            if SHORTEST <= len(sentence) <= LONGEST and DIGIT.search(sentence):
                key = record.get("id") or f"line:{number}"
                hashed = short_hash(sentence)
                yield Drawn(file, key, field, language, start, end - start, hashed, sentence)


def draw(folder: Path) -> tuple[list[Drawn], list[Drawn]]:
    """The two halves, split at random inside each stratum."""
    dice = random.Random(SEED)  # noqa: S311 - sampling, not secrets
    halves: tuple[list[Drawn], list[Drawn]] = ([], [])
    for (file, field, language), quota in QUOTAS.items():
        unique = {item.hash: item for item in candidates(folder, file, field, language)}
        likely = [item for item in unique.values() if LIKELY.search(item.text)]
        other = [item for item in unique.values() if not LIKELY.search(item.text)]
        wanted = round(quota * LIKELY_SHARE)
        chosen = dice.sample(likely, wanted) + dice.sample(other, quota - wanted)
        dice.shuffle(chosen)
        for half, share in zip(halves, (chosen[: quota // 2], chosen[quota // 2 :]), strict=True):
            half.extend(share)
    for half in halves:
        dice.shuffle(half)
    return halves


def main(target: Path) -> None:
    """Write both halves below the target folder."""
    folder = Path(__file__).resolve().parents[1].parent / "shared" / "data" / "train"
    for name, half in zip(("build", "held_out"), draw(folder), strict=True):
        with (target / f"{name}.jsonl").open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(asdict(item), ensure_ascii=False) + "\n" for item in half)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
