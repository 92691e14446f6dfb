"""
Stage variables in the URI of an integration, filled in.

https://docs.aws.amazon.com/apigateway/latest/developerguide/aws-api-gateway-stage-variables-reference.html. By
themselves, since whoever only asks which function is called need not load what reads mapping expressions.
"""

import re
from collections.abc import Mapping
from typing import Final

from gatewright.model.lazy_pattern import pattern

_STAGE_VARIABLE: Final = pattern(r"\$\{stageVariables\.([A-Za-z0-9_]+)\}")


class MappingError(ValueError):
    """An expression cannot be read, or has no value for this call; the message names it."""


def with_stage_variables(uri: str, variables: Mapping[str, str]) -> str:
    """Return a URI with `${stageVariables.X}` filled in; raise `MappingError` for a variable that the stage lacks."""

    def value(match: re.Match[str]) -> str:
        if match[1] not in variables:
            raise MappingError(f"the URI `{uri}` needs the stage variable `{match[1]}`, which the stage lacks")
        return variables[match[1]]

    return _STAGE_VARIABLE.sub(value, uri)
