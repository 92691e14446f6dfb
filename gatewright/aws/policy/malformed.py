"""A policy document that is none: our sentence about it, and the one that AWS would send.

AWS's sentences are those of IAM (`MalformedPolicyDocument`), recorded by others for `create_policy`; API Gateway
answers every fault of a resource policy with one sentence (recorded in users' reports, 2018 to 2023).
"""

from typing import Final

SYNTAX: Final = "Syntax errors in policy."
LEGACY: Final = "The policy failed legacy parsing"
NO_ACTIONS: Final = "Policy statement must contain actions."
NO_RESOURCES: Final = "Policy statement must contain resources."
SAME_SID: Final = "Statement IDs (SID) in a single policy must be unique."
NO_VENDOR: Final = "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
TWO_COLONS: Final = "Actions/Condition can contain only one colon."
HAS_PRINCIPAL: Final = "Policy document should not specify a principal."
LACKS_PRINCIPAL: Final = "Missing required field Principal"

ORDER: Final = (
    SYNTAX,
    HAS_PRINCIPAL,
    LACKS_PRINCIPAL,
    LEGACY,
    SAME_SID,
    NO_ACTIONS,
    NO_VENDOR,
    NO_RESOURCES,
    TWO_COLONS,
)
"""Which fault IAM names, where a document has several (as moto's tests of many documents state it of AWS)."""

API_GATEWAY: Final = "Invalid policy document. Please check the policy syntax and ensure that Principals are valid."
"""What API Gateway answers to any resource policy that it does not take (`BadRequestException`)."""


class MalformedPolicy(ValueError):
    """A policy document that cannot be read; its text is one line in our words."""

    def __init__(self, text: str, path: str = "", iam_message: str = SYNTAX) -> None:
        super().__init__(f"{text} at `{path}`" if path else text)
        self.path = path
        """Where in the document, `Statement[0].Effect`; empty for the whole."""
        self.iam_message = iam_message
        """What IAM answers (`MalformedPolicyDocument`)."""
