"""The answer to a signature that API Gateway computes otherwise, which many causes share.

Recorded in October 2020 with the whole canonical string; AWS's article on 403 errors prints it without. The access
key's secret is not in it, but signed headers are.
"""

from typing import Final

from gatewright.aws.sigv4.answers import INVALID
from gatewright.aws.sigv4.answers import MISMATCH as ALL_OF_IT
from gatewright.model.cause import Documented, Recorded, Signature

_TEXT: Final = ALL_OF_IT.message.partition(" Consult the service documentation")[0]
_ENDINGS: Final = (" Consult the service documentation for details.", "")

MISMATCH: Final = (
    ALL_OF_IT,
    *(
        Signature(status=403, error_type=INVALID, message=_TEXT + ending, response_type="INVALID_SIGNATURE")
        for ending in _ENDINGS
    ),
)
"""How it looks, the form with the canonical string first."""

_ALIKE: Final = (
    "iam.signature-mismatch-secret",
    "iam.signature-mismatch-body",
    "iam.signature-mismatch-path",
    "iam.signature-mismatch-encoding",
    "iam.signature-mismatch-query-order",
    "iam.signature-mismatch-host",
    "iam.form-body-with-query",
    "endpoint.vpc-endpoint-policy-reads-authorization",
)

PROVENANCE: Final = (
    Recorded("whole answer of an API, published with its canonical string", "2020-10"),
    Documented("https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html"),
)
"""Where the answer is known from."""


def look_alikes_of(cause_id: str) -> tuple[str, ...]:
    """Return the other causes that answer alike."""
    return tuple(other for other in _ALIKE if other != cause_id)
