"""The brief of a record: one printed page for somebody who has one minute."""
