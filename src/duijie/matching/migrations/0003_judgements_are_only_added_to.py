"""The database itself refuses to change or delete a judgement."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION matching_judgement_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'judgements are only added to'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER matching_judgement_is_only_added_to
    BEFORE UPDATE OR DELETE ON matching_judgement
    FOR EACH ROW EXECUTE FUNCTION matching_judgement_is_only_added_to();
"""
BACKWARD = """
DROP TRIGGER matching_judgement_is_only_added_to ON matching_judgement;
DROP FUNCTION matching_judgement_is_only_added_to();
"""


class Migration(migrations.Migration):
    dependencies = [("matching", "0002_matches")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
