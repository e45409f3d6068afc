"""What a cell of a spreadsheet says of a record, in both directions; no tables, no framework."""
