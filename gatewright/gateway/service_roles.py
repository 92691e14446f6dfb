"""The roles of the account, as far as integrations may name them: read when IAM changed, never for a call."""

import json
from collections.abc import Mapping

from gatewright.aws.service_role import ServiceRole
from gatewright.configuration.documents import Documents
from gatewright.configuration.principals import principals
from gatewright.model.unknown import Unknown


def service_roles(documents: Documents, account_id: str) -> Mapping[str, ServiceRole]:
    """Return every role by its ARN."""
    account = principals(documents, account_id=account_id)
    found: dict[str, ServiceRole] = {}
    for detail in account.roles.known():
        principal = account.role(detail["Arn"])
        if not isinstance(principal, Unknown):
            trust = detail["AssumeRolePolicyDocument"]
            text = trust if isinstance(trust, str) else json.dumps(trust)
            found[detail["Arn"]] = ServiceRole(arn=detail["Arn"], trust=text, principal=principal)
    return found
