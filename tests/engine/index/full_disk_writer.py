"""A program that adds to an index until it is refused, and says by which code."""

import resource
import sys
from pathlib import Path

from tests.engine.index.making import make_entry

from duijie.engine.index import Index
from duijie.kernel.errors import DomainError

VERSION = 5


def fill(path: Path, records: int) -> None:
    """Add records in commits of growing size; print each commit, then the refusal."""
    index = Index.open(path, writable=True)
    done = 0
    try:
        while done < records:
            more = min(records, 3 * done + 50)
            index.add(make_entry(f"new{number}", VERSION) for number in range(done, more))
            index.commit()
            done = more
            sys.stdout.write(f"{done}\n")
    except DomainError as refusal:
        sys.stdout.write(f"{refusal.code}\n")
    try:
        index.add([make_entry("after")])
        index.commit()
    except DomainError as refusal:
        sys.stdout.write(f"{refusal.code}\n")
    sys.stdout.write(f"still finds {len(index.search_terms([('seal', 1.0)], 5)[0])}\n")
    index.close()


if __name__ == "__main__":
    limit = int(sys.argv[3])
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    fill(Path(sys.argv[1]), int(sys.argv[2]))
