"""What holds of matching days, one file per subject."""
