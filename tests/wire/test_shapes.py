from gatewright.wire import models, shapes


def test_names_on_the_wire_come_from_the_model() -> None:
    """A member is called what the model says, else what botocore calls it."""
    shape = models.service("apigateway").model.operation_model("PutMethod").input_shape

    assert shape is not None
    assert shapes.wire_name("restApiId", shape.members["restApiId"]) == "restapi_id"
    assert shapes.wire_name("apiKeyRequired", shape.members["apiKeyRequired"]) == "apiKeyRequired"


def test_documents_are_known() -> None:
    """A structure that takes any JSON value is told from one that has members."""
    operation = models.service("cognito-idp").model.operation_model("CreateManagedLoginBranding")

    assert operation.input_shape is not None
    assert shapes.is_document(operation.input_shape.members["Settings"])
    assert not shapes.is_document(operation.input_shape)
