"""What the words of matching days are called on pages."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duijie.events.rules.preferences import Wish
from duijie.events.types import Keep, NextStep, Step, Useful

Label = str | Promise

WISHES: Final[Mapping[Wish, Label]] = {
    Wish.SURELY: _("I must meet them"),
    Wish.GLADLY: _("I would like to"),
    Wish.NONE: _("No wish"),
    Wish.NOT: _("Not with them"),
}
USEFUL: Final[Mapping[Useful, Label]] = {
    Useful.YES: pgettext_lazy("meeting", "Useful"),
    Useful.PARTLY: pgettext_lazy("meeting", "Partly"),
    Useful.NO: pgettext_lazy("meeting", "Not useful"),
    Useful.NOT_HELD: pgettext_lazy("meeting", "It did not take place"),
}
NEXT_STEPS: Final[Mapping[NextStep, Label]] = {
    NextStep.NOTHING: _("Nothing for now"),
    NextStep.SEND_MATERIAL: _("I send material"),
    NextStep.CALL: _("I call them"),
    NextStep.VISIT: _("I visit them"),
    NextStep.SAMPLE: _("I send or test a sample"),
    NextStep.CONFIDENTIALITY: _("I prepare a confidentiality agreement"),
    NextStep.QUOTE: _("I make a quote"),
}
KEEPS: Final[Mapping[Keep, Label]] = {
    Keep.ALL: _("Keep every meeting that can take place; only fill what is free"),
    Keep.CONFIRMED: _("Keep what both sides confirmed; the others may move"),
    Keep.NOTHING: _("Plan everything that is not over anew"),
}
STEPS: Final[Mapping[Step, Label]] = {
    Step.FIRST: _("A first plan is being put together"),
    Step.BOUND: _("The best that is possible is being computed"),
    Step.SEARCH: _("Better plans are being searched for"),
    Step.TABLES: _("Tables are being given out"),
}
LANGUAGES: Final[Mapping[str, Label]] = {
    "zh": _("Chinese"),
    "en": _("English"),
    "ja": _("Japanese"),
    "ko": _("Korean"),
    "de": _("German"),
    "fr": _("French"),
    "ru": _("Russian"),
}
# The stages of the funnel, each with the one definition of its number.
FUNNEL: Final[Mapping[str, tuple[Label, Label]]] = {
    "registered": (
        _("Took part"),
        _("People whose registration the organiser approved, walk-ins included."),
    ),
    "matched": (
        _("Had a meeting planned"),
        _("People with at least one meeting in the plan that counts at the end."),
    ),
    "met": (
        _("Met somebody"),
        _("People with at least one meeting of which a side says that it took place."),
    ),
    "useful": (
        _("Met usefully"),
        _("People with at least one meeting that one of the two sides calls useful."),
    ),
    "introduced": (
        _("Want to go on"),
        _("People with at least one meeting after which both sides want to be introduced."),
    ),
}
MEETINGS: Final[Mapping[str, tuple[Label, Label]]] = {
    "matched": (_("Meetings planned"), _("Meetings in the plan that counts at the end.")),
    "met": (_("Took place"), _("Pairs of which at least one side says that they met.")),
    "useful": (_("Useful"), _("Pairs of which at least one side calls the meeting useful.")),
    "introduced": (_("Both want to go on"), _("Pairs in which both want to be introduced.")),
}
