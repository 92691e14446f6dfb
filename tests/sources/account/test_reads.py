"""One table serves calls, commands and permissions."""

import botocore.session
import pytest
from botocore import xform_name

from gatewright.sources.account.reads import (
    READS,
    arguments_of,
    command_of,
    least_policy,
    missing_of,
    read_of,
)


@pytest.mark.parametrize("kind", READS)
def test_row_agrees_with_the_service_model(kind: str) -> None:
    """Operation, arguments, list member and paging are those of botocore's own model."""
    read = READS[kind]
    model = botocore.session.get_session().get_service_model(read.service)
    operation = model.operation_model(
        next(name for name in model.operation_names if xform_name(name) == read.operation)
    )
    path = operation.http["requestUri"].removeprefix("/v2") if "requestUri" in operation.http else ""
    given = operation.input_shape.members.keys() if operation.input_shape is not None else set()
    told = operation.output_shape.members.keys()

    assert arguments_of(read, ("x",) * len(read.arguments)).keys() <= given
    assert read.listing is None or {read.listing, *read.more_listings} <= told
    assert read.operation == (kind if read.service != "apigatewayv2" else kind.removeprefix("v2_"))
    assert read.pages == ((read.next_page_told or read.next_page) in told)
    if read.resource.startswith("/"):
        assert read.resource.replace("{", "").replace("}", "").count("/") == path.count("/")
    assert read.holds is None or read.holds in told


def test_document_that_is_not_there_says_how_to_read_it() -> None:
    """Place, words, permission and command, all with the ids; ids are quoted for the shell."""
    missing = missing_of(READS["get_deployment"], ("a1", "d 1"))

    assert missing.subject == "configuration.rest_apis[a1].deployments[d 1]"
    assert missing.what.render() == "what the deployment d 1 of the REST API a1 holds"
    assert missing.permission == "apigateway:GET"
    assert missing.command == (
        "aws apigateway get-deployment --rest-api-id a1 --deployment-id 'd 1' --embed apisummary"
    )
    assert command_of(READS["get_api_keys"], ()) == "aws apigateway get-api-keys --include-values"


def test_least_policy_names_just_the_wanted_resources() -> None:
    """One statement, sorted ARNs without account, `*` for ids that are left out."""
    wanted = [("get_usage_plan_keys",), ("get_stages", "a1"), ("get_stages", "a1"), ("get_deployment", "a1")]

    assert least_policy(wanted, region="eu-west-1") == {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Action": "apigateway:GET",
                "Resource": [
                    "arn:aws:apigateway:eu-west-1::/restapis/a1/deployments/*",
                    "arn:aws:apigateway:eu-west-1::/restapis/a1/stages",
                    "arn:aws:apigateway:eu-west-1::/usageplans/*/keys",
                ],
            }
        ],
    }


def test_least_policy_has_a_star_where_the_permission_has_no_resource() -> None:
    """Permissions of IAM stand beside those of API Gateway."""
    statements = least_policy(
        [("get_account_authorization_details",), ("get_access_key_last_used", "AKIA")], region="eu-west-1"
    )["Statement"]

    assert [("iam:GetAccessKeyLastUsed", ["*"]), ("iam:GetAccountAuthorizationDetails", ["*"])] == [
        (one["Action"], one["Resource"]) for one in statements
    ]


def test_the_policy_of_a_function_is_read_by_its_arn() -> None:
    """The function itself is what the permission is about."""
    arn = "arn:aws:lambda:eu-west-1:000000000000:function:f"

    assert [{"Effect": "Allow", "Action": "lambda:GetPolicy", "Resource": [arn]}] == (
        least_policy([("get_policy", arn)], region="eu-west-1")["Statement"]
    )
    assert f"aws lambda get-policy --function-name {arn}" == command_of(READS["get_policy"], (arn,))


def test_kind_or_ids_that_no_row_has_are_a_mistake() -> None:
    """A program that asks for them is broken."""
    with pytest.raises(ValueError, match=r"^no such kind of document: `get_x`$"):
        read_of("get_x", ())
    with pytest.raises(ValueError, match=r"^`get_stages` takes 1 ids, got 0$"):
        read_of("get_stages", ())


def test_a_private_domain_name_is_read_by_name_and_id() -> None:
    """Its key is both; the id is an argument of its own, and an option of the command."""
    ids = ("private.example.com+abcd1234",)
    named = {"domainName": "private.example.com", "domainNameId": "abcd1234"}

    assert arguments_of(READS["get_domain_name"], ids) == named
    assert arguments_of(READS["list_routing_rules"], ids) == {
        "DomainName": named["domainName"],
        "DomainNameId": "abcd1234",
    }
    assert arguments_of(READS["get_domain_name"], ("*.example.com",)) == {"domainName": "*.example.com"}
    assert command_of(READS["get_domain_name"], ids) == (
        "aws apigateway get-domain-name --domain-name private.example.com --domain-name-id abcd1234"
    )
