from gatewright.aws.cloudformation.plan import plan
from gatewright.aws.cloudformation.scope import Place
from gatewright.aws.cloudformation.stack import Stack
from gatewright.aws.cloudformation.template import template as read
from gatewright.services.cloudformation.changes import changes
from tests.services.cloudformation.stack_account import template


def test_everything_of_a_new_stack_is_added() -> None:
    """In the order in which it will be made."""
    place = Place(stack_name="shop", account_id="000000000000", region="eu-west-1")
    found = changes(Stack(), plan(read(template()), place, {}, {}, allow_unenforced=False))

    assert ["Api", "Get", "Deployment", "Stage"] == [one["ResourceChange"]["LogicalResourceId"] for one in found]
    assert {"Add"} == {one["ResourceChange"]["Action"] for one in found}
