from gatewright.aws.cloudformation.stack import Stack
from gatewright.services.cloudformation.running import before, place
from tests.services.account import Account
from tests.services.cloudformation.stack_account import body, call, create, described, template


def test_a_new_stack_has_nothing_in_it() -> None:
    """Before it is brought to its plan."""
    assert Stack() == before({})


def test_a_stack_knows_its_own_id(account: Account) -> None:
    """`AWS::StackId` is the ARN that the call answered."""
    written = {**template(), "Outputs": {"Me": {"Value": {"Ref": "AWS::StackId"}}}}
    stack_id = create(account, written=written)

    assert stack_id == described(account)["Outputs"][0]["OutputValue"]
    assert stack_id == place({"StackName": "shop", "StackId": stack_id}, account.operation({})).stack_id


def test_what_an_update_takes_away_is_told(account: Account) -> None:
    """As an event of its own, beside what it made."""
    create(account)
    bare = template()
    del bare["Resources"]["Stage"]
    call(account, "update_stack", StackName="shop", TemplateBody=body(bare))
    events = call(account, "describe_stack_events", StackName="shop")["StackEvents"]

    assert ("Stage", "DELETE_COMPLETE") in [(one["LogicalResourceId"], one["ResourceStatus"]) for one in events]
