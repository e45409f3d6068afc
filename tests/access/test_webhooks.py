"""News go out signed, are tried again, and never reach into the node's own network."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.test import override_settings
from tests.organisations.making import make_actor, make_manager, make_organisation

from duijie.access import rules, services, tasks
from duijie.access.errors import AddressNotPublic, AddressUnusable, TopicUnknown, WebhookNotFound
from duijie.access.models import Delivery, Webhook
from duijie.access.queries import get_webhook
from duijie.access.types import Outcome, Reply
from duijie.foundation import outbox
from duijie.kernel import clock
from duijie.kernel.actors import Actor

pytestmark = pytest.mark.django_db


class Receiver(BaseHTTPRequestHandler):
    """Keeps what it is sent and answers as it was told."""

    kept: list[tuple[dict[str, str], bytes]] = []
    status = 204

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        type(self).kept.append(({k.lower(): v for k, v in self.headers.items()}, body))
        self.send_response(type(self).status)
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def log_message(self, *_said: object) -> None:
        """Keep quiet."""


@pytest.fixture
def receiver() -> Iterator[str]:
    """The address of a receiver on this machine, where the node allows it."""
    Receiver.kept, Receiver.status = [], 204
    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        with override_settings(WEBHOOKS_PRIVATE=True):
            yield f"http://127.0.0.1:{server.server_port}/news"
        server.shutdown()
        thread.join()


def told(webhook: Webhook) -> None:
    """Let the node look for news and send them, as its jobs do."""
    services.note_news(webhook_id=webhook.pk)
    tasks.send_due(str(webhook.pk))


def make_webhook(address: str, actor: Actor | None = None) -> Webhook:
    """A webhook that follows organisations."""
    return services.add_webhook(
        actor=actor or make_actor(), address=address, topics=["organisation"]
    )


def test_news_arrive_signed_as_the_standard_says(receiver: str) -> None:
    webhook = make_webhook(receiver)
    organisation = make_organisation()
    told(webhook)

    (headers, body), *more = Receiver.kept
    key = base64.b64decode(rules.shown_secret(services.secret_of(webhook)).removeprefix("whsec_"))
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    right = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert more == []
    assert headers["webhook-signature"] == f"v1,{right}"
    assert json.loads(body)["type"] == "organisation.registered"
    assert json.loads(body)["data"] == {"id": str(organisation.pk)}


def test_news_before_the_webhook_and_news_told_are_not_told(receiver: str) -> None:
    make_organisation()
    webhook = make_webhook(receiver)
    make_organisation("北辰大学")

    told(webhook)
    told(webhook)

    assert len(Receiver.kept) == 1


def test_nobody_is_told_of_what_they_may_not_see(receiver: str) -> None:
    hidden = make_organisation(listed=False)
    stranger, manager = make_webhook(receiver), make_webhook(receiver, make_manager(hidden.pk))
    outbox.announce(topic="organisation.changed", subject=hidden.pk)

    told(stranger)
    assert Receiver.kept == []
    told(manager)
    assert len(Receiver.kept) == 1


def test_who_was_told_that_a_record_is_there_is_told_that_it_is_gone(receiver: str) -> None:
    webhook, organisation = make_webhook(receiver), make_organisation()
    told(webhook)
    organisation.listed = False
    organisation.save()
    outbox.announce(topic="organisation.changed", subject=organisation.pk)

    told(webhook)

    assert len(Receiver.kept) == 2


@pytest.mark.parametrize("status", [301, 404, 500])
def test_what_did_not_arrive_is_tried_again_under_the_same_name(receiver: str, status: int) -> None:
    Receiver.status = status
    webhook = make_webhook(receiver)
    make_organisation()
    told(webhook)
    delivery = Delivery.objects.get()
    assert (delivery.outcome, delivery.attempts) == (Outcome.WAITING, 1)

    Receiver.status = 200
    with clock.stopped_at(clock.now() + rules.PAUSES[0]):
        told(webhook)

    delivery.refresh_from_db()
    assert (delivery.outcome, delivery.attempts) == (Outcome.DELIVERED, 2)
    assert len({headers["webhook-id"] for headers, _ in Receiver.kept}) == 1


def test_pauses_grow_and_end() -> None:
    pauses = [rules.pause_after(attempts) for attempts in range(1, 8)]

    assert pauses[:-1] == sorted(rules.PAUSES)
    assert pauses[-1] is None


def test_who_fails_for_days_is_switched_off_until_the_owner_says_so(receiver: str) -> None:
    actor = make_actor()
    webhook = make_webhook(receiver, actor)
    make_organisation()
    services.note_news(webhook_id=webhook.pk)
    delivery = Delivery.objects.get()

    for later in (timedelta(0), rules.FAILING_TOO_LONG + timedelta(seconds=1)):
        with clock.stopped_at(clock.now() + later):
            services.note_reply(delivery_id=delivery.pk, reply=Reply(500))

    assert get_webhook(actor, webhook.pk).disabled_at
    assert services.enable_webhook(actor=actor, webhook_id=webhook.pk).disabled_at is None


INSIDE = [
    *("127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1", "100.64.0.1", "255.255.255.255"),
    *("[::1]", "[fd00::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]", "[2002:a00:1::]", "224.0.0.1"),
]


@pytest.mark.parametrize("host", INSIDE)
def test_no_news_go_into_a_private_network(host: str) -> None:
    with pytest.raises(AddressNotPublic):
        make_webhook(f"https://{host}/news")


def test_a_name_that_leads_inside_later_is_not_followed_either(receiver: str) -> None:
    webhook = make_webhook(receiver)
    make_organisation()

    with override_settings(WEBHOOKS_PRIVATE=False):
        told(webhook)

    assert Receiver.kept == []
    assert Delivery.objects.get().trouble == "address_unusable"


@pytest.mark.parametrize(
    "address",
    [
        "http://example.com/",
        "ftp://example.com/",
        "https://",
        "https://me:word@example.com/",
        "https://example.com:99999/",
        "file:///etc/passwd",
        "https://例子.example/ x",
    ],
)
def test_an_address_that_cannot_be_right_is_refused(address: str) -> None:
    with pytest.raises(AddressUnusable):
        make_webhook(address)


def test_there_is_no_news_of_what_is_not_told(receiver: str) -> None:
    with pytest.raises(TopicUnknown):
        services.add_webhook(actor=make_actor(), address=receiver, topics=["account"])


def test_the_webhooks_of_others_are_not_there(receiver: str) -> None:
    webhook = make_webhook(receiver)

    with pytest.raises(WebhookNotFound):
        services.remove_webhook(actor=make_actor(), webhook_id=webhook.pk)
