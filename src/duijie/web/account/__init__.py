"""A person's own pages: profile, notices, consents, data."""
