from dataclasses import replace

import pytest

from gatewright.aws.request_content import FUNCTION_PAYLOAD, LONGEST
from gatewright.checks.request.size import oversize
from gatewright.model.api import Api, Integration, Protocol
from gatewright.model.call import Call
from gatewright.model.stage import Stage
from gatewright.model.unknown import UNKNOWN, Unknown
from tests.checks.request.rules import call


@pytest.mark.parametrize(
    ("body", "length", "place"),
    [
        (b" " * (LONGEST + 1), None, "body"),
        (UNKNOWN, str(LONGEST + 1), "headers.content-length"),
        (b" " * LONGEST, None, None),
        (UNKNOWN, str(LONGEST), None),
        (UNKNOWN, "much", None),
        (UNKNOWN, None, None),
    ],
    ids=["a long body", "a long body that nobody shows", "as much as is taken", "told to be so", "no number", "untold"],
)
def test_size_shows_in_the_body_or_is_told_beside_it(
    body: bytes | Unknown, length: str | None, place: str | None
) -> None:
    """Where neither does, nobody knows."""
    found = oversize(call(body=body, headers={} if length is None else {"Content-Length": length}))

    assert place == (None if found is None else found.because[0].path)


_FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:toys"
_INVOKED = f"arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/{_FUNCTION}/invocations"


def _to_a_function(length: int, kind: str, protocol: Protocol = "HTTP") -> Call:
    """Return a call whose body ends at a function."""
    plain = call(body=UNKNOWN, headers={"Content-Length": str(length), "Content-Type": kind})
    assert not isinstance(plain.route, Unknown)
    method = replace(plain.route.method, integration=Integration(uri=_INVOKED))
    return replace(
        plain,
        api=Api(id="a1b2c3d4e5", protocol=protocol),
        stage=Stage(name="prod"),
        route=replace(plain.route, method=method),
    )


@pytest.mark.parametrize(
    ("length", "kind", "protocol", "refused"),
    [
        (FUNCTION_PAYLOAD + 1, "text/plain", "HTTP", True),
        (FUNCTION_PAYLOAD - 9, "text/plain", "HTTP", False),
        (FUNCTION_PAYLOAD - 9, "image/png", "HTTP", True),
        (FUNCTION_PAYLOAD - 9, "image/png", "REST", False),
        (FUNCTION_PAYLOAD + 1, "image/png", "REST", True),
    ],
)
def test_a_function_takes_less(length: int, kind: str, protocol: Protocol, refused: bool) -> None:
    """Six megabytes, and an HTTP API sends it in Base64 what is no text."""
    found = oversize(_to_a_function(length, kind, protocol))

    assert refused is (found is not None)
    assert found is None or "quotas.function-payload" == found.because[1].path
    assert oversize(call(body=UNKNOWN, headers={"Content-Length": str(length)})) is None
