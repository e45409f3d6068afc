"""A run that is stopped ends with a sentence and the shell's exit code for it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
LINES = 20_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_ends_a_run_with_one_sentence(tmp_path: Path) -> None:
    needs = tmp_path / "needs.csv"
    rows = (f"需求{number},寻求第 {number} 种耐高温材料的制备方法" for number in range(LINES))
    needs.write_text("\n".join(["需求名称,需求描述", *rows]), encoding="utf-8")
    command = [sys.executable, "-m", "duijie", "--lang", "zh", "need", str(needs), "--json"]
    with subprocess.Popen(  # noqa: S603  (our own program)
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)

    assert first.startswith("{")
    assert process.returncode == 130
    assert said == "已按您的要求停止；此前写完的文件保持不变。\n"
