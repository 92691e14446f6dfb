"""Who calls, as the policy of a VPC endpoint sees it: by the Authorization header, whatever the method asks for.

Restates "Use VPC endpoint policies for private APIs in API Gateway": without credentials, and with a token that is no
signature, the caller is anonymous; a valid signature names him, and an invalid one is refused. The page said otherwise
until 2025: with a policy of its own, a method without authorization took nothing but a valid signature. Named default:
today's page, `test_a_token_is_no_signature`.
https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-endpoint-policies.html
"""

from typing import Final

from gatewright.aws.sigv4.answers import Complaint
from gatewright.checks.authentication import authenticate
from gatewright.model.call import Call
from gatewright.model.principal import AccessKey, Caller
from gatewright.model.unknown import PartlyTold, Unknown

_OF_A_SIGNATURE: Final = "AWS4-"


def caller_at_the_endpoint(call: Call) -> Caller | Complaint | Unknown | None:
    """Return who calls, `None` for nobody in particular, or the front end's first complaint about the signature."""
    if not is_read(call):
        return None
    found = authenticate(call)
    if not isinstance(found, AccessKey):
        return found
    return found.principal if isinstance(found.principal, Unknown) else found.principal.caller


def is_read(call: Call) -> bool:
    """Tell whether the Authorization header is taken for a signature, or may be."""
    header = call.request.headers.get("authorization")
    if isinstance(header, PartlyTold) and header.begins.strip():
        header = header.begins
    return isinstance(header, Unknown) or (header is not None and header.strip().upper().startswith(_OF_A_SIGNATURE))
