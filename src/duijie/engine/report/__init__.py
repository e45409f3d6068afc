"""What a match run leaves behind: a page to read, a workbook to sort, lines for machines."""
