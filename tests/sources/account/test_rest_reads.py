"""What is read of REST APIs."""

from botocore.session import get_session

from gatewright.sources.account.rest_reads import REST_READS


def test_every_row_is_an_operation_that_reads() -> None:
    """It is one of the service's, by GET, and its arguments are the operation's own."""
    model = get_session().get_service_model("apigateway")
    by_name = {name.lower(): model.operation_model(name) for name in model.operation_names}
    operations = [(row, by_name[row.operation.replace("_", "")]) for row in REST_READS]

    assert {row.service for row, _ in operations} == {"apigateway"}
    assert {operation.http["method"] for _, operation in operations} == {"GET"}
    assert all(set(row.arguments) <= set(operation.input_shape.members) for row, operation in operations)
