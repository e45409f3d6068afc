"""What everything else may use: refusals, languages, message catalogues."""
