"""Fill in what each kind of reader knows of the records that are there."""

from django.db import migrations

# What readers were told until now is what they know: the number and the times of the record.
FILL = """
    UPDATE catalogue_listing AS kept SET faces = known.faces
    FROM (
        SELECT one.id, jsonb_object_agg(reader.key, jsonb_build_object(
            'number', one.version,
            'at', to_char(one.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'),
            'since',
            to_char(one.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"')
        )) AS faces
        FROM catalogue_listing AS one
        CROSS JOIN LATERAL (
            SELECT 'public' AS key WHERE one.visibility = 'public'
            UNION ALL
            SELECT 'registered' WHERE one.visibility IN ('public', 'registered', 'blind')
            UNION ALL
            SELECT sharing.organisation_id::text FROM catalogue_sharing AS sharing
            WHERE sharing.listing_id = one.id AND one.visibility <> 'private'
        ) AS reader
        WHERE one.published_at IS NOT NULL
        GROUP BY one.id
    ) AS known
    WHERE kept.id = known.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("catalogue", "0004_faces"),
    ]

    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
