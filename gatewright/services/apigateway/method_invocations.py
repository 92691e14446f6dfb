"""
Test invocations: a method is called as it is saved, without a stage.

https://docs.aws.amazon.com/apigateway/latest/api/API_TestInvokeMethod.html. What is not there is refused as by any
other operation on a method (recorded: LocalStack's AWS-validated `TestApigatewayTestInvoke`, 2024-04-15); a verb
without a method of its own is served by `ANY`, as at a stage.
"""

from gatewright.model.method_invocation import InvokesMethods, MethodInvocation, MethodInvoked
from gatewright.services.apigateway import lookup
from gatewright.services.apigateway.errors import not_found
from gatewright.services.apigateway.told_requests import told_request
from gatewright.services.errors import not_implemented
from gatewright.services.later import Later
from gatewright.services.operation import Operation
from gatewright.store.documents import Document, Documents


def test_invoke_method(documents: Documents, operation: Operation) -> Later:
    """Call a method, and answer what a caller would get, with the execution log."""
    params = operation.params
    resource = lookup.resource(documents, operation)
    methods = resource.get("resourceMethods", {})
    found = next((name for name in (params["httpMethod"], "ANY") if name in methods), None)
    if found is None:
        raise not_found("Invalid Method identifier specified")
    certificate = params.get("clientCertificateId")
    shown = lookup.client_certificate(documents, certificate) if certificate else None
    if operation.methods is None:
        raise not_implemented("this server has no data plane that could invoke a method")
    rest_api_id = params["restApiId"]
    invocation = MethodInvocation(
        account_id=operation.account_id,
        region=operation.region,
        rest_api=lookup.rest_api(documents, operation),
        resource=resource,
        http_method=found,
        request_validators=tuple(documents.list("request_validator", rest_api_id)),
        models=tuple(documents.list("model", rest_api_id)),
        client_certificate=shown,
        stage_variables=dict(params.get("stageVariables") or {}),
        request=told_request(operation, params["httpMethod"], resource["path"]),
    )
    return Later(_Invoking(operation.methods, invocation).finish)


class _Invoking:
    """One test invocation on its way."""

    def __init__(self, methods: InvokesMethods, invocation: MethodInvocation) -> None:
        self._methods = methods
        self._invocation = invocation

    async def finish(self) -> Document:
        """Wait for it, and show it."""
        return _shown(await self._methods.invoke_method(self._invocation))


def _shown(invoked: MethodInvoked) -> Document:
    response = invoked.response
    several: dict[str, list[str]] = {}
    for name, value in response.headers:
        several.setdefault(name, []).append(value)
    return {
        "status": response.status,
        "body": response.body.decode(errors="replace"),
        "headers": {name: values[-1] for name, values in several.items()},
        "multiValueHeaders": several,
        "log": invoked.log,
        "latency": invoked.latency,
    }
