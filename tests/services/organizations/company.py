"""An organization to change: a management account, a unit, and a member account in it."""

from typing import Any

from gatewright.services.callers import root
from gatewright.store.documents import Document
from tests.services.account import ACCOUNT
from tests.services.iam.people import INVOKE, People

MEMBER = "111122223333"
SCP = "SERVICE_CONTROL_POLICY"
DENY = INVOKE.replace("Allow", "Deny")


class Company(People):
    """The default account manages; others may be invited."""

    def org(self, name: str, /, account_id: str = ACCOUNT, **params: Any) -> Document:
        """Perform an operation of Organizations as the root user of an account."""
        return self.by(root(account_id), "organizations", name, **params)

    def org_refused(self, name: str, /, account_id: str = ACCOUNT, **params: Any) -> str:
        """Perform an operation that has to be refused, and return the code."""
        return self.refused_by(root(account_id), "organizations", name, **params)[0]

    def founded(self, *, enabled: bool = True) -> str:
        """Create the organization, and return the id of its root."""
        self.org("create_organization")
        root_id = str(self.org("list_roots")["Roots"][0]["Id"])
        if enabled:
            self.org("enable_policy_type", RootId=root_id, PolicyType=SCP)
        return root_id

    def invited(self, account_id: str = MEMBER) -> str:
        """Invite an account, which accepts."""
        asked = self.org("invite_account_to_organization", Target={"Id": account_id, "Type": "ACCOUNT"})
        self.org("accept_handshake", account_id, HandshakeId=asked["Handshake"]["Id"])
        return account_id

    def scp(self, content: str = DENY, name: str = "deny") -> str:
        """Create a service control policy, and return its id."""
        made = self.org("create_policy", Name=name, Description="d", Type=SCP, Content=content)
        return str(made["Policy"]["PolicySummary"]["Id"])

    def bound(self, account_id: str = MEMBER) -> list[list[str]]:
        """Return the names of the policies at each level above an account."""
        found = self.stored("iam_organization", account_id=account_id) or {"Levels": []}
        return [[one["Name"] for one in level] for level in found["Levels"]]
