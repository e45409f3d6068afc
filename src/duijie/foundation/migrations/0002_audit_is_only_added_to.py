"""The database itself refuses to change or delete an entry of the audit trail."""

from django.db import migrations

FORWARD = """
CREATE FUNCTION foundation_audit_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is only added to'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER foundation_audit_is_only_added_to
    BEFORE UPDATE OR DELETE ON foundation_auditentry
    FOR EACH ROW EXECUTE FUNCTION foundation_audit_is_only_added_to();
"""
BACKWARD = """
DROP TRIGGER foundation_audit_is_only_added_to ON foundation_auditentry;
DROP FUNCTION foundation_audit_is_only_added_to();
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_first")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
