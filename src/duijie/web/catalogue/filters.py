"""What a list is narrowed by, as it stands in the address."""

from typing import Final
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from duijie.catalogue.queries import ListFilter
from duijie.catalogue.types.words import Cooperation, Stage
from duijie.registries.types import Register
from duijie.web.registries.forms import EntryField

LEVELS: Final = {"1": (1, 3), "4": (4, 6), "7": (7, 9)}


class EntriesForm(forms.Form):
    """The trade, the technical field and the place, each an entry of a registry."""

    industry = EntryField(Register.INDUSTRIES, label=_("Industry"), required=False)
    field = EntryField(Register.FIELDS, label=_("Technical field"), required=False)
    region = EntryField(Register.REGIONS, label=_("Region"), required=False)

    def code_of(self, name: str) -> str:
        """The code that was chosen; nothing where what was typed names no entry."""
        self.is_valid()
        return str(self.cleaned_data.get(name, ""))


def wanted_in(given: QueryDict, entries: EntriesForm) -> ListFilter:
    """The filter that an address asks for; what it does not know narrows nothing."""
    low, high = LEVELS.get(given.get("trl", ""), (None, None))
    return ListFilter(
        own="own" in given,
        named="named" in given,
        owner=_id(given.get("owner", "")),
        stages=[Stage(one) for one in given.getlist("stage") if one in list(Stage)],
        words=given.get("q", "")[:200],
        industry=entries.code_of("industry"),
        field=entries.code_of("field"),
        region=entries.code_of("region"),
        trl_from=low,
        trl_to=high,
        cooperation=[
            Cooperation(one) for one in given.getlist("cooperation") if one in list(Cooperation)
        ],
    )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
