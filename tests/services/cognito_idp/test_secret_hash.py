import pytest

from gatewright.services.cognito_idp.secret_hash import check, check_secret, secret_hash
from gatewright.wire.errors import ServiceError

PUBLIC = {"ClientId": "c"}
SECRET = {"ClientId": "c", "ClientSecret": "s"}


def test_hash_is_the_documented_one() -> None:
    """Worked out with openssl: Base64 of HMAC-SHA256 with the key `s` over `adac`."""
    assert secret_hash(SECRET, "ada") == "aNEo6BhR/ejInL8jJsWTUA06lRJGDHGBlwtxVYe9xvM="


def test_right_hash_passes() -> None:
    """And nothing is asked of a client without a secret."""
    check(SECRET, "ada", secret_hash(SECRET, "ada"))
    check(PUBLIC, "ada", None)
    check_secret(SECRET, "s")
    check_secret(PUBLIC, None)


@pytest.mark.parametrize(
    ("client", "sent", "text"),
    [
        (PUBLIC, "x", "Client c is configured without secret but SECRET_HASH was received"),
        (SECRET, None, "Client c is configured with secret but SECRET_HASH was not received"),
        (SECRET, secret_hash(SECRET, "bob"), "Unable to verify secret hash for client c"),
        (SECRET, "é", "Unable to verify secret hash for client c"),
    ],
)
def test_other_hashes_do_not(client: dict[str, str], sent: str | None, text: str) -> None:
    """In AWS's words."""
    with pytest.raises(ServiceError) as caught:
        check(client, "ada", sent)

    assert (caught.value.code, caught.value.message) == ("NotAuthorizedException", text)


@pytest.mark.parametrize(("client", "sent"), [(PUBLIC, "x"), (SECRET, None), (SECRET, ""), (SECRET, "x")])
def test_other_secrets_do_not_either(client: dict[str, str], sent: str | None) -> None:
    """Where the secret itself is sent."""
    with pytest.raises(ServiceError):
        check_secret(client, sent)
