"""The BinaryEquals operator: the policy writes base64, the bytes are compared.

Restates "IAM JSON policy elements: Condition operators", Binary condition operators:
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
"""

import base64
import binascii
from collections.abc import Sequence

from gatewright.aws.policy.conditions.operand import Prepared
from gatewright.aws.policy.globs import Pattern, written


def equals(values: Sequence[Pattern]) -> Prepared:
    """Compare the bytes of a text with what the policy's base64 stands for."""
    decoded = [_decoded(written(value)) for value in values]
    known = frozenset(value for value in decoded if value is not None)
    invalid = tuple(place for place, value in enumerate(decoded) if value is None)
    return Prepared(lambda text: text.encode("utf-8", "surrogatepass") in known, invalid)


def _decoded(text: str) -> bytes | None:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
