"""
The policy of a VPC endpoint: the default one that lets everybody do everything, and what another one has to be.

https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html: 20,480 characters, white space included.
A policy that is none is refused with one sentence (reported by users, 2018 to 2025), which names a place where the
JSON itself is broken.
"""

import json
from typing import Final

from gatewright.aws.policy.document import document
from gatewright.aws.policy.malformed import MalformedPolicy
from gatewright.services.apigateway.resource_policies import check_principals
from gatewright.services.ec2.errors import refused
from gatewright.wire.errors import ServiceError

FULL_ACCESS: Final = (
    '{\n  "Statement": [\n    {\n      "Action": "*", \n      "Effect": "Allow", \n      "Principal": "*", \n'
    '      "Resource": "*"\n    }\n  ]\n}'
)
"""What DescribeVpcEndpoints shows of an endpoint without a policy of its own (documented: its example)."""

LARGEST: Final = 20_480


def checked(text: str) -> str:
    """Return the text of a policy, or refuse it as EC2 does."""
    if len(text) > LARGEST:
        raise _invalid(f"it has more than {LARGEST} characters")  # the sentence is inferred
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise _invalid(f"Syntax error at position ({error.lineno},{error.colno})") from None
    except RecursionError:
        raise _invalid("Syntax error at position (1,1)") from None
    try:
        check_principals(document(text, "endpoint"))
    except MalformedPolicy:
        # Inferred: where in the text the fault of a policy is that is JSON, AWS's own grammar says, and we do not.
        raise _invalid() from None
    return text


def _invalid(more: str = "") -> ServiceError:
    return refused("InvalidPolicyDocument", f"The Policy Document is not valid. {more}".rstrip())
