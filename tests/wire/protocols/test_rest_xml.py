"""rest-xml, with boto3 on the other side."""

import boto3
import pytest
from botocore.exceptions import ClientError

from gatewright.model.request import Request
from gatewright.services.s3.errors import no_such_key
from gatewright.wire import models
from gatewright.wire.protocols.rest_xml import REST_XML
from tests.gatewright_server import Running, running


def test_an_error_is_s3_s() -> None:
    """Members beside code and message, and both ids."""
    asked = Request(method="GET", host="localhost", path="/")
    answer = REST_XML.error(models.service("s3").model, no_such_key("a&b"), asked)

    assert 404 == answer.status
    assert answer.body == (
        b'<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code>'
        b"<Message>The specified key does not exist.</Message><Key>a&amp;b</Key>"
        b"<RequestId/><HostId/></Error>"
    )


@pytest.fixture(scope="module")
def server() -> object:
    """A running server."""
    with running() as found:
        found.client("s3").create_bucket(Bucket="trust")
        yield found


def test_boto3_reads_what_it_wrote(server: Running, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Over plain HTTP with the checksum before the body, over TLS with the checksum behind it."""
    place = tmp_path_factory.mktemp("ca") / "authority.pem"
    place.write_bytes(server.send("GET", "/_gatewright/authority.pem").body)
    secure = boto3.client("s3", endpoint_url=server.tls_url, region_name="us-east-1", verify=str(place))
    for number, client in enumerate((server.client("s3"), secure)):
        body = bytes(range(256)) * 1000
        client.put_object(Bucket="trust", Key=f"a b/{number} ü.pem", Body=body, Metadata={"x": "1"})
        got = client.get_object(Bucket="trust", Key=f"a b/{number} ü.pem")
        assert (body, {"x": "1"}) == (got["Body"].read(), got["Metadata"])
        assert len(body) == client.head_object(Bucket="trust", Key=f"a b/{number} ü.pem")["ContentLength"]
    listed = server.client("s3").list_objects_v2(Bucket="trust")
    assert ["a b/0 ü.pem", "a b/1 ü.pem"] == [one["Key"] for one in listed["Contents"]]


def test_a_bucket_may_stand_in_the_host(server: Running) -> None:
    """As boto3 makes it of an endpoint that is a name."""
    server.client("s3").put_object(Bucket="trust", Key="in-host", Body=b"found")
    scope = "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0"
    answer = server.send("GET", "/in-host", host="trust.localhost", Authorization=scope)

    assert (200, b"found") == (answer.status, answer.body)


def test_a_copy_is_told_from_a_put(server: Running) -> None:
    """Both have one address."""
    with pytest.raises(ClientError, match="copy_object of s3 is not offered"):
        server.client("s3").copy_object(Bucket="trust", Key="b", CopySource="trust/a")
