"""Who signed the call? The signature front end, over the access keys that are known.

An IAM method and an unmatched route ask it alike. Restates "Signature Version 4 signing process":
https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html
"""

from typing import Final

from gatewright.aws.sigv4.answers import Complaint
from gatewright.aws.sigv4.signing_keys import SigningKeys
from gatewright.aws.sigv4.verify import Secret, Verified, verify
from gatewright.i18n import N_
from gatewright.model.call import Call
from gatewright.model.message import Message
from gatewright.model.principal import AccessKey
from gatewright.model.unknown import Missing, Unknown

# Remembering what follows from a secret, a day and a region alone: like a compiled policy, it changes no answer.
_SIGNING_KEYS: Final = SigningKeys()

CALLER: Final = Missing(
    subject="answer.caller",
    what=Message(N_("who signed the call, whether the signature is right, and what the caller may do")),
    command="aws sts get-caller-identity",
)
"""What is lacking where nobody told us the secret of the key that signed."""


def authenticate(call: Call) -> AccessKey | Complaint | Unknown:
    """Return whose signature this is, the front end's first complaint, or what would have to be known."""
    address = call.address
    keys = call.configuration.access_keys
    found = verify(
        call.request,
        now=call.request.received_at,
        region=None if isinstance(address, Unknown) else address.region,
        secret_of=lambda key_id: _secret(keys.get(key_id)),
        signing_keys=_SIGNING_KEYS,
    )
    if isinstance(found, Unknown):
        return _vouched_for(call) or (found if found.missing else Unknown((CALLER,)))
    if not isinstance(found, Verified):
        return found
    key = keys.get(found.access_key)
    return Unknown((CALLER,)) if key is None or isinstance(key, Unknown) else key


def _vouched_for(call: Call) -> AccessKey | None:
    """Return the key of a signature that an answer found right, by naming its caller; this very signature, no other."""
    header = call.request.headers.get("authorization")
    if not isinstance(header, str):
        return None
    vouched = (key for key in call.configuration.access_keys.known() if key.vouched_for == header)
    return next(vouched, None)


def _secret(key: AccessKey | Unknown | None) -> Secret | Unknown | None:
    """Return what is known of a key that may sign; an inactive one is none."""
    if key is None or isinstance(key, Unknown):
        return key
    if isinstance(key.active, Unknown):
        return key.active
    if not key.active:
        return None
    token, ends = key.session_token, key.expires_at
    if isinstance(key.secret, Unknown):
        return key.secret
    if isinstance(token, Unknown):
        return token
    if isinstance(ends, Unknown):
        return ends
    return Secret(value=key.secret, session_token=token, expires_at=ends)
