"""What every app of the platform stands on: records, audit trail, outbox, jobs."""
