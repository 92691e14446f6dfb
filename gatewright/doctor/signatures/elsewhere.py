"""
What is wrong with a signature that another service of AWS refused: they all have API Gateway's front end.

Its words are the same for SQS, STS or OpenSearch (recorded in public threads of 2013 to 2026), so that a clock that is
wrong is named rather than only the service that said so. S3 has words of its own, which name no part.
"""

import json
from typing import Final

from gatewright.checks.edge import other_service
from gatewright.checks.iam import signature_mismatch_encoding, signature_mismatch_host
from gatewright.doctor import frequency
from gatewright.doctor.answer_text import error_type_of, message_of
from gatewright.doctor.backward import fitting, mainly
from gatewright.engine.catalogue import CAUSES
from gatewright.model.cause import Cause
from gatewright.model.observation import Observation
from gatewright.model.request import Headers
from gatewright.sources.loose_answer import known_message

_OF_THE_FRONT_END: Final = frozenset(
    {
        "IncompleteSignatureException",
        "InvalidSignatureException",
        "UnrecognizedClientException",
        "ExpiredTokenException",
    }
)
"""The error types under which a signature is refused."""

_OF_S3: Final = "Check your key and signing method"
"""How S3 and services of its time go on, where API Gateway says "Check your AWS Secret Access Key"."""

_PARTS: Final = (signature_mismatch_encoding.CAUSE, signature_mismatch_host.CAUSE)
"""What was then signed otherwise (public threads): names of objects, and a host behind a proxy."""

_BEFORE: Final = 2
"""So many parts of a signature stand before the service, where the text leaves several."""


def beside_a_signature(causes: tuple[Cause, ...], seen: Observation) -> tuple[Cause, ...]:
    """Return what an answer of another box can mean, behind what its text says of a signature."""
    if other_service.CAUSE not in causes:
        return causes
    if _OF_S3 in (message_of(seen) or ""):
        return tuple(dict.fromkeys((*causes[:1], *_PARTS, *causes[1:])))
    said = signed_elsewhere(seen)
    return tuple(dict.fromkeys((*said[:_BEFORE], *causes, *said)))


def signed_elsewhere(seen: Observation) -> tuple[Cause, ...]:
    """Return what the text says of a signature, the likeliest first; none where it says nothing of one."""
    message, named = message_of(seen), error_type_of(seen)
    if message is not None and known_message(message) is not None:
        said = Observation(headers=Headers(withheld=True), body=json.dumps({"message": message}).encode())
    elif message is None and named in _OF_THE_FRONT_END:
        said = Observation(headers=Headers((("x-amzn-errortype", str(named)),), withheld=True))
    else:
        return ()
    found = [cause for cause in CAUSES.values() if cause.id.startswith("iam.") and _says(cause, said)]
    return tuple(sorted(found, key=lambda cause: frequency.rank_unseen(cause.id, message)))


def _says(cause: Cause, said: Observation) -> bool:
    signature = fitting(cause, said)
    return signature is not None and signature.error_type in _OF_THE_FRONT_END and mainly(cause, said)
