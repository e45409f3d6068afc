"""A worker for tests, in a process of its own: it gets stuck while it writes an export."""

import os
import sys
import time

import django

# The settings of the tests would make a home of their own; this process uses that of its parent.
os.environ["DJANGO_SETTINGS_MODULE"] = "duijie.config.settings"
django.setup()

from django.db import connection  # noqa: E402

from duijie.accounts.portability import declare_contribution  # noqa: E402
from duijie.node.processes import do_jobs  # noqa: E402


def get_stuck(_user_id: object) -> None:
    """Tell that the job was begun, and never end."""
    print("begun", flush=True)  # noqa: T201
    time.sleep(600)


if __name__ == "__main__":
    connection.settings_dict["NAME"] = sys.argv[1]
    declare_contribution("stuck", get_stuck)
    do_jobs()
