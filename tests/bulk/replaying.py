"""Worlds before and after a change, and lines that a stage logged of calls to them."""

from collections.abc import Mapping
from typing import Any

from gatewright.bulk.replay_decided import Fate, fate
from gatewright.bulk.replay_logged import Logged, logged
from gatewright.bulk.replay_side import Side
from tests.casebook import world

HOST = "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"
ARN = "arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5"
ANN = "arn:aws:iam::111122223333:user/ann"
BOB = "arn:aws:iam::111122223333:user/bob"
SHOP = "k3yg00d001"

_ADMITTED = {"status": "200", "integration.status": "200", "error.responseType": "-", "error.message": "-"}


def line(method: str = "GET", path: str = "/prod/pets", **told: str) -> dict[str, str]:
    """Return the line of a call that was admitted, unless `told` says otherwise; `_` stands for a dot in its names."""
    whole = {
        "requestId": "7b1c9f0e-4a53-4d7e-9d2b-3c5f6a8e1d20",
        "requestTimeEpoch": "1768478400000",
        "httpMethod": method,
        "domainName": HOST,
        "path": path,
        "stage": "prod",
        "apiId": "a1b2c3d4e5",
        "identity.sourceIp": "198.51.100.7",
        "identity.userAgent": "curl/8.5.0",
        "identity.userArn": "-",
        "identity.apiKeyId": "-",
        "identity.vpceId": "-",
        "identity.vpcId": "-",
        **_ADMITTED,
    }
    return whole | {name.replace("_", ".", 1): value for name, value in told.items()}


def refused(response_type: str, status: str = "403", **line_told: str) -> dict[str, str]:
    """Return the line of a call that was refused."""
    told = {"error_responseType": response_type, "error_message": "no", "integration_status": "-", "status": status}
    return line(**{**told, **line_told})


def sides(
    now: Mapping[str, Any] | None = None, against: Mapping[str, Any] | None = None, given: str = "pets"
) -> tuple[Side, Side]:
    """Return the world with one change, and with another."""
    before, after = world(given, now), world(given, against)
    return Side(lambda _: before), Side(lambda _: after)


def replayed(
    log: Mapping[str, str],
    now: Mapping[str, Any] | None = None,
    against: Mapping[str, Any] | None = None,
    given: str = "pets",
    *,
    strict: bool = False,
) -> Fate:
    """Return what becomes of one call."""
    call = logged(log)
    assert isinstance(call, Logged)
    return fate(call, *sides(now, against, given), strict=strict)
