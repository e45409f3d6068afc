"""Programs at the door: tokens, repeated requests, limits of how often, webhooks."""
