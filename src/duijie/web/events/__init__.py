"""Pages of matching days: for participants on the phone, for the organiser at the desk."""
