"""The field in which a writer names the organisations that a record is meant for."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from duijie.catalogue.words import field_label
from duijie.kernel.actors import Actor
from duijie.organisations.queries import organisations_listed_for, organisations_visible_to
from duijie.web.registries.showing import reader_language

MOST_LOOKED_AT = 20


class NamedField(forms.CharField):
    """Organisations by name, one on each line; its value is their identifiers."""

    def __init__(self, actor: Actor) -> None:
        super().__init__(
            label=field_label("shared_with", reader_language()),
            help_text=_("Full names, one on each line. They see what is kept from others."),
            widget=forms.Textarea({"rows": 3}),
            required=False,
        )
        self.actor = actor

    def prepare_value(self, value: Any) -> Any:  # noqa: ANN401  (Django's signature)
        """The names of the organisations that are named already."""
        return value if isinstance(value, str) else "\n".join(self._names(value or ()))

    def _names(self, named: Iterable[UUID]) -> list[str]:
        return [str(one) for one in organisations_visible_to(self.actor).filter(pk__in=list(named))]

    def clean(self, value: Any) -> tuple[UUID, ...]:  # noqa: ANN401  (Django's signature)
        """The organisations that the lines name; a line that names none is told."""
        lines = str(super().clean(value) or "").splitlines()
        return tuple(self._found(line.strip()) for line in lines if line.strip())

    def _found(self, name: str) -> UUID:
        fitting = list(organisations_listed_for(self.actor, text=name)[:MOST_LOOKED_AT])
        same = [one for one in fitting if name in {one.name_zh, one.name_en}]
        if len(same) == 1 or len(fitting) == 1:
            return (same or fitting)[0].pk
        if fitting:
            near = "; ".join(str(one) for one in fitting[:5])
            said = _("“%(name)s” could be: %(near)s. Write the full name.")
            raise ValidationError(said % {"name": name, "near": near})
        raise ValidationError(_("No organisation here is called “%(name)s”.") % {"name": name})
