"""What the loose words of an example become in a record; one file per subject."""
