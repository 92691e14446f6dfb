from gatewright.aws.cloudformation.catalogue import FAMILIES, may_name_what_is_left_out, protects


def test_what_protects_is_never_left_out() -> None:
    """A type of these services that nobody makes here is refused."""
    assert [
        protects(kind) for kind in ("AWS::WAFRegional::WebACL", "AWS::IAM::Nothing", "AWS::ApiGatewayV2::Nothing")
    ] == [
        True,
        True,
        True,
    ]
    assert not protects("AWS::DynamoDB::Table")


def test_functions_and_policies_may_name_what_is_left_out() -> None:
    """A method may not: it would lead nowhere."""
    assert may_name_what_is_left_out("AWS::Lambda::Function")
    assert may_name_what_is_left_out("AWS::SQS::Queue")
    assert not may_name_what_is_left_out("AWS::ApiGateway::Method")


def test_secrets_are_known_as_such() -> None:
    """Their values are never drawn from the template alone."""
    assert {"AWS::ApiGateway::ApiKey", "AWS::IAM::AccessKey"} <= {kind for kind, one in FAMILIES.items() if one.secret}
