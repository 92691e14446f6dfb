import pytest

from gatewright.model.request import Request, headers
from gatewright.wire import models
from gatewright.wire.errors import UnsupportedProtocol
from gatewright.wire.protocols.spoken import nearest, spoken

PLAIN = Request(method="POST", host="x", path="/")
TARGET = Request(method="POST", host="x", path="/", headers=headers([("x-amz-target", "A.B")]))
FORM = Request(
    method="POST",
    host="x",
    path="/",
    headers=headers([("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")]),
)
CBOR = Request(method="POST", host="x", path="/", headers=headers([("smithy-protocol", "rpc-v2-cbor")]))
QUERY = Request(method="GET", host="x", path="/", query="Action=ListMetrics&Version=2010-08-01")


@pytest.mark.parametrize(
    ("service", "request_", "protocol"),
    [
        ("cloudwatch", TARGET, "json"),
        ("cloudwatch", FORM, "query"),
        ("cloudwatch", QUERY, "query"),
        ("apigateway", PLAIN, "rest-json"),
        ("apigateway", TARGET, "rest-json"),
        ("apigateway", FORM, "rest-json"),
        ("logs", TARGET, "json"),
        ("sts", FORM, "query"),
        ("ec2", FORM, "ec2"),
        ("ec2", QUERY, "ec2"),
    ],
)
def test_request_decides_not_preference(service: str, request_: Request, protocol: str) -> None:
    """Of the protocols that a model lists, the one whose marks the request bears is meant."""
    assert protocol == spoken(models.service(service).model, request_)


@pytest.mark.parametrize(
    ("service", "request_", "fallback"),
    [
        ("cloudwatch", CBOR, "json"),
        ("logs", PLAIN, "json"),
        ("sts", PLAIN, "query"),
        ("apigateway", CBOR, "rest-json"),
        ("ec2", CBOR, "ec2"),
        ("events", CBOR, "json"),
    ],
)
def test_nothing_is_guessed(service: str, request_: Request, fallback: str) -> None:
    """A request without the marks of a listed protocol is refused, in the form that its client reads best."""
    model = models.service(service).model
    with pytest.raises(UnsupportedProtocol):
        spoken(model, request_)

    assert fallback == nearest(model, request_)
