"""Foreign keys point down the layers, and the tables are those of the models."""

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db.models import ForeignKey, ManyToManyField, Model
from tests.architecture.sources import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = PYPROJECT["tool"]["importlinter"]["contracts"]


def layer_ranks() -> dict[str, int]:
    """The height of every package of ours; what is not ours lies below all."""
    layers = next(one["layers"] for one in CONTRACTS if one["id"] == "layers")
    return {
        name.strip(" ()"): len(layers) - place
        for place, names in enumerate(layers)
        for name in names.split("|")
    }


def package_of(model: type[Model]) -> str:
    """The package of ours that a model lives in, empty when it is not ours."""
    root, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if root == "duijie" else ""


def keys() -> Iterator[tuple[str, str, str]]:
    """Every key that crosses an app: its name, the app it lives in, the app it points to."""
    for model in apps.get_models():
        here = package_of(model)
        for field in [*model._meta.concrete_fields, *model._meta.local_many_to_many]:
            if isinstance(field, ForeignKey | ManyToManyField):
                other: Any = field.remote_field.model
                if here and package_of(other) != here:
                    yield f"{model._meta.label}.{field.name}", here, package_of(other)


def test_keys_point_down_the_layers() -> None:
    rank = layer_ranks()

    assert not [name for name, here, there in keys() if there and rank[there] >= rank[here]]


def test_no_key_can_point_anywhere() -> None:
    generic = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.private_fields
        if package_of(model)
    ]

    assert not generic, "a generic key points up as easily as down"


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
