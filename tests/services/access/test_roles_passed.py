"""The roles that operations hand to services."""

import json

from gatewright.services.access.roles_passed import is_role, passing
from gatewright.services.apigateway.account import update_account
from gatewright.services.apigateway.imports import import_rest_api
from tests.services.account import ACCOUNT, REGION, Account, Pets

ROLE = f"arn:aws:iam::{ACCOUNT}:role/caller"
LAMBDA = (
    f"arn:aws:apigateway:{REGION}:lambda:path/2015-03-31/functions/"
    f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:f/invocations"
)


def test_a_role_that_was_not_held_before_is_passed() -> None:
    """Wherever in a document it stands; the same again is not."""
    pets = Pets()
    integration = {"type": "AWS_PROXY", "integrationHttpMethod": "POST", "uri": LAMBDA, "credentials": ROLE}
    store = pets.account.store

    def passed() -> list[str]:
        with store.transaction(ACCOUNT, REGION) as documents:
            found = passing("apigateway", "put_integration", documents, pets.method)
            operation = pets.account.operation({**pets.method, **integration})
            assert found is not None
            assert operation.perform is not None
            operation.perform("apigateway", "put_integration", documents, operation)
            assert "apigateway.amazonaws.com" == found.to
            return found.passed(documents)

    assert [ROLE] == passed()
    assert [] == passed()


def test_what_reads_passes_nothing() -> None:
    """Nor do services that hold no roles."""
    pets = Pets()
    with pets.account.store.transaction(ACCOUNT, REGION) as documents:
        assert passing("apigateway", "get_integration", documents, {}) is None
        assert passing("logs", "put_log_events", documents, {}) is None


def test_a_role_that_a_stage_variable_tells_may_be_any() -> None:
    """Nobody can say which will be passed in the end."""
    assert is_role(ROLE)
    assert not is_role("arn:aws:iam::000000000000:role/${stageVariables.role}")


def test_a_role_of_the_account_is_passed_once() -> None:
    """It belongs to no API."""
    account = Account()
    patch = {"patchOperations": [{"op": "replace", "path": "/cloudwatchRoleArn", "value": ROLE}]}

    def passed() -> list[str]:
        with account.store.transaction(ACCOUNT, REGION) as documents:
            found = passing("apigateway", "update_account", documents, patch)
            assert found is not None
            update_account(documents, account.operation(patch))
            return found.passed(documents)

    assert [[ROLE], []] == [passed(), passed()]


def test_a_definition_passes_what_it_names() -> None:
    """An API that is made from one held nothing before."""
    method = {
        "x-amazon-apigateway-integration": {
            "type": "aws_proxy",
            "httpMethod": "POST",
            "uri": LAMBDA,
            "credentials": ROLE,
        }
    }
    definition = {"openapi": "3.0.1", "info": {"title": "a", "version": "1"}, "paths": {"/": {"get": method}}}
    account, params = Account(), {"body": json.dumps(definition).encode()}
    with account.store.transaction(ACCOUNT, REGION) as documents:
        found = passing("apigateway", "import_rest_api", documents, params)
        assert found is not None
        import_rest_api(documents, account.operation(params))

        assert [ROLE] == found.passed(documents)
