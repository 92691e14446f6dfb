"""
Trust policies that name somebody who is deleted.

https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-users: IAM keeps
the unique id of a user or role behind the ARN, and shows it once he is gone. So whoever is created under the same name
later is not trusted in his place.
"""

import json

from gatewright.services.iam.entities import ROLE, put
from gatewright.store.documents import Documents
from gatewright.store.iam_answers import GLOBAL


def forget(documents: Documents, arn: str, unique_id: str) -> None:
    """Put the unique id for the ARN in the trust policy of every role, in whatever account."""
    named, replaced = json.dumps(arn), json.dumps(unique_id)
    for account_id in documents.accounts(ROLE.kind):
        there = documents.of(account_id, GLOBAL)
        for role in there.list(ROLE.kind):
            text = role["AssumeRolePolicyDocument"]
            if named in text:
                put(there, ROLE, {**role, "AssumeRolePolicyDocument": text.replace(named, replaced)})
