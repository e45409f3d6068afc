"""Letters about organisations to people who may have no account."""

from typing import TYPE_CHECKING

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _
from django.utils.translation import override

from duijie.kernel.language import Language
from duijie.site.letters import CODES, Part, letter
from duijie.site.queries import current

if TYPE_CHECKING:
    from duijie.organisations.models import Organisation


def invitation_letter(
    email: str, organisation: "Organisation", address: str
) -> EmailMultiAlternatives:
    """An invitation in every language of the node. Nobody knows which is read there."""
    languages = current().languages
    parts, subjects = [], []
    for language in languages:
        names = (organisation.name_zh, organisation.name_en)
        mine, other = names if language is Language.ZH else names[::-1]
        with override(CODES[language]):
            text = _("You are invited to act for %(name)s. Open this address to join:")
            parts.append(Part(text % {"name": mine or other}, address, _("Join")))
            subjects.append(_("Invitation to %(name)s") % {"name": mine or other})
    subject = " / ".join(dict.fromkeys(subjects))
    return letter(to=email, language=languages[0], subject=subject, parts=parts)
