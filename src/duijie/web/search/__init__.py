"""Search pages: one per kind of record, saved searches."""
