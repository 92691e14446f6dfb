"""An account to make users, groups and roles in, by IAM's own operations."""

import json
from typing import Any

from gatewright.services.callers import Calling
from gatewright.store.documents import Document
from gatewright.store.iam_answers import GLOBAL
from tests.services.account import ACCOUNT, Account

INVOKE = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "execute-api:Invoke", "Resource": "*"}]}
)
DENY = INVOKE.replace("Allow", "Deny")
POLICY = f"arn:aws:iam::{ACCOUNT}:policy/invoke"
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"


def trusting(principal: str, *actions: str, **condition: Any) -> str:
    """Return a trust policy for one principal."""
    statement: dict[str, Any] = {
        "Effect": "Allow",
        "Principal": {"AWS": principal},
        "Action": list(actions) or "sts:AssumeRole",
    }
    if condition:
        statement["Condition"] = condition
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


class People(Account):
    """One account, with short ways to IAM and STS."""

    def iam(self, name: str, /, **params: Any) -> Document:
        """Perform an operation of IAM as the root user."""
        return self.call(name, service="iam", **params)

    def refused(self, name: str, /, **params: Any) -> tuple[str, str]:
        """Perform an operation of IAM that has to be refused."""
        return self.refusal(name, service="iam", **params)

    def sts(self, name: str, /, caller: Calling | None = None, **params: Any) -> Document:
        """Perform an operation of STS as somebody, or as the root user."""
        return self.by(caller, "sts", name, **params)

    def by(self, caller: Calling | None, service: str, name: str, /, **params: Any) -> Document:
        """Perform an operation as somebody."""
        self.caller = caller
        try:
            return self.call(name, service=service, **params)
        finally:
            self.caller = None

    def refused_by(self, caller: Calling | None, service: str, name: str, /, **params: Any) -> tuple[str, str]:
        """Perform an operation as somebody, which has to be refused."""
        self.caller = caller
        try:
            return self.refusal(name, service=service, **params)
        finally:
            self.caller = None

    def user(self, name: str = "ann", **params: Any) -> Document:
        """Create a user."""
        return dict(self.iam("create_user", UserName=name, **params)["User"])

    def role(self, name: str = "reader", trust: str | None = None, **params: Any) -> Document:
        """Create a role that trusts the account, or whom is said."""
        text = trust or trusting(ACCOUNT, "sts:*")
        return dict(self.iam("create_role", RoleName=name, AssumeRolePolicyDocument=text, **params)["Role"])

    def policy(self, text: str = INVOKE, name: str = "invoke") -> str:
        """Create a managed policy and return its ARN."""
        return str(self.iam("create_policy", PolicyName=name, PolicyDocument=text)["Policy"]["Arn"])

    def key_of(self, name: str = "ann") -> Calling:
        """Create an access key of a user, and return him as the caller who uses it."""
        key = self.iam("create_access_key", UserName=name)["AccessKey"]
        user = self.iam("get_user", UserName=name)["User"]
        return Calling(account_id=ACCOUNT, arn=user["Arn"], user_id=user["UserId"], key_id=key["AccessKeyId"])

    def stored(self, kind: str, *ids: str, account_id: str = ACCOUNT) -> Document | None:
        """Return a document of IAM's as it stands in the store."""
        with self.store.reading(account_id, GLOBAL) as documents:
            return documents.get(kind, *ids)
