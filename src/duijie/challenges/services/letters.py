"""The result letter of a team: both languages, all its scores, and where the PDF is."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from duijie.challenges.models import Challenge, Team
from duijie.kernel.language import Language
from duijie.site.letters import CODES, Part, letter


def send_letter(*, team_id: UUID) -> bool:
    """Mail a team its result; whether somebody could be written to."""
    team = Team.objects.select_related("challenge", "lead").get(pk=team_id)
    place = place_of(team)
    if team.lead is None or not team.lead.is_active or place is None:
        return False
    first = Language(team.lead.language)
    others = [one for one in Language if one is not first]
    parts, subjects = [], []
    for language in (first, *others):
        with override(CODES[language]):
            parts.append(_part(team.challenge, place, language))
            subjects.append(_("Result: %(title)s") % {"title": _title(team.challenge, language)})
    subject = " / ".join(dict.fromkeys(subjects))
    letter(to=team.lead.email, language=first, subject=subject, parts=parts).send()
    return True


def place_of(team: Team) -> dict[str, Any] | None:
    """A team's place as it was decided."""
    places = team.challenge.result.get("places", ())
    return next((one for one in places if one["team"] == str(team.pk)), None)


def _part(challenge: Challenge, place: dict[str, Any], language: Language) -> Part:
    lines = [
        _("“%(name)s” took place %(rank)s of %(teams)s with %(score)s of 100 points.")
        % {**place, "teams": len(challenge.result["places"])},
    ]
    for one in challenge.result["criteria"]:
        label = one["zh"] or one["en"] if language is Language.ZH else one["en"] or one["zh"]
        points = place["by_criterion"].get(one["id"], "–")
        lines.append(f"{label} ({one['weight']} %): {points} / 10")
    address = f"{settings.ADDRESS}/challenges/{challenge.pk}/letter.pdf?lang={language}"
    return Part("\n".join(lines), address, _("The letter as PDF"))


def _title(challenge: Challenge, language: Language) -> str:
    titles = (challenge.title_zh, challenge.title_en)
    first, second = titles if language is Language.ZH else titles[::-1]
    return first or second
