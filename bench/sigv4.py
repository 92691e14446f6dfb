"""How long the signature of one call takes to verify on one core: a GET with a session token, as an SDK signs it."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Final

from gatewright.aws.sigv4.canonical import canonical_request, path_of_execute_api, string_to_sign
from gatewright.aws.sigv4.form import ALGORITHM, read
from gatewright.aws.sigv4.sent import SignatureSent
from gatewright.aws.sigv4.signing_keys import SigningKeys, signature_of, signing_key
from gatewright.aws.sigv4.verify import Secret, Verified, verify
from gatewright.model.request import Request, headers

NOW: Final = 1_768_478_400.0
STAMP: Final = "20260115T120000Z"
SCOPE: Final = ("20260115", "eu-west-1", "execute-api")
KEY_ID: Final = "ASIAIOSFODNN7EXAMPLE"
SECRET: Final = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"  # noqa: S105  # AWS's own example of a secret
TOKEN: Final = "IQoJb3JpZ2luX2VjE" + "aB3+/xY9" * 100  # as long as tokens of STS are
SIGNED_HEADERS: Final = "accept;host;x-amz-date;x-amz-security-token"


@dataclass(frozen=True)
class Measured:
    """Microseconds for one verification."""

    with_cached_key: float
    """The caller's second call of the day, and every later one."""

    with_new_key: float
    """A caller's first call of the day."""


def signed(signature: str) -> Request:
    """Return the call with a signature."""
    credential = "/".join((KEY_ID, *SCOPE, "aws4_request"))
    return Request(
        method="GET",
        host="a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com",
        path="/prod/pets/white%20dog/toys",
        query="limit=20&colour=dark%20red&after=2026-01-01",
        headers=headers(
            [
                ("Host", "a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com"),
                ("User-Agent", "python-requests/2.32.3"),
                ("Accept-Encoding", "gzip, deflate"),
                ("Accept", "*/*"),
                ("Connection", "keep-alive"),
                ("X-Amz-Date", STAMP),
                ("X-Amz-Security-Token", TOKEN),
                (
                    "Authorization",
                    f"{ALGORITHM} Credential={credential}, SignedHeaders={SIGNED_HEADERS}, Signature={signature}",
                ),
            ]
        ),
        received_at=NOW,
    )


def call() -> Request:
    """Return the call, signed."""
    unsigned = signed("0")
    sent = read(unsigned.headers, unsigned.query)
    if not isinstance(sent, SignatureSent):
        raise TypeError("the call of the bench has no signature")
    canonical = canonical_request(unsigned, sent, path_of_execute_api)
    if not isinstance(canonical, str):
        raise TypeError("the call of the bench is not whole")
    return signed(signature_of(signing_key(SECRET, *SCOPE), string_to_sign(sent, canonical)))


def microseconds(verification: Callable[[], object], seconds: float) -> float:
    """Return how long one verification takes, the median of five rounds."""
    rounds = []
    for _ in range(5):
        start = time.perf_counter()
        for made in count(1):
            verification()
            if not made % 100 and time.perf_counter() - start > seconds / 5:
                rounds.append((time.perf_counter() - start) / made * 1e6)
                break
    return sorted(rounds)[2]


def measure(seconds: float = 2.0) -> Measured:
    """Measure the same call with its signing key at hand, and without."""
    request = call()
    keys: Mapping[str, Secret] = {KEY_ID: Secret(value=SECRET, session_token=TOKEN)}
    warm = SigningKeys()

    def verified(signing_keys: SigningKeys) -> object:
        return verify(request, now=NOW, region="eu-west-1", secret_of=keys.get, signing_keys=signing_keys)

    if not isinstance(verified(warm), Verified):
        raise TypeError("the call of the bench does not verify")
    return Measured(
        with_cached_key=microseconds(lambda: verified(warm), seconds),
        with_new_key=microseconds(lambda: verified(SigningKeys()), seconds),
    )


if __name__ == "__main__":
    found = measure()
    print(f"signing key at hand {found.with_cached_key:6.1f} us, {1e6 / found.with_cached_key:8,.0f} a second")
    print(f"signing key derived {found.with_new_key:6.1f} us, {1e6 / found.with_new_key:8,.0f} a second")
