"""
An organization as a tree: a root, organizational units, accounts, and the policies at each of them.

Its documents stand in the management account. Each account in it holds a copy of what binds it, `iam_organization`,
written anew by `bind` after every change: whoever reads an account's principals need not look into another account.
https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gatewright.services.organizations.errors import access_denied, not_in_use, refused
from gatewright.store.documents import Document, Documents
from gatewright.store.iam_answers import GLOBAL

SERVICE_CONTROL: Final = "SERVICE_CONTROL_POLICY"

FULL_ACCESS: Final[Document] = {
    "Id": "p-FullAWSAccess",
    "Arn": "arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess",
    "Name": "FullAWSAccess",
    "Description": "Allows access to every operation",
    "Type": SERVICE_CONTROL,
    "AwsManaged": True,
    "Content": '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
}
"""AWS's own policy, which stands at everything that is created (documented)."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One organization, seen from its management account."""

    documents: Documents
    """The documents of the management account."""

    organization: Document
    """What DescribeOrganization answers, with the root's id and the policy types that are enabled."""

    @property
    def root_id(self) -> str:
        """Return the id of the root."""
        return str(self.organization["RootId"])

    def arn(self, kind: str, *ids: str) -> str:
        """Return the ARN of something in the organization."""
        master = self.organization["MasterAccountId"]
        return f"arn:aws:organizations::{master}:{'/'.join((kind, self.organization['Id'], *ids))}"

    def parent(self, parent_id: str, code: str = "ParentNotFoundException") -> str:
        """Return the id of a root or an organizational unit that exists."""
        if parent_id != self.root_id and self.documents.get("org_unit", parent_id) is None:
            raise refused(code, "You specified a parent that doesn't exist.")
        return parent_id

    def unit(self, unit_id: str) -> Document:
        """Return an organizational unit."""
        found = self.documents.get("org_unit", unit_id)
        if found is None:
            raise refused(
                "OrganizationalUnitNotFoundException", "You specified an organizational unit that doesn't exist."
            )
        return found

    def account(self, account_id: str) -> Document:
        """Return an account of the organization."""
        found = self.documents.get("org_account", account_id)
        if found is None:
            raise refused("AccountNotFoundException", "You specified an account that doesn't exist.")
        return found

    def target(self, target_id: str) -> str:
        """Return the id of anything that a policy can stand at."""
        known = (self.documents.get("org_unit", target_id), self.documents.get("org_account", target_id))
        if target_id != self.root_id and known == (None, None):
            raise refused("TargetNotFoundException", "You specified a target that doesn't exist.")
        return target_id

    def policy(self, policy_id: str) -> Document:
        """Return a policy of the organization, or AWS's own."""
        found = FULL_ACCESS if policy_id == FULL_ACCESS["Id"] else self.documents.get("org_policy", policy_id)
        if found is None:
            raise refused("PolicyNotFoundException", "You specified a policy that doesn't exist.")
        return found

    def attached(self, target_id: str) -> list[Document]:
        """Return the policies at a target."""
        return [self.policy(one["PolicyId"]) for one in self.documents.list("org_attachment", target_id)]

    def attach(self, policy_id: str, target_id: str) -> None:
        """Put a policy at a target."""
        document = {"PolicyId": policy_id, "TargetId": target_id}
        self.documents.put("org_attachment", target_id, policy_id, document=document)

    def path(self, node: Document) -> list[str]:
        """Return the ids from the root down to an account or a unit."""
        ids = [str(node["Id"])]
        parent = node["ParentId"]
        while parent != self.root_id:
            ids.append(parent)
            parent = self.unit(parent)["ParentId"]
        return [self.root_id, *reversed(ids)]

    def bind(self) -> None:
        """Write to each account what binds it now."""
        enabled = SERVICE_CONTROL in self.organization["PolicyTypes"]
        levels: dict[str, list[Document]] = {}
        for account in self.documents.list("org_account"):
            ids = self.path(account)
            for node in ids:
                if node not in levels:
                    levels[node] = [{"Name": one["Name"], "Content": one["Content"]} for one in self.attached(node)]
            bound = {
                "Id": self.organization["Id"],
                "Path": "/".join((self.organization["Id"], *ids[:-1], "")),
                "MasterAccountId": self.organization["MasterAccountId"],
                "ManagementAccount": account["Id"] == self.organization["MasterAccountId"],
                "Levels": [levels[node] for node in ids] if enabled else [],
            }
            self.documents.of(account["Id"], GLOBAL).put("iam_organization", document=bound)


def of_member(documents: Documents) -> Tree:
    """Return the organization that an account is in."""
    bound = documents.get("iam_organization")
    if bound is None:
        raise not_in_use()
    there = documents.of(bound["MasterAccountId"], GLOBAL)
    organization = there.get("organization")
    if organization is None:
        raise not_in_use()
    return Tree(there, organization)


def managed(documents: Documents) -> Tree:
    """Return the organization that an account manages; a member may not."""
    tree = of_member(documents)
    if tree.organization["MasterAccountId"] != documents.account_id:
        raise access_denied()
    return tree


def children(tree: Tree, kind: str, parent_id: str) -> Iterator[Document]:
    """Yield the accounts or units right below a parent."""
    return (one for one in tree.documents.list(kind) if one["ParentId"] == parent_id)
