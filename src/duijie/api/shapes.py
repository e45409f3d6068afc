"""What all shapes that the API reads and writes are made of."""

from ninja import Schema
from ninja.params.models import ParamModel

__all__ = ["Schema"]

# What reads and writes a shape is made when the first request needs it: for all of them together
# it takes half a second, which the first request for any would wait for.
for _shape in (Schema, ParamModel):
    _shape.model_config["defer_build"] = True
