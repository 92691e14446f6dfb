"""What comes first where nobody told of the authorizer: that nothing came for it to read, or what it made of it.

Most authorizers read the Authorization header; that another one's source was missing stays possible all the same.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
"""

from gatewright.checks.authorizer import identity_source_missing
from gatewright.model.call import Call
from gatewright.model.cause import Cause
from gatewright.model.unknown import PartlyTold


def likeliest_first(call: Call, causes: tuple[Cause, ...]) -> tuple[Cause, ...]:
    """Return the causes, the missing identity behind all others where a token came."""
    sent = call.request.headers.get("authorization")
    if not isinstance(sent, PartlyTold) and not (isinstance(sent, str) and sent.strip()):
        return causes
    return tuple(sorted(causes, key=lambda cause: cause is identity_source_missing.CAUSE))
