import pytest

from gatewright.model.request import Request, headers
from gatewright.services.callers import Calling, calling, root
from gatewright.wire import models
from gatewright.wire.errors import ServiceError
from tests.services.account import ACCOUNT, NOW
from tests.services.iam.people import People

DEFAULT = "999988887777"


def _signed(key_id: str, token: str | None = None, at: float = NOW) -> Request:
    scope = f"AWS4-HMAC-SHA256 Credential={key_id}/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=b"
    fields = [("Authorization", scope), *([("X-Amz-Security-Token", token)] if token else [])]
    return Request(method="POST", host="h", path="/", headers=headers(fields), received_at=at)


def _calling(people: People, request: Request, service: str = "sts") -> Calling:
    return calling(request, people.store, models.service(service), DEFAULT)


def _refusal(people: People, request: Request, service: str = "sts") -> tuple[str, int | None]:
    with pytest.raises(ServiceError) as caught:
        _calling(people, request, service)
    return caught.value.code, caught.value.status


@pytest.mark.parametrize("key_id", ["test", "AKIAIOSFODNN7EXAMPLE", "a/b", "12345678901"])
def test_unknown_key_is_the_root_user_of_the_default_account(key_id: str) -> None:
    """Whatever a client has in its environment."""
    assert root(DEFAULT) == _calling(People(), _signed(key_id))


def test_unsigned_call_is_the_root_user_of_the_default_account() -> None:
    """As a call without a signature is."""
    assert root(DEFAULT) == _calling(People(), Request(method="POST", host="h", path="/"))


def test_twelve_digits_are_an_account() -> None:
    """Several accounts in one server."""
    expected = Calling(
        account_id="111122223333", arn="arn:aws:iam::111122223333:root", user_id="111122223333", key_id=None
    )
    assert expected == _calling(People(), _signed("111122223333"))


def test_key_of_a_user_is_he() -> None:
    """Account, ARN and unique id; the root user of the account where the key is his."""
    people = People()
    people.user("ann")
    caller = people.key_of("ann")
    of_root = people.iam("create_access_key")["AccessKey"]["AccessKeyId"]

    assert caller == _calling(people, _signed(str(caller.key_id)))
    assert Calling(account_id=ACCOUNT, arn=root(ACCOUNT).arn, user_id=ACCOUNT, key_id=of_root) == _calling(
        people, _signed(of_root)
    )


def test_key_that_was_switched_off_is_refused() -> None:
    """In the words of the protocol."""
    people = People()
    people.user("ann")
    key = str(people.key_of("ann").key_id)
    people.iam("update_access_key", AccessKeyId=key, Status="Inactive")

    assert ("InvalidClientTokenId", 403) == _refusal(people, _signed(key))
    assert ("UnrecognizedClientException", 400) == _refusal(people, _signed(key), "logs")
    assert ("AuthFailure", 401) == _refusal(people, _signed(key), "ec2")


def test_session_needs_its_token() -> None:
    """And ends when it ends."""
    people = People()
    people.role("reader")
    arn = people.iam("get_role", RoleName="reader")["Role"]["Arn"]
    issued = people.sts("assume_role", RoleArn=arn, RoleSessionName="s1")
    credentials = issued["Credentials"]
    key, token = credentials["AccessKeyId"], credentials["SessionToken"]

    assert issued["AssumedRoleUser"]["Arn"] == _calling(people, _signed(key, token)).arn
    assert issued["AssumedRoleUser"]["AssumedRoleId"] == _calling(people, _signed(key, token)).user_id
    assert ("InvalidClientTokenId", 403) == _refusal(people, _signed(key))
    assert ("InvalidClientTokenId", 403) == _refusal(people, _signed(key, "other"))
    assert ("ExpiredToken", 403) == _refusal(people, _signed(key, token, credentials["Expiration"]))
    assert ("ExpiredTokenException", 400) == _refusal(people, _signed(key, token, NOW + 9_999), "logs")
    assert ("RequestExpired", 400) == _refusal(people, _signed(key, token, NOW + 9_999), "ec2")


def test_token_may_stand_in_the_query_string() -> None:
    """A presigned call has it there."""
    people = People()
    people.user("ann")
    credentials = people.sts("get_session_token", people.key_of("ann"))["Credentials"]
    signed = _signed(credentials["AccessKeyId"])
    presigned = Request(
        method="GET",
        host="h",
        path="/",
        query="X-Amz-Security-Token=" + credentials["SessionToken"].replace("+", "%2B"),
        headers=signed.headers,
        received_at=NOW,
    )

    assert "arn:aws:iam::000000000000:user/ann" == _calling(people, presigned).arn
