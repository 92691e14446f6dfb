"""
How a Lambda function is named: by name, by part of its ARN, or by its ARN, each with a qualifier or without.

Restates "FunctionName" of "Invoke": https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
"""

from dataclasses import dataclass
from typing import Final

from gatewright.aws.arn import partition_of
from gatewright.model.lazy_pattern import pattern

LATEST: Final = "$LATEST"
"""The version that is not published."""

_NAME: Final = pattern(
    r"(?:arn:aws[a-zA-Z-]*:lambda:(?P<region>[a-z0-9-]+):)?"
    r"(?:(?P<account>\d{12}):)?(?:function:)?(?P<name>[a-zA-Z0-9_-]+)(?::(?P<qualifier>\$LATEST|[a-zA-Z0-9_-]+))?"
)


@dataclass(frozen=True, slots=True)
class FunctionArn:
    """A function, or one of its versions or aliases."""

    region: str
    """Its region."""

    account_id: str
    """Its account."""

    name: str
    """Its name."""

    qualifier: str | None = None
    """A version or an alias; `None` where none is named."""

    @property
    def partition(self) -> str:
        """Return the partition of its region."""
        return partition_of(self.region)

    @property
    def function(self) -> str:
        """Return the ARN without a qualifier."""
        return f"arn:{self.partition}:lambda:{self.region}:{self.account_id}:function:{self.name}"

    @property
    def text(self) -> str:
        """Return the ARN, with the qualifier where there is one."""
        return self.function if self.qualifier is None else f"{self.function}:{self.qualifier}"


def parse(text: str, *, region: str, account_id: str) -> FunctionArn | None:
    """Return the function that a name or an ARN means to a caller of this region and account; `None` for no name."""
    found = _NAME.fullmatch(text)
    if found is None:
        return None
    return FunctionArn(
        region=found["region"] or region,
        account_id=found["account"] or account_id,
        name=found["name"],
        qualifier=found["qualifier"],
    )


def parse_arn(text: str) -> FunctionArn | None:
    """Return the function of a whole ARN; `None` for anything else."""
    found = parse(text, region="", account_id="")
    return found if found is not None and found.region and found.account_id else None
