"""An indexer for tests, in a process of its own: ``python -m`` with a folder and a database."""

import os
import sys
from pathlib import Path

import django

# The settings of the tests would make a home of their own; this process uses that of its parent.
os.environ["DJANGO_SETTINGS_MODULE"] = "duijie.config.settings"
django.setup()

from django.db import connection  # noqa: E402
from tests.matching.news import NEWS  # noqa: E402

from duijie.matching.indexing.following import follow  # noqa: E402

if __name__ == "__main__":
    connection.settings_dict["NAME"] = sys.argv[2]
    print("following", flush=True)  # noqa: T201
    follow(Path(sys.argv[1]), NEWS)
