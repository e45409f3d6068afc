"""The database itself wakes whoever listens for news of changes, after the commit."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION foundation_news_wakes_readers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('duijie_outbox', '');
    RETURN NULL;
END $$;
CREATE TRIGGER foundation_news_wakes_readers
    AFTER INSERT ON foundation_outboxentry
    FOR EACH STATEMENT EXECUTE FUNCTION foundation_news_wakes_readers();
"""
BACKWARD = """
DROP TRIGGER foundation_news_wakes_readers ON foundation_outboxentry;
DROP FUNCTION foundation_news_wakes_readers();
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0002_audit_is_only_added_to")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
