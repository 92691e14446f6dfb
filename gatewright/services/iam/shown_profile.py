"""An instance profile as IAM's answers have it: the trust policy of its role percent-encoded."""

from gatewright.services.iam.policy_texts import shown
from gatewright.store.documents import Document


def shown_profile(profile: Document) -> Document:
    """Return a profile as it is answered."""
    roles = [{**role, "AssumeRolePolicyDocument": shown(role["AssumeRolePolicyDocument"])} for role in profile["Roles"]]
    return {**profile, "Roles": roles}
