import json

from gatewright.aws.cloudformation.records import as_json, from_json
from gatewright.aws.cloudformation.stack import Stack
from tests.aws.cloudformation.test_plan import API, TABLE
from tests.aws.cloudformation.test_stack import DEPLOYMENT, after


def test_a_stack_comes_back_as_it_was() -> None:
    """Through JSON, as the store keeps it."""
    stack, _ = after(Stack(), {"Api": API, "Deployment": DEPLOYMENT, "Table": TABLE})

    assert from_json(json.loads(json.dumps(as_json(stack)))) == stack
