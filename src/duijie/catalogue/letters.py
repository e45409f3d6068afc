"""Letters of the catalogue to people who may have no account."""

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _
from django.utils.translation import override

from duijie.catalogue.models import ConsentLetter
from duijie.kernel.language import Language
from duijie.site.letters import CODES, PRODUCT, Part, letter
from duijie.site.queries import current


def consent_letter(asked: ConsentLetter, token: str) -> EmailMultiAlternatives:
    """The question whether a person may be shown; its link leads to yes and to no."""
    language, owner = Language(asked.language), asked.expert.owner
    names = (owner.name_zh, owner.name_en)
    mine, other = names if language is Language.ZH else names[::-1]
    facts = {"name": mine or other, "node": current().name_in(language) or PRODUCT[language]}
    with override(CODES[language]):
        subject = _("May %(name)s show you as an expert?") % facts
        text = _(
            "%(name)s would like to show you as an expert on %(node)s, so that people with a "
            "technical problem can find you. Nothing is shown unless you agree. Read what would "
            "be shown, then say yes or no; with the same link you can take it back at any time:"
        )
        about = _("If you know nothing of this, do nothing: without your answer you are not shown.")
        address = f"{settings.ADDRESS}/consent/{token}"
        parts = [Part(text % facts, address, _("Read and answer")), Part(about)]
    return letter(to=asked.email, language=language, subject=subject, parts=parts)
