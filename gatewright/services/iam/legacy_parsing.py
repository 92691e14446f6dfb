"""
What IAM's older parser does not read: "The policy failed legacy parsing".

No page tells of it. The cases are those that moto's tests of many policy documents state of IAM; what is not among them
passes.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from gatewright.aws.policy.trust import texts
from gatewright.model.lazy_pattern import pattern
from gatewright.services.iam.policy_parts import resources, statements

_LARGEST: Final = 2**63 - 1
_DATE: Final = pattern(
    r"(\d{4}(-(0?[1-9]|1[0-2])(-(0?[1-9]|[12]\d|3[01]))?)?|\d\d)?"
    r"([Tt](\d{1,2}(:\d{2}(:\d{2}(\.\d{1,9})?)?)?)?)?([Zz]|[+-]\d{2}(:?\d{2})?)?"
)
_WHOLE: Final = pattern(r"-?\d+")


def fails(document: object) -> bool:
    """Return whether the older parser cannot read a document whose syntax is right."""
    return any(_is_cut_short(arn) for arn in resources(document)) or any(not _is_date(one) for one in _dates(document))


def _is_cut_short(arn: str) -> bool:
    """Return whether an ARN of partition `aws` has nothing where the service stands, or is of S3 and lacks a colon."""
    parts = arn.split(":")
    if parts[:2] != ["arn", "aws"] or len(parts) < 4:
        return False
    return not parts[2] or (parts[2] == "s3" and len(parts) == 5)


def _dates(document: object) -> Iterator[str]:
    for statement in statements(document):
        conditions = statement.get("Condition", {})
        for name, keys in conditions.items() if isinstance(conditions, Mapping) else ():
            if name.rpartition(":")[2].startswith("Date"):
                for found in keys.values():
                    yield from texts(found)


def _is_date(text: str) -> bool:
    if _WHOLE.fullmatch(text) is not None:
        return abs(int(text)) <= _LARGEST
    return bool(text) and _DATE.fullmatch(text) is not None
