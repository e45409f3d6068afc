"""Every component on one page, for those who build pages; not served in production."""
