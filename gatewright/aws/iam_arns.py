"""What the ARN of a user, a group or a role says: whose it is, and its name.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns. A path may stand before
the name.
"""

from typing import Final, NamedTuple

from gatewright.model.lazy_pattern import pattern

_ARN: Final = pattern(r"arn:aws[a-z-]*:iam::(\d{12}):(user|group|role)/(?:.*/)?([^/]+)")


class IamArn(NamedTuple):
    """The parts of an ARN."""

    account_id: str
    """Whose account it is in."""

    kind: str
    """`user`, `group` or `role`."""

    name: str
    """Its name, without the path."""


def iam_arn(text: str) -> IamArn | None:
    """Return what an ARN says; `None` for the ARN of anything else, and for what is none."""
    found = _ARN.fullmatch(text)
    return None if found is None else IamArn(found[1], found[2], found[3])


def role_arn(text: str) -> IamArn | None:
    """Return what the ARN of a role says; `None` for anything else."""
    found = iam_arn(text)
    return None if found is None or found.kind != "role" else found
