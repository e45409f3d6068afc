"""Writes of the node's settings."""

from dataclasses import asdict

from django.db import transaction

from duijie.foundation import audit
from duijie.foundation.records import check_version, save_change
from duijie.kernel.actors import Actor
from duijie.site import letters, permissions, queries, rules
from duijie.site.mailbox import Kept
from duijie.site.models import Site
from duijie.site.types import NodeSettings

# These are not settings, or have a service of their own.
APART = ("logo", "version")


@transaction.atomic
def change_settings(*, actor: Actor, wanted: NodeSettings, seen: int | None = None) -> NodeSettings:
    """Change what the node is called, who may join and how it writes. It holds at once."""
    permissions.check_may_keep(actor)
    rules.check_settings(wanted)
    row = _row()
    if row.version > 1 or seen:
        check_version(row, seen)
    before, after = asdict(queries.read()), asdict(wanted)
    changed = sorted(name for name in after if name not in APART and before[name] != after[name])
    for name in changed:
        value = after[name]
        setattr(row, name, list(value) if isinstance(value, tuple) else value)
    save_change(row, *changed)
    audit.record(actor=actor, action="site.changed", subject=row.pk, fields=changed)
    return _known()


@transaction.atomic
def change_logo(*, actor: Actor, content: bytes | None) -> NodeSettings:
    """Show another logo, or none."""
    permissions.check_may_keep(actor)
    logo = rules.read_logo(content) if content else None
    row = _row()
    row.logo, row.logo_type = (logo.content, logo.media_type) if logo else (None, "")
    row.logo_number += 1
    save_change(row, "logo", "logo_type", "logo_number")
    audit.record(actor=actor, action="site.logo_changed", subject=row.pk, shown=logo is not None)
    return _known()


def send_trial(*, actor: Actor, email: str) -> None:
    """Send a letter that shows whether mail arrives; raises what the mail server says."""
    permissions.check_may_keep(actor)
    letters.trial_letter(email, actor.language).send()
    audit.record(actor=actor, action="site.trial_sent", subject=_row().pk)


def _row() -> Site:
    default = [language.value for language in queries.DEFAULT.languages]
    Site.objects.get_or_create(only=True, defaults={"languages": default})
    return Site.objects.select_for_update().get(only=True)


def _known() -> NodeSettings:
    settings = queries.read()
    transaction.on_commit(queries.forget)
    queries.keep(settings)
    return settings


@transaction.atomic
def open_letter(*, actor: Actor, name: str) -> Kept:
    """Read a kept mail. It may hold what was meant for one person, so it is written down."""
    letter = queries.get_kept_letter(actor, name)
    audit.record(actor=actor, action="letter.opened", subject=_row().pk, to=letter.to)
    return letter
