"""The roles that the data plane knows are those that IAM keeps."""

import json

from gatewright.gateway.snapshot import Snapshots
from tests.services.account import ACCOUNT, Account

TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "apigateway.amazonaws.com"}, "Action": "sts:AssumeRole"}
        ],
    }
)
INVOKE = json.dumps(
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "lambda:InvokeFunction", "Resource": "*"}]}
)


def test_role_is_known_when_it_is_created_and_gone_when_it_is_deleted() -> None:
    """With its trust policy and what binds its sessions."""
    account = Account()
    snapshots = Snapshots(account.store, ACCOUNT)
    account.call("create_role", service="iam", RoleName="door", AssumeRolePolicyDocument=TRUST)
    account.call("put_role_policy", service="iam", RoleName="door", PolicyName="p", PolicyDocument=INVOKE)
    snapshots.refresh()
    (role,) = snapshots.current.roles.values()

    assert f"arn:aws:iam::{ACCOUNT}:role/door" == role.arn
    assert json.loads(TRUST) == json.loads(role.trust)
    assert ("p",) == tuple(one.name for one in role.principal.identity_policies)  # type: ignore[union-attr]

    account.call("delete_role_policy", service="iam", RoleName="door", PolicyName="p")
    account.call("delete_role", service="iam", RoleName="door")
    snapshots.refresh()
    assert {} == snapshots.current.roles
