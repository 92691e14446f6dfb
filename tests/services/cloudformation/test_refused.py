import pytest

from tests.services.account import Account
from tests.services.cloudformation.stack_account import body, refusal, template


@pytest.mark.parametrize(
    ("params", "member"),
    [
        ({"NotificationARNs": ["arn:aws:sns:eu-west-1:000000000000:t"]}, "NotificationARNs"),
        ({"StackPolicyBody": "{}"}, "StackPolicyBody"),
        ({"ResourceTypes": ["AWS::S3::*"]}, "ResourceTypes"),
        ({"DeploymentConfig": {"Mode": "EXPRESS", "DisableRollback": True}}, "DeploymentConfig.DisableRollback"),
        ({"RollbackConfiguration": {"RollbackTriggers": [{"Arn": "a", "Type": "b"}]}}, "RollbackTriggers"),
    ],
)
def test_what_would_do_nothing_here_is_refused(account: Account, params: dict, member: str) -> None:
    """Rather than taken and not obeyed."""
    code, message = refusal(account, "create_stack", StackName="shop", TemplateBody=body(template()), **params)

    assert ("NotImplementedException", True) == (code, member in message)
