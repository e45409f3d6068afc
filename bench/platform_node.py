"""How soon an empty node is ready and gone, and what its web processes hold in memory.

Starts the real command on fresh homes, then again on the same ones, and reads the memory of
the web processes after some pages. ``python -m bench.platform_node`` says the figures.
"""

import statistics
import tempfile
from pathlib import Path

from bench.cache import Result
from bench.platform_figures import answers, load_of_others, mebibytes, node

PAGES = ("", "search/offers", "offers", "accounts/login/", "api/v1/openapi.json")
HOMES = 3
PORT = 8796


def run(home: Path, port: int) -> dict[str, float]:
    """Start a node, ask for pages, stop it."""
    with node(home, port) as here:
        for page in PAGES * 10:
            answers(here.address + page)
        workers = here.workers()
        resident = max(mebibytes(worker, "Rss:") for worker in workers)
        share = max(mebibytes(worker, "Pss:") for worker in workers)
        return {
            "ready": here.ready,
            "resident": resident,
            "share": share,
            "stopped": here.stop(),
        }


def figures(homes: int = HOMES, port: int = PORT) -> Result:
    """Medians of the starts, and the most that a web process held."""
    before = load_of_others()
    first, later = [], []
    with tempfile.TemporaryDirectory() as folder:
        # Modules are compiled by then, as they are after pip has installed a program.
        run(Path(folder) / "compiled", port)
        for number in range(homes):
            home = Path(folder) / str(number)
            first.append(run(home, port))
            later += [run(home, port) for _ in range(2)]
    both = first + later
    return {
        "others": before,
        "ready_first": statistics.median(one["ready"] for one in first),
        "ready_later": statistics.median(one["ready"] for one in later),
        "stopped": statistics.median(one["stopped"] for one in both),
        "resident": max(one["resident"] for one in both),
        "share": max(one["share"] for one in both),
    }


if __name__ == "__main__":
    for said, figure in figures().items():
        print(f"{said} {figure:.2f}")
