"""Letters about organisations to people who may have no account."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _
from django.utils.translation import override

from duijie.accounts.queries import language_at
from duijie.kernel.language import Language
from duijie.organisations.models import Invitation
from duijie.site.letters import CODES, Part, letter
from duijie.site.queries import current


def invitation_letter(invitation: Invitation, address: str) -> EmailMultiAlternatives:
    """An invitation in its reader's language, if known; else in all of the node."""
    organisation, known = invitation.organisation, language_at(invitation.email)
    languages = (known,) if known else tuple(current().languages)
    parts, subjects = [], []
    for language in languages:
        names = (organisation.name_zh, organisation.name_en)
        mine, other = names if language is Language.ZH else names[::-1]
        with override(CODES[language]):
            text = _("You are invited to act for %(name)s. Open this address to join:")
            parts.append(Part(text % {"name": mine or other}, address, _("Join")))
            subjects.append(_("Invitation to %(name)s") % {"name": mine or other})
    subject = " / ".join(dict.fromkeys(subjects))
    return letter(to=invitation.email, language=languages[0], subject=subject, parts=parts)
