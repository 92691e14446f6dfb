"""What a refusal's own text tells of the call: `... on resource: arn:aws:execute-api:REGION:...:API/STAGE/VERB/PATH`.

API Gateway writes the method's ARN into ACCESS_DENIED. It names what was reached, so it may stand for what nobody else
told of the request (recorded: the path is the one that was asked for, the account is masked).
"""

import re
from dataclasses import replace
from typing import Final

from gatewright.model.unknown import Unknown
from gatewright.sources.exchange import Exchange

_ARN: Final = re.compile(
    rb"on resource: arn:(?P<partition>aws[a-z-]*):execute-api:(?P<region>[a-z0-9-]+):[*0-9]+:(?P<api>[a-z0-9]+)"
    rb"/(?P<stage>[A-Za-z0-9_$-]+)/(?P<method>[A-Z]+)(?P<path>/[^\s\"\\]*)?"
)


def with_named_arn(exchange: Exchange) -> Exchange:
    """Return the exchange with verb, host and path of the ARN that its answer names, where they are unknown."""
    body = exchange.observation.body
    match = None if isinstance(body, Unknown) else _ARN.search(body)
    if match is None or b"execute-api:Invoke" not in (b"" if isinstance(body, Unknown) else body):
        return exchange
    told = {name: value.decode() for name, value in match.groupdict(default=b"").items()}
    return replace(
        exchange,
        method=told["method"] if isinstance(exchange.method, Unknown) else exchange.method,
        host=_host(told) if isinstance(exchange.host, Unknown) else exchange.host,
        path=_path(told) if isinstance(exchange.path, Unknown) else exchange.path,
    )


def _host(told: dict[str, str]) -> str:
    ending = ".cn" if told["partition"] == "aws-cn" else ""
    return f"{told['api']}.execute-api.{told['region']}.amazonaws.com{ending}"


def _path(told: dict[str, str]) -> str:
    return f"/{told['stage']}{told['path'] or '/'}"
