"""Answers of Python's HTTP clients become exchanges."""

import io
import sys
from email.message import Message
from types import SimpleNamespace
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request

import pytest
from botocore.exceptions import ClientError

from gatewright.cli.responses import exchange_of, refused_in, status_of
from gatewright.model.unknown import UNKNOWN
from gatewright.sources.errors import EvidenceError

URL = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com/prod/pets?a=1"
FIELDS = {"x-amzn-ErrorType": "ForbiddenException", "x-amzn-RequestId": "r1"}


def like_requests(status: int = 403, **more: Any) -> Any:
    """Return what requests and httpx give, as far as it is looked at."""
    request = SimpleNamespace(method="POST", url=URL, headers={"x-api-key": "k"}, body=b"{}")
    return SimpleNamespace(
        status_code=status, headers=FIELDS, content=b'{"message":"Forbidden"}', request=request, **more
    )


def of_urllib() -> HTTPError:
    """Return urllib's error."""
    headers = Message()
    for name, value in FIELDS.items():
        headers[name] = value
    return HTTPError(URL, 403, "Forbidden", headers, io.BytesIO(b""))


def of_boto3() -> ClientError:
    """Return boto3's error."""
    answer = {
        "Error": {"Code": "ForbiddenException", "Message": "Forbidden"},
        "ResponseMetadata": {"HTTPStatusCode": 403},
    }
    return ClientError(answer, "PostToConnection")


@pytest.mark.parametrize("made", [like_requests, of_urllib, of_boto3])
def test_each_tells_status_and_error_type(made: Any) -> None:
    """Whatever the library calls them."""
    found = exchange_of(made())

    assert 403 == status_of(made())
    assert (403, "ForbiddenException") == (found.observation.status, found.observation.headers.get("x-amzn-errortype"))


def test_the_request_is_told_where_it_is_kept() -> None:
    """Verb, host, path, query, fields and body."""
    found = exchange_of(like_requests())

    assert ("POST", "/prod/pets", "a=1", b"{}", "k") == (
        found.method,
        found.path,
        found.query,
        found.body,
        found.headers.get("x-api-key"),
    )
    assert UNKNOWN == exchange_of(of_boto3()).method


def test_urllibs_request_is_found_in_the_frames_of_its_error() -> None:
    """The error itself keeps none."""

    def call(req: Request) -> None:
        del req
        raise of_urllib()

    def opens(req: Request) -> None:
        call(req)

    with pytest.raises(HTTPError) as refused:
        opens(Request(URL, data=b"{}", headers={"X-Api-Key": "k"}))
    with refused.value as error:
        found = exchange_of(error)

    assert ("POST", b"{}", "k") == (found.method, found.body, found.headers.get("x-api-key"))


@pytest.mark.parametrize(
    "value", [None, 403, "x", SimpleNamespace(headers={}), SimpleNamespace(status=True, headers={})]
)
def test_other_values_are_no_answers(value: object) -> None:
    """What has neither status nor fields."""
    assert status_of(value) is None
    with pytest.raises(EvidenceError, match="expected an HTTP response"):
        exchange_of(value)


def test_refused_answers_are_found_in_the_frames_of_a_failure() -> None:
    """Each once; those that passed are left."""

    def fails() -> None:
        refused, again, passed = like_requests(), like_requests(), like_requests(200)
        raise AssertionError((refused, again, passed))

    with pytest.raises(AssertionError) as failed:
        fails()
    found = refused_in(failed)

    assert [403] == [status_of(each) for each in found]
    assert sys.exc_info() == (None, None, None)
