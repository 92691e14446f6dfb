"""What is read of the services beside API Gateway."""

import re

from botocore.session import get_session

from gatewright.sources.account.side_reads import SIDE_READS


def test_every_row_is_an_operation_that_reads() -> None:
    """By its name it changes nothing, its arguments are its own, and the permission is of the same service."""
    for row in SIDE_READS:
        model = get_session().get_service_model(row.service)
        (name,) = [name for name in model.operation_names if name.lower() == row.operation.replace("_", "")]
        shape = model.operation_model(name).input_shape

        assert re.match(r"Get|List|Describe", name)
        assert set(row.arguments) <= set(shape.members if shape else ())
        assert row.action.partition(":")[0] == model.endpoint_prefix
