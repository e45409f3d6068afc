"""A made folder of training data: every file the training reads, in a few rows.

Columns that hold class labels of papers and patents are left out: whoever reads
them fails on these files.
"""

import csv
import gzip
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

Row = Mapping[str, object]

SUBJECTS = (
    ("电池", "battery"),
    ("激光", "laser"),
    ("水泥", "cement"),
    ("纤维", "fiber"),
    ("齿轮", "gear"),
    ("疫苗", "vaccine"),
)
# A word of the field that jieba does not know.
NEW_WORD = "蓝鲸石膏板"
LONG_ENGLISH = "The {0} is tested under load and its wear is compared with older designs. " * 4
LONG_CHINESE = (
    "在试验台上对{0}反复加载，记录磨损、温度与振动，并与旧设计逐项对照，得出改进的方向，" * 3
)


def papers() -> list[Row]:
    """A paper on each subject, in both languages."""
    return [
        {
            "id": f"p{number}",
            "title_zh": f"{zh}与{NEW_WORD}的试验",
            "abstract_zh": f"{LONG_CHINESE.format(zh)}{NEW_WORD}",
            "keywords_zh": [zh, NEW_WORD],
            "title_en": f"Trials of a {en}",
            "abstract_en": LONG_ENGLISH.format(en),
            "keywords_en": f"{en}; trial",
        }
        for number, (zh, en) in enumerate(SUBJECTS)
    ]


def awards() -> list[Row]:
    """Two awards on each subject, under one topic."""
    return [
        {
            "title": f"{en} {round_of_calls}",
            "abstract": f"{LONG_ENGLISH.format(en)} {round_of_calls}",
            "agency": "A",
            "branch": "B",
            "topic_code": en,
            "solicitation": None,
            "year": "2001",
        }
        for _, en in SUBJECTS
        for round_of_calls in ("first", "second")
    ]


def files() -> dict[str, Sequence[Row]]:
    """The rows of every file by its path."""
    terms = [{"zh": zh, "en": en, "n": 3} for zh, en in SUBJECTS]
    return {
        "train/chinaxiv_parallel.jsonl.gz": papers()[:3],
        "train/chinaxiv_other.jsonl.gz": papers()[3:],
        "train/chinaxiv_paragraphs.jsonl.gz": [
            {"id": paper["id"], "text": f"{paper['abstract_zh']}{part}"}
            for paper in papers()
            for part in ("甲", "乙")
        ],
        "train/sbir_awards.jsonl.gz": awards(),
        "train/sbir_topics.jsonl.gz": [
            {"title": award["title"], "description": f"Wanted: {award['abstract']}"}
            for award in awards()
        ],
        "train/csl_abstracts.jsonl.gz": [
            {"title": paper["title_zh"], "abstract": paper["abstract_zh"]} for paper in papers()
        ],
        "train/ipc_zh_en.jsonl.gz": [
            {"code": "A", "zh": zh, "en": en, "zh_short": f"{zh}制造", "en_short": f"making {en}"}
            for zh, en in SUBJECTS
        ],
        "train/patent_abstracts.jsonl.gz": [
            {"id": "1", "abstract_zh": LONG_CHINESE.format("齿轮")}
        ],
        "train/cedict.jsonl.gz": [{"simp": zh, "en": [en, "(dialect)"]} for zh, en in SUBJECTS],
        "train/term_pairs_zh_en.jsonl.gz": terms,
        "train/nasa_software.jsonl.gz": [
            {"name": f"{en} code", "description": LONG_ENGLISH.format(en)} for _, en in SUBJECTS
        ],
        "reference/nsfc-taxonomy/nsfc.jsonl": [
            {"name": f"{zh}学", "name_en": f"{en} science"} for zh, en in SUBJECTS
        ],
        "reference/openalex-topics/openalex_topics_2024_09.csv": [
            {"topic_name": en, "description": LONG_ENGLISH.format(en)} for _, en in SUBJECTS
        ],
        "reference/sei-2018/sei2018_gbt4754_products.csv": [
            {"gbt4754_name": f"{zh}制造", "product": f"新型{zh}"} for zh, _ in SUBJECTS
        ],
    }


def write_data(folder: Path) -> Path:
    """Write all files below a folder."""
    for file, rows in files().items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        text = _table(rows) if path.suffix == ".csv" else _lines(rows)
        packed = gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode()
        path.write_bytes(packed)
    return folder


def _lines(rows: Iterable[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _table(rows: Sequence[Row]) -> str:
    stream = io.StringIO()
    table = csv.DictWriter(stream, list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    return stream.getvalue()
