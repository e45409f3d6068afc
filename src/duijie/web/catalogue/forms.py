"""The form of one step, from a record and back to its details."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from duijie.catalogue.errors import ListingMalformed
from duijie.catalogue.proposals import propose_quantities
from duijie.catalogue.rules.groups import narrowable
from duijie.catalogue.types.details import Details
from duijie.catalogue.types.results import Problem
from duijie.catalogue.types.words import Visibility
from duijie.catalogue.words import field_label, word_label
from duijie.kernel.actors import Actor
from duijie.kernel.refusals import sentences
from duijie.web.catalogue.evidence import EVIDENCE, EvidenceForm
from duijie.web.catalogue.fields import field_for
from duijie.web.catalogue.rows import Rows, rows_for
from duijie.web.catalogue.sharing import NamedField
from duijie.web.catalogue.steps import Step
from duijie.web.registries.showing import reader_language

NARROWER = (Visibility.REGISTERED, Visibility.BLIND, Visibility.NAMED, Visibility.PRIVATE)
GROUP = "group-"


@dataclass(slots=True)
class StepForm:
    """Everything that one step asks: plain fields, rows, evidence."""

    step: Step
    plain: forms.Form
    rows: list[Rows] = field(default_factory=list)
    evidence: EvidenceForm | None = None

    @property
    def whole_fields(self) -> list[forms.BoundField]:
        """The plain fields that concern the whole record."""
        return [one for one in self.plain if not one.name.startswith(GROUP)]

    @property
    def single_fields(self) -> list[forms.BoundField]:
        """Those that say who sees a single field of the record."""
        return [one for one in self.plain if one.name.startswith(GROUP)]

    @property
    def is_narrowed(self) -> bool:
        """Whether a single field is shown to fewer people, or should be and was refused."""
        return any(one.value() or one.errors for one in self.single_fields)

    def is_valid(self) -> bool:
        """Whether all of it can be read."""
        parts = [self.plain.is_valid(), *(rows.is_valid() for rows in self.rows)]
        return all(parts) and (self.evidence is None or self.evidence.is_valid())

    def details(self, before: Details) -> Details:
        """The record with what was typed in this step."""
        typed: dict[str, Any] = {
            name: tuple(given) if isinstance(given, list) else given
            for name, given in self.plain.cleaned_data.items()
            if not name.startswith(GROUP)
        }
        typed |= {rows.name: rows.value() for rows in self.rows}
        if self.evidence is not None:
            typed[EVIDENCE] = self.evidence.value()
        if self.step.name == "visibility":
            typed["field_visibility"] = {
                name.removeprefix(GROUP): Visibility(given)
                for name, given in self.plain.cleaned_data.items()
                if name.startswith(GROUP) and given
            }
        return replace(before, **typed)

    def refuse(self, refusal: ListingMalformed) -> None:
        """Say at each field what is wrong with it."""
        for problem in refusal.problems:
            said = sentences().say(problem.code, reader_language(), **problem.facts)
            if not self._refuse_row(problem, said):
                name = problem.field if problem.field in self.plain.fields else None
                label = "" if name else f"{_label_of(problem.field)}: "
                self.plain.add_error(name, f"{label}{said}")

    def _refuse_row(self, problem: Problem, said: str) -> bool:
        name, _, rest = problem.field.partition(".")
        place, _, column = rest.partition(".")
        for rows in self.rows:
            if rows.name == name and place.isdecimal():
                rows.refuse(int(place), column, said)
                return True
        return False


def _label_of(path: str) -> str:
    return field_label(path.partition(".")[0], reader_language())


def step_form(
    actor: Actor,
    step: Step,
    details: Details,
    typed: QueryDict | None,
    *,
    propose: bool = False,
) -> StepForm:
    """The form of a step, with what the record says or what was typed."""
    made = {name: field_for(name) for name in step.fields}
    initial = {name: getattr(details, name) for name in step.fields}
    if step.name == "visibility":
        made["shared_with"] = NamedField(actor)
        initial["shared_with"] = details.shared_with
        made |= _groups(details)
        initial |= {f"{GROUP}{group}": own for group, own in details.field_visibility.items()}
    plain = type("PlainForm", (forms.Form,), made)(typed, initial=initial)
    proposed = _proposed(details) if propose else ()
    rows = [
        rows_for(name, getattr(details, name), None if propose else typed, proposed)
        for name in step.rows
        if name != EVIDENCE
    ]
    evidence = EvidenceForm(details, typed) if EVIDENCE in step.rows else None
    return StepForm(step, plain, rows, evidence)


def _groups(details: Details) -> dict[str, forms.Field]:
    language = reader_language()
    choices = [
        ("", _("as the record")),
        *((own.value, word_label(own, language)) for own in NARROWER),
    ]
    return {
        f"{GROUP}{group}": forms.ChoiceField(
            label=field_label(group, language), choices=choices, required=False
        )
        for group in narrowable(details.kind)
    }


def _proposed(details: Details) -> Sequence[Any]:
    """What the quantity reader finds in the texts and nobody has written down yet."""
    texts = [
        getattr(details, name, "")
        for base in ("abstract", "problem", "advantage", "function", "constraints")
        for name in (f"{base}_zh", f"{base}_en")
    ]
    known = {(one.property, one.low, one.high) for one in getattr(details, "quantities", ())}
    found = propose_quantities(*filter(None, texts))
    return [one for one in found if (one.property, one.low, one.high) not in known]
