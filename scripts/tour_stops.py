"""Where the tour stops: every page by the name of its address, or why it has no picture."""

from dataclasses import dataclass
from typing import Final

STRANGER: Final = "stranger"
FIRM: Final = "beichen"
UNIVERSITY: Final = "yunji"
INSTITUTE: Final = "xingyuan"
OPERATOR: Final = "operator"
NEWCOMER: Final = "newcomer"
ZONE: Final = "jiangwan"
# Who comes to the matching day that is open.
GUEST: Final = "elbkern"
# Whose first page is shown, one person of each kind.
HOMES: Final = (
    FIRM, UNIVERSITY, INSTITUTE, "huiqiao", "jingjie", "jiangwan", "jichuan", "elbkern", NEWCOMER,
)  # fmt: skip
TRADES: Final = "/registries/industries"
PASTED: Final = "储能电芯在-30℃放电容量只有常温的61%，希望达到80%以上，材料成本增幅不超过5%。"
NUMBER: Final = "[0-9a-f-]{36}"


@dataclass(frozen=True, slots=True)
class Stop:
    """A page: its address, then the links that lead on from there, as patterns of addresses.

    ``paste`` is a need that is written into the page before it is left. Of several links of
    a pattern the first is followed, or the ``last``, where what is over stands at the end.
    """

    person: str
    address: str
    name: str = ""
    follow: tuple[str, ...] = ()
    paste: str = ""
    last: bool = False

    @property
    def file(self) -> str:
        """What the pictures are called."""
        return self.name or self.address.strip("/").replace("/", "-") or "home"


# What the README and the tutorial show; the first story is the first link of its kind.
FOR_DOCS: Final = (
    Stop(STRANGER, "/", "node"),
    Stop(FIRM, "/clinic/", "tutorial-clinic", paste=PASTED),
    Stop(STRANGER, "/funnel", "tutorial-funnel"),
    Stop(FIRM, "/demo/stories", "tutorial-matches", (f"^/needs/{NUMBER}/matches$",)),
    Stop(
        FIRM,
        "/demo/stories",
        "tutorial-match",
        (f"^/needs/{NUMBER}/matches$", f"^/matches/{NUMBER}$"),
    ),
    Stop(FIRM, "/introductions", "tutorial-introductions"),
    Stop(FIRM, "/digests", "tutorial-digests"),
    Stop(
        UNIVERSITY,
        "/offers?own=1&stage=published",
        "tutorial-offer",
        (f"^/offers/{NUMBER}$", f"^/offers/{NUMBER}/matches$"),
    ),
)

# Which steps of writing a record are shown: each kind's own ones.
STEPS: Final = {
    "offer": (
        "texts", "quantities", "readiness", "rights", "terms",
        "classes", "values", "contacts", "visibility",
    ),
    "need": ("texts", "quantities", "terms", "visibility"),
    "expert": ("terms", "consent"),
    "lab": ("equipment",),
}  # fmt: skip
OWNERS: Final = {"offer": UNIVERSITY, "need": FIRM, "expert": INSTITUTE, "lab": INSTITUTE}


def _catalogue(kind: str) -> dict[str, tuple[Stop, ...]]:
    owner = OWNERS[kind]
    own = f"/{kind}s?own=1"
    one = f"^/{kind}s/{NUMBER}$"
    step = f"^/{kind}s/{NUMBER}/edit/"
    return {
        f"{kind}_list": (
            Stop(STRANGER, f"/{kind}s"),
            Stop(owner, own, f"{kind}s-own"),
            Stop(owner, f"/{kind}s?q=zzzz", f"{kind}s-nothing"),
        ),
        f"{kind}_detail": (
            Stop(STRANGER, f"/{kind}s", kind, (one,)),
            Stop(owner, own, f"{kind}-own", (one,)),
        ),
        f"{kind}_new": (Stop(owner, f"/{kind}s/new"),),
        f"{kind}_history": (Stop(owner, own, f"{kind}-history", (one, f"{NUMBER}/history$")),),
        f"{kind}_edit": tuple(
            Stop(owner, own, f"{kind}-edit-{name}", (one, step, f"{step}{name}$"))
            for name in STEPS[kind]
        ),
    }


