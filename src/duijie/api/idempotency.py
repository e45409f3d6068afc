"""Requests that may be sent twice and take effect once (Idempotency-Key)."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from duijie.access import rules, services
from duijie.access.errors import TokenUnusable
from duijie.access.types import Answer
from duijie.api.auth import ActorRequest
from duijie.api.problems import refuse
from duijie.kernel.actors import Actor
from duijie.kernel.errors import DomainError

KEY = "Idempotency-Key"
REPEATED = "Idempotency-Replayed"
BEARER = "bearer "
Run = Callable[..., HttpResponse]


def once(run: Run) -> Run:
    """Let a POST with a key take effect once, and answer it the same every time."""

    @wraps(run)
    def run_once(request: ActorRequest, **named: object) -> HttpResponse:
        if request.method != "POST" or KEY not in request.headers:
            return run(request, **named)
        try:
            actor = _caller(request)
            if actor.user_id is None:
                return run(request, **named)
            return _answered(request, actor, lambda: run(request, **named))
        except DomainError as refusal:
            return refuse(request, refusal)

    return run_once


def _caller(request: ActorRequest) -> Actor:
    """Who sends the key; what they may do is asked when the request is run."""
    given = request.headers.get("Authorization", "")
    if given[: len(BEARER)].lower() != BEARER:
        return request.actor
    try:
        return services.actor_of_token(secret=given[len(BEARER) :], method="POST")
    except TokenUnusable:
        return Actor()


def _answered(request: HttpRequest, actor: Actor, work: Callable[[], HttpResponse]) -> HttpResponse:
    made: list[HttpResponse] = []

    def keep() -> Answer | None:
        answer = work()
        made.append(answer)
        if "no-store" in answer.get("Cache-Control", ""):
            return None
        return Answer(
            answer.status_code,
            answer.get("Content-Type", ""),
            answer.get("ETag", ""),
            answer.content.decode(),
        )

    assert actor.user_id is not None  # noqa: S101  (asked before)
    before = services.answer_once(
        user_id=actor.user_id,
        key=request.headers[KEY],
        fingerprint=rules.fingerprint_of("POST", request.get_full_path(), request.body),
        work=keep,
    )
    if before is None:
        return made[0]
    repeated = HttpResponse(before.body, status=before.status, content_type=before.content_type)
    if before.etag:
        repeated["ETag"] = before.etag
    repeated[REPEATED] = "true"
    return repeated
