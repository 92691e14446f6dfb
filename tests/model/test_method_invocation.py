from gatewright.model.method_invocation import MethodInvocation, MethodInvoked
from gatewright.model.request import Request
from gatewright.model.response import Response


def test_invocation_and_its_end_are_values() -> None:
    """Two that are alike are equal, and nobody changes them."""

    def asked() -> MethodInvocation:
        return MethodInvocation(
            account_id="111122223333",
            region="eu-west-1",
            rest_api={"id": "a"},
            resource={"path": "/"},
            http_method="GET",
            request_validators=(),
            models=(),
            stage_variables={},
            request=Request(method="GET", host="", path="/"),
        )

    assert asked() == asked()
    assert MethodInvoked(response=Response(status=200), log="", latency=1) == MethodInvoked(
        response=Response(status=200), log="", latency=1
    )
