"""Memory does not grow with the number of rows, measured in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter

import duijie

# Between 10,000 and 60,000 rows the reader keeps only hashes, offsets and places: measured
# 4 MB (48.7 to 52.8 MB). A reader that holds the sheet grows by 54 MB on the same files
# (calamine: 20.6 to 74.8 MB).
GROWTH_LIMIT = 16 << 20

MEASURE = """
import sys
from pathlib import Path
from duijie.engine.formats import read
count = sum(1 for item in read(Path(sys.argv[1])) if hasattr(item, "fields"))
lines = Path("/proc/self/status").read_text().splitlines()
print(count, next(line.split()[1] for line in lines if line.startswith("VmHWM")))
"""


def _write(path: Path, rows: int) -> Path:
    """A workbook with shared strings, as Excel saves it, and long different texts."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("需求")
        sheet.write_row(0, 0, ["需求名称", "需求描述", "拟投入资金(万元)"])
        for row in range(1, rows + 1):
            text = f"第{row}项：现有涂层在高温下开裂，需要新的涂层材料。" * 6
            sheet.write_row(row, 0, [f"耐高温涂层{row}", text, row])
    return path


def _peak(path: Path) -> tuple[int, int]:
    source = str(Path(duijie.__file__).parents[1])
    done = subprocess.run(  # noqa: S603 - our own interpreter on our own words
        [sys.executable, "-c", MEASURE, str(path)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": source},
    )
    count, peak = done.stdout.split()
    return int(count), int(peak) << 10


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the peak of a process is read from /proc"
)
def test_six_times_the_rows_need_no_more_memory(tmp_path: Path) -> None:
    few, peak_of_few = _peak(_write(tmp_path / "few.xlsx", 10_000))
    many, peak_of_many = _peak(_write(tmp_path / "many.xlsx", 60_000))

    assert (few, many) == (10_000, 60_000)
    assert peak_of_many - peak_of_few < GROWTH_LIMIT
