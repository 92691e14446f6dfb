"""
Test invocations: an authorizer is asked as it is saved, without a stage.

https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeAuthorizer.html. Nothing of it is kept for other calls.
"""

from gatewright.model.authorizer_invocation import AuthorizerInvocation, AuthorizerInvoked, InvokesAuthorizers
from gatewright.services.apigateway import lookup
from gatewright.services.apigateway.told_requests import told_request
from gatewright.services.errors import not_implemented
from gatewright.services.later import Later
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def test_invoke_authorizer(documents: Documents, operation: Operation) -> Later:
    """Ask an authorizer, and answer what it says of the caller, with the execution log."""
    params = operation.params
    authorizer = lookup.authorizer(documents, operation)
    if params.get("additionalContext"):
        raise not_implemented("TestInvokeAuthorizer with an additionalContext is not offered: nothing would read it")
    if operation.authorizers is None:
        raise not_implemented("this server has no data plane that could invoke an authorizer")
    invocation = AuthorizerInvocation(
        account_id=operation.account_id,
        region=operation.region,
        rest_api_id=params["restApiId"],
        authorizer=authorizer,
        stage_variables=dict(params.get("stageVariables") or {}),
        request=told_request(operation, "GET", "/"),
    )
    return Later(_Invoking(operation.authorizers, invocation).finish)


class _Invoking:
    """One test invocation on its way."""

    def __init__(self, authorizers: InvokesAuthorizers, invocation: AuthorizerInvocation) -> None:
        self._authorizers = authorizers
        self._invocation = invocation

    async def finish(self) -> Document:
        """Wait for it, and show it."""
        return _shown(await self._authorizers.invoke_authorizer(self._invocation))


def _shown(invoked: AuthorizerInvoked) -> Document:
    shown: Document = {"clientStatus": invoked.client_status, "log": invoked.log, "latency": invoked.latency}
    if invoked.authorized is not None:
        said = {
            "principalId": invoked.authorized.principal_id,
            "policy": invoked.authorized.policy,
            "claims": dict(invoked.authorized.claims) or None,
        }
        shown.update({name: value for name, value in said.items() if value is not None})
    return shown
