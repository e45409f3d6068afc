"""Rules of the funnel, one file per subject."""
