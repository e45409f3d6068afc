"""Moving records in and out as spreadsheets."""
