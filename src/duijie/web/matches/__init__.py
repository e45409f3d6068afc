"""Matches: the list of a record, one match, the shortlist, a firm's field."""
