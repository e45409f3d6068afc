"""Where the comparisons read and write."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"
OUT = ROOT / "out" / "bench"
PAGE = ROOT / "docs" / "benchmarks.md"


def shared(*parts: str) -> Path:
    """A file or folder of the real data, or a clear end when it is not there."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        raise SystemExit(
            f"The comparisons read real data from ../shared/data beside the repository, "
            f"and {'/'.join(parts)} is not there. Put it there, or leave this part out (--only).\n"
            f"对比评测读取仓库旁 ../shared/data 中的真实数据，但其中没有 {'/'.join(parts)}；"
            f"请补上，或用 --only 跳过该部分。"
        )
    return path
