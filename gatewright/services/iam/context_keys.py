"""
The context keys that policies speak of.

https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetContextKeysForCustomPolicy.html
"""

from gatewright.services.iam.named_keys import named_keys
from gatewright.services.iam.policy_texts import check
from gatewright.services.iam.principal_policies import principal_policies
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def get_context_keys_for_custom_policy(_documents: Documents, operation: Operation) -> Document:
    """Answer the keys in conditions and variables of these policies."""
    policies = [check(text) for text in operation.params["PolicyInputList"]]
    return {"ContextKeyNames": named_keys(policies)}


def get_context_keys_for_principal_policy(documents: Documents, operation: Operation) -> Document:
    """Answer the keys in all policies of a user, group or role, and in these."""
    found = principal_policies(documents, operation.params["PolicySourceArn"])
    more = [check(text) for text in operation.params.get("PolicyInputList") or ()]
    return {"ContextKeyNames": named_keys([*found.identity, *more])}
