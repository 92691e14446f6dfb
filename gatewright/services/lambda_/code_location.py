"""
The address at which the code of a function can be fetched: `Code.Location` of GetFunction.

https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCodeLocation.html. On AWS it is a presigned URL of S3; here it
is one of the server itself, which only those know who know the digest of the code.
"""

import re
from dataclasses import dataclass
from typing import Final

from gatewright.model.lazy_pattern import pattern

PREFIX: Final = "/_gatewright/functions/"
"""Paths below it are packages."""

_PATH: Final = pattern(
    re.escape(PREFIX) + r"(?P<account_id>\d{12})/(?P<region>[a-z0-9-]+)/(?P<digest>[0-9a-f]{64})\.zip"
)


@dataclass(frozen=True, slots=True)
class CodeLocation:
    """Where a package lies."""

    account_id: str
    """Its account."""

    region: str
    """Its region."""

    digest: str
    """Its name in the store."""

    @property
    def path(self) -> str:
        """Return the path at which it can be fetched."""
        return f"{PREFIX}{self.account_id}/{self.region}/{self.digest}.zip"


def parse(path: str) -> CodeLocation | None:
    """Return the package that a path is about, `None` when it is about none."""
    found = _PATH.fullmatch(path)
    return None if found is None else CodeLocation(**found.groupdict())
