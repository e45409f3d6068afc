"""How fast a node brings a spreadsheet in: ``python -m bench.platform_import``.

A real node, a workbook of real texts, the import done by the node's own worker; progress is
read as the page reads it, and a second import is stopped on its way.
"""

import os
import tempfile
import time
from collections.abc import Iterable
from io import BytesIO
from itertools import islice
from pathlib import Path

from openpyxl import Workbook

from bench import corpora
from bench.cache import Result
from bench.corpora import Text
from bench.platform_figures import below, load_of_others, node, processor_seconds
from duijie.engine.text.language import language_of

ROWS = 20_000
PORT = 8797
HEADER = ("编号", "成果名称", "成果简介", "成熟度（TRL）", "行业", "参考价格（万元）")
# Codes of divisions that every node has.
INDUSTRIES = ("26", "34", "35", "39")
LOOK_SECONDS = 0.1


def workbook(texts: Iterable[Text]) -> bytes:
    """A workbook of offers as a firm keeps them."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADER)
    for number, text in enumerate(texts):
        title = (text.title or text.body)[:100]
        industry = INDUSTRIES[number % len(INDUSTRIES)]
        sheet.append([f"B{number}", title, text.body[:4000], 1 + number % 9, industry, 50])
    held = BytesIO()
    book.save(held)
    return held.getvalue()


def figures(rows: int = ROWS, port: int = PORT) -> Result:
    """Rows a second in wall and processor time, progress seen, and how soon it stops."""
    before = load_of_others()
    texts = (text for text in corpora.real_texts() if language_of(text.body))
    content = workbook(islice(texts, rows))
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        os.environ |= {"DUIJIE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "duijie.config.settings"}
        with node(home, port) as here:
            from bench import platform_importing as importing  # noqa: PLC0415  (as above)

            busy = [here.process.pid, *below(here.process.pid)]
            began = processor_seconds(busy)
            seen = importing.bring_in(content, LOOK_SECONDS)
            spent = processor_seconds({*busy, *below(here.process.pid)}) - began
            stopped = importing.cancel_on_the_way(content, LOOK_SECONDS)
    return {
        "others": before,
        "rows": rows,
        "rows_a_second": rows / seen.seconds,
        "processor_ms_a_row": spent / rows * 1000,
        "steps_seen": seen.steps,
        "created": seen.created,
        "cancelled_after": stopped.seconds,
        "cancelled_rows": stopped.created,
    }


if __name__ == "__main__":
    began = time.monotonic()
    for said, figure in figures().items():
        print(f"{said} {figure:.2f}")
    print(f"in all {time.monotonic() - began:.0f} s")
