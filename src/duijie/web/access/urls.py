"""The addresses of tokens and webhooks."""

from django.urls import path

from duijie.web.access import tokens, webhooks

HOOK = "account/webhooks/<uuid:webhook_id>"
urlpatterns = [
    path("account/tokens", tokens.tokens, name="account_tokens"),
    path("account/tokens/new", tokens.new_token, name="account_token_new"),
    path("account/tokens/<uuid:token_id>/revoke", tokens.revoke_token, name="account_token_revoke"),
    path("account/webhooks", webhooks.webhooks, name="account_webhooks"),
    path("account/webhooks/new", webhooks.new_webhook, name="account_webhook_new"),
    path(HOOK, webhooks.deliveries, name="account_webhook"),
    path(f"{HOOK}/enable", webhooks.enable_webhook, name="account_webhook_enable"),
    path(f"{HOOK}/remove", webhooks.remove_webhook, name="account_webhook_remove"),
]
