"""Rules of the catalogue, one file per subject."""
