"""Pages for those who write programs: tokens and webhooks."""