def _entrance() -> dict[str, tuple[Stop, ...]]:
    return {
        "home": (
            Stop(STRANGER, "/"),
            *(Stop(one, "/") for one in HOMES),
        ),
        "demo": (Stop(STRANGER, "/demo"),),
        "search": (Stop(STRANGER, "/search"),),
        "search_kind": (
            Stop(STRANGER, "/search/offers?q=碳化硅晶圆减薄", "search-offers"),
            Stop(STRANGER, "/search/needs?q=wear-resistant coating", "search-needs"),
            Stop(STRANGER, "/search/experts?q=battery", "search-experts"),
            Stop(STRANGER, "/search/labs?q=中试", "search-labs"),
            Stop(STRANGER, "/search/offers?q=红烧肉", "search-nothing"),
        ),
        "account_login": (Stop(STRANGER, "/accounts/login/"),),
        "account_signup": (Stop(STRANGER, "/accounts/signup/"),),
        "account_reset_password": (Stop(STRANGER, "/accounts/password/reset/"),),
        "account_reset_password_done": (Stop(STRANGER, "/accounts/password/reset/done/"),),
        "account_email_verification_sent": (Stop(STRANGER, "/accounts/confirm-email/"),),
        "account_confirm_email": (Stop(STRANGER, "/accounts/confirm-email/x/", "confirm-email"),),
        "account_inactive": (Stop(STRANGER, "/accounts/inactive/"),),
        "look": (Stop(STRANGER, "/_look"),),
        "look_error": (
            Stop(STRANGER, "/_look/errors/404"),
            Stop(STRANGER, "/_look/errors/500"),
        ),
        "api_docs": (Stop(STRANGER, "/api/v1/docs"),),
    }


def _clinic() -> dict[str, tuple[Stop, ...]]:
    return {
        "clinic": (Stop(STRANGER, "/clinic/"),),
        "clinic_draft": (Stop(FIRM, "/clinic/", "clinic-draft", paste=PASTED),),
        "clinic_preview": (
            Stop(FIRM, "/clinic/", "clinic-preview", (f"^/clinic/{NUMBER}/preview$",), PASTED),
        ),
    }


def _matches() -> dict[str, tuple[Stop, ...]]:
    needs, offers = "/needs?own=1&stage=published", "/offers?own=1&stage=published"
    need, offer = f"^/needs/{NUMBER}$", f"^/offers/{NUMBER}$"
    return {
        "need_matches": (Stop(FIRM, needs, "need-matches", (need, f"^/needs/{NUMBER}/matches$")),),
        "offer_matches": (
            Stop(UNIVERSITY, offers, "offer-matches", (offer, f"^/offers/{NUMBER}/matches$")),
        ),
        "introductions": (Stop(FIRM, "/introductions"),),
        "shortlist": (Stop(FIRM, "/shortlist"),),
        "operators_matching": (Stop(OPERATOR, "/operators/matching"),),
    }


def _meeting_and_telling() -> dict[str, tuple[Stop, ...]]:
    return {**_days(), **_challenges()}


def _days() -> dict[str, tuple[Stop, ...]]:
    one, within = f"^/events/{NUMBER}$", f"^/events/{NUMBER}/"

    def held(person: str, page: str, *more: str) -> tuple[Stop]:
        follow = (one, f"{within}{page}$", *(f"{within}{each}$" for each in more))
        name = f"event-{(more or (page,))[-1].partition('/')[0]}"
        return (Stop(person, "/events", name, follow, last=True),)

    return {
        "events": (Stop(STRANGER, "/events"), Stop(FIRM, "/events")),
        "event_make": (Stop(OPERATOR, "/events/new"),),
        "event": (
            Stop(STRANGER, "/events", "event", (one,)),
            Stop(FIRM, "/events", "event-held", (one,), last=True),
        ),
        "event_desk": held(ZONE, "desk"),
        "event_plan": held(ZONE, "desk", "plans/1"),
        "event_report": held(ZONE, "desk", "report"),
        "event_schedule": held(FIRM, "schedule"),
        "event_follow_ups": held(FIRM, "schedule", "follow-ups"),
        "event_people": (Stop(GUEST, "/events", "event-people", (one, f"{within}people$")),),
        "event_registration": (
            Stop(GUEST, "/events", "event-registration", (one, f"{within}registration$")),
        ),
    }


def _challenges() -> dict[str, tuple[Stop, ...]]:
    one, within = f"^/challenges/{NUMBER}$", f"^/challenges/{NUMBER}/"

    def decided(person: str, page: str) -> tuple[Stop]:
        follow = (one, f"{within}{page}$")
        return (Stop(person, "/challenges", f"challenge-{page}", follow, last=True),)

    return {
        "challenges": (Stop(STRANGER, "/challenges"),),
        "challenge_make": (Stop(FIRM, "/challenges/new"),),
        "challenge": (Stop(STRANGER, "/challenges", "challenge", (one,)),),
        "challenge_desk": decided(OPERATOR, "desk"),
        "challenge_team": decided(UNIVERSITY, "team"),
        "challenge_jury": decided(ZONE, "jury"),
        "challenge_result": decided(UNIVERSITY, "result"),
    }


