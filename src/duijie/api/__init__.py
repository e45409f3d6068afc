"""The REST interface: parse, call, present."""

from ninja import Schema
from ninja.params.models import ParamModel

# What reads and writes a shape is made when the first request needs it: for all shapes together
# it takes half a second, for which whoever starts a node would wait. Said here, since it has to
# be said before the first shape of any endpoint.
for _shape in (Schema, ParamModel):
    _shape.model_config["defer_build"] = True
