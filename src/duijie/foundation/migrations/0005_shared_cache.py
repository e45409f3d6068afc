"""What all processes of a node must count together, such as tries at a sign-in.

Unlogged: it is written often, and after a crash it may begin anew.
"""

from django.db import migrations

FORWARD = """
CREATE UNLOGGED TABLE foundation_cache (
    cache_key varchar(255) PRIMARY KEY,
    value text NOT NULL,
    expires timestamptz NOT NULL
);
CREATE INDEX foundation_cache_expires ON foundation_cache (expires);
"""
BACKWARD = "DROP TABLE foundation_cache;"


class Migration(migrations.Migration):
    dependencies = [("foundation", "0004_why_jobs_failed")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
