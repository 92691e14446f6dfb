"""The access log: a format with `$context` variables in it, compiled once, filled in for each call.

Restates "Set up CloudWatch logging for REST APIs" and "Variables for access logging", API Gateway developer guide:
https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
A format is any text (CLF, JSON, XML, CSV). A variable that is not set, or that there is not, is `-` (documented for the
former). Values of callers are escaped as inside a JSON string, so that no header can forge a line or a member; that
AWS does so is inferred. `error.messageString` brings its own quotes and is complete as it is (documented).
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gatewright.aws.context_variables import Context

_VARIABLE: Final = re.compile(r"\$context((?:\.[A-Za-z][A-Za-z0-9_-]*)+)")
_NOT_SET: Final = "-"
_COMPLETE: Final = "error.messageString"
_LOG_GROUP: Final = re.compile(
    r"arn:[a-z-]+:logs:(?P<region>[a-z0-9-]+):(?P<account>[0-9]{12}):log-group:(?P<name>[^:]+)(?::\*)?"
)


@dataclass(frozen=True, slots=True)
class LogGroupPlace:
    """Which log group a destination names."""

    account_id: str
    """Its account."""

    region: str
    """Its region."""

    name: str
    """`logGroupName`."""


def destination(arn: str) -> LogGroupPlace | None:
    """Return the log group that a `destinationArn` names; `None` for any other destination, such as Firehose."""
    found = _LOG_GROUP.fullmatch(arn)
    return None if found is None else LogGroupPlace(found["account"], found["region"], found["name"])


def compile_format(text: str) -> Callable[[Context], str]:
    """Return what makes one line of the access log from a call."""
    # `split` with one group: texts at the even places, variables at the odd ones.
    pieces = _VARIABLE.split(text)
    texts, names = pieces[::2], [name[1:] for name in pieces[1::2]]

    def line(context: Context) -> str:
        found = [texts[0]]
        for name, after in zip(names, texts[1:], strict=True):
            found.append(_shown(name, context.get(name)))
            found.append(after)
        return "".join(found)

    return line


def _shown(name: str, value: str | None) -> str:
    if value is None or value == "":
        return _NOT_SET
    return value if name == _COMPLETE else json.dumps(value, ensure_ascii=False)[1:-1]
