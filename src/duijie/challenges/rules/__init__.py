"""What holds of challenges, one file per subject."""