def _of_oneself() -> dict[str, tuple[Stop, ...]]:
    return {
        "notices": (Stop(FIRM, "/notices"),),
        "account_profile": (Stop(FIRM, "/account"),),
        "account_notices": (Stop(FIRM, "/account/notices"),),
        "account_consents": (Stop(FIRM, "/account/consents"),),
        "account_data": (Stop(FIRM, "/account/data"),),
        "account_leave": (Stop(FIRM, "/account/leave"),),
        "account_tokens": (Stop(FIRM, "/account/tokens"),),
        "account_token_new": (Stop(FIRM, "/account/tokens/new"),),
        "account_webhooks": (Stop(FIRM, "/account/webhooks"),),
        "account_webhook_new": (Stop(FIRM, "/account/webhooks/new"),),
        "account_email": (Stop(FIRM, "/accounts/email/"),),
        "account_change_password": (Stop(FIRM, "/accounts/password/change/"),),
        "account_logout": (Stop(FIRM, "/accounts/logout/"),),
        "account_reauthenticate": (Stop(FIRM, "/accounts/reauthenticate/"),),
        "mfa_index": (Stop(FIRM, "/accounts/2fa/"),),
        "mfa_list_webauthn": (Stop(FIRM, "/accounts/2fa/webauthn/"),),
        "usersessions_list": (Stop(FIRM, "/accounts/sessions/"),),
        "socialaccount_connections": (Stop(FIRM, "/accounts/3rdparty/"),),
        "saved_searches": (Stop(FIRM, "/search/saved"),),
    }


def _organisations() -> dict[str, tuple[Stop, ...]]:
    one = f"^/organisations/{NUMBER}$"
    own = (one, f"{NUMBER}/members$")
    return {
        "organisations": (Stop(STRANGER, "/organisations"), Stop(FIRM, "/organisations")),
        "organisation_register": (Stop(NEWCOMER, "/organisations/new"),),
        "organisation": (
            Stop(STRANGER, "/organisations", "organisation", (one,)),
            Stop(FIRM, "/", "organisation-own", (one,)),
        ),
        "organisation_change": (
            Stop(FIRM, "/", "organisation-change", (one, f"{NUMBER}/change$")),
        ),
        "organisation_members": (Stop(FIRM, "/", "organisation-members", own),),
        "organisation_verification": (
            Stop(FIRM, "/", "organisation-proof", (one, f"{NUMBER}/verification$")),
        ),
        "organisation_merge": (
            Stop(OPERATOR, "/organisations", "organisation-merge", (one, f"{NUMBER}/merge$")),
        ),
        "verification_queue": (Stop(OPERATOR, "/verifications"),),
    }


def _spreadsheets_and_lists() -> dict[str, tuple[Stop, ...]]:
    return {
        "imports": (Stop(UNIVERSITY, "/imports"), Stop(NEWCOMER, "/imports")),
        "import": (Stop(UNIVERSITY, "/imports", "import", (f"^/imports/{NUMBER}$",)),),
        "registries": (Stop(STRANGER, "/registries"),),
        "registry_entries": (Stop(STRANGER, f"{TRADES}?q=qc", "registry-entries"),),
        "registry_entry": (Stop(STRANGER, f"{TRADES}/entries/C", "registry-entry"),),
        "registry_versions": (Stop(OPERATOR, f"{TRADES}/versions", "registry-versions"),),
    }


def _desk() -> dict[str, tuple[Stop, ...]]:
    return {
        "operators": (Stop(OPERATOR, "/operators"),),
        "operators_review": (Stop(OPERATOR, "/operators/review"),),
        "operators_people": (Stop(OPERATOR, "/operators/people"),),
        "operators_person": (
            Stop(OPERATOR, "/operators/people", "person", (f"^/operators/people/{NUMBER}$",)),
        ),
        "operators_trail": (Stop(OPERATOR, "/operators/trail"),),
        "operators_jobs": (
            Stop(OPERATOR, "/operators/jobs"),
            Stop(OPERATOR, "/operators/jobs?status=todo", "operators-jobs-todo"),
        ),
        "operators_changes": (Stop(OPERATOR, "/operators/changes"),),
        "operators_references": (Stop(OPERATOR, "/operators/references"),),
        "operators_mails": (Stop(OPERATOR, "/operators/mails"),),
        "operators_mail": (Stop(OPERATOR, "/operators/mails", "mail", ("^/operators/mails/.+",)),),
        "operators_health": (Stop(OPERATOR, "/operators/health"),),
        "operators_settings": (Stop(OPERATOR, "/operators/settings"),),
    }


def _funnel_and_digests() -> dict[str, tuple[Stop, ...]]:
    return {
        "funnel": (
            Stop(STRANGER, "/funnel", "funnel-needs"),
            Stop(STRANGER, "/funnel?kind=offer&by=industry", "funnel-offers"),
        ),
        "funnel_number": (Stop(STRANGER, "/funnel/number/offer/posted", "funnel-number"),),
        "operators_funnel": (Stop(OPERATOR, "/operators/funnel?kind=need", "operators-funnel"),),
        "digests": (Stop(FIRM, "/digests"),),
        "operators_digests": (Stop(OPERATOR, "/operators/digests"),),
        "demo_stories": (Stop(STRANGER, "/demo/stories"),),
    }


STOPS: Final[dict[str, tuple[Stop, ...]]] = {
    **_funnel_and_digests(),
    **_entrance(),
    **_clinic(),
    **_matches(),
    **_meeting_and_telling(),
    **_of_oneself(),
    **_organisations(),
    **_spreadsheets_and_lists(),
    **_desk(),
    **{name: stops for kind in STEPS for name, stops in _catalogue(kind).items()},
}

# Why other addresses have no picture.
_DEED: Final = "does something and leads back to a page"
_FILE: Final = "answers with a file"
_NOT_HERE: Final = "needs a letter, a key or a moment that the demonstration does not have"
NOT_SHOWN: Final[dict[str, str]] = {
    **dict.fromkeys(("healthz", "readyz", "metrics", "api_nothing"), "answers programs"),
    **dict.fromkeys(
        (
            "set_language", "appearance", "account_consent", "account_token_revoke",
            "account_webhook_enable", "account_webhook_remove", "notices_read", "notice",
            "import_start", "import_cancel", "import_undo", "import_discard",
            "operators_decide", "operators_change_person", "operators_job", "operators_logo",
            "operators_trial", "organisation_duplicates", "organisation_logo_change",
            "organisation_stage", "organisation_leave", "organisation_role",
            "organisation_remove", "organisation_withdraw", "verification_decide",
            "registry_options", "look_picker", "saved_search", "saved_search_delete",
            "search_save", "clinic_correct", "clinic_add", "clinic_name", "clinic_answer",
            "clinic_text", "clinic_split", "clinic_delete", "clinic_publish",
            "operators_funnel_count", "digest_answer",
            "expert_ask", "operators_index", "operators_weights_learn", "operators_weights_own",
            "operators_weights_use",
        ),
        _DEED,
    ),
    **dict.fromkeys(
        (
            "logo", "account_download", "file", "template", "import_result", "export",
            "organisation_logo", "mfa_download_recovery_codes", "funnel_json", "funnel_csv",
        ),
        _FILE,
    ),
    **dict.fromkeys(
        (
            "account_webhook", "digest_answer_link", "digest_stop",
            "notices_stop", "saved_search_stop", "invitation",
            "account_set_password", "account_confirm_login_code", "account_reset_password_from_key",
            "account_reset_password_from_key_done", "mfa_authenticate", "mfa_reauthenticate",
            "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
            "mfa_generate_recovery_codes", "mfa_add_webauthn", "mfa_reauthenticate_webauthn",
            "mfa_remove_webauthn", "mfa_edit_webauthn", "mfa_login_webauthn",
            "socialaccount_login_cancelled", "socialaccount_login_error", "socialaccount_signup",
            "openid_connect_login", "openid_connect_callback",
        ),
        _NOT_HERE,
    ),
    **{
        f"{kind}_{deed}": _DEED
        for kind in STEPS
        for deed in ("revert", "move", "renew", "add_file", "remove_file")
    },
    **{f"{kind}_brief": _FILE for kind in STEPS},
    **{f"{kind}_matches_workbook": _FILE for kind in STEPS},
    "match_brief": _FILE,
    **dict.fromkeys(
        (
            "event_calendar", "event_schedule_pdf", "event_schedules_pdf", "event_badges_pdf",
            "event_poster_pdf", "event_report_pdf", "event_report_xlsx", "challenge_document",
            "challenge_letter", "funnel_json", "funnel_csv",
        ),
        _FILE,
    ),
    **dict.fromkeys(
        (
            "event_move", "event_walk_in", "event_withdraw", "event_wish", "event_wish_behind",
            "event_match", "event_plan_ask", "event_plan_publish", "event_reply", "event_outcome",
            "event_follow_up_done", "challenge_move", "challenge_invite", "challenge_jury_answer",
            "challenge_declare", "challenge_score", "operators_funnel_count", "digest_answer",
        ),
        _DEED,
    ),
    **dict.fromkeys(
        (
            "event_change", "event_person", "event_here", "event_badge", "challenge_change",
            "digest_answer_link", "digest_stop", "consent",
        ),
        _NOT_HERE,
    ),
    **dict.fromkeys(("introduction_answer", "introduction_withdraw", "match_judge"), _DEED),
    **dict.fromkeys(("match_shortlist", "shortlist_remove"), _DEED),
    **dict.fromkeys(
        (
            "match", "organisation_field", "introduction", "introduction_new",
            "expert_matches", "lab_matches",
            *(f"{kind}_matches_{page}" for kind in STEPS for page in ("compare", "why")),
        ),
        "looks like the matches of a need and is reached from there",
    ),
}  # fmt: skip
