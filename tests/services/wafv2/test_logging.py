"""Where the logs of web ACLs go."""

from typing import Any

import pytest

from tests.services.account import ACCOUNT, REGION
from tests.services.wafv2.waf_account import WafAccount, named

GROUP = f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:aws-waf-logs-shop"


def configuration(arn: str, *destinations: str, **members: Any) -> dict[str, Any]:
    """Return a logging configuration."""
    return {"ResourceArn": arn, "LogDestinationConfigs": list(destinations or (GROUP,)), **members}


@pytest.fixture
def arn(waf: WafAccount) -> str:
    """Return the ARN of a web ACL, a log group beside it."""
    waf.account.call("create_log_group", service="logs", logGroupName="aws-waf-logs-shop")
    return str(waf.web_acl()["ARN"])


def test_a_configuration_comes_and_goes(waf: WafAccount, arn: str) -> None:
    """It is shown as it was put."""
    put = waf.call("put_logging_configuration", LoggingConfiguration=configuration(arn))
    shown = waf.call("get_logging_configuration", ResourceArn=arn)
    listed = waf.call("list_logging_configurations", Scope="REGIONAL")["LoggingConfigurations"]
    waf.call("delete_logging_configuration", ResourceArn=arn)

    assert put == shown == {"LoggingConfiguration": {**configuration(arn), "ManagedByFirewallManager": False}}
    assert listed == [shown["LoggingConfiguration"]]
    assert waf.refusal("get_logging_configuration", ResourceArn=arn)[0] == "WAFNonexistentItemException"
    assert waf.refusal("delete_logging_configuration", ResourceArn=arn)[0] == "WAFNonexistentItemException"


@pytest.mark.parametrize(
    ("destinations", "code"),
    [
        ((GROUP.replace("aws-waf-logs-shop", "shop"),), "WAFInvalidParameterException"),
        ((GROUP.replace("aws-waf-logs-shop", "aws-waf-logs-none"),), "WAFInvalidParameterException"),
        (("arn:aws:s3:::aws-waf-logs-shop",), "NotImplementedException"),
        (("arn:aws:sns:eu-west-1:000000000000:topic-of-mine",), "WAFInvalidParameterException"),
        ((GROUP, GROUP), "WAFInvalidParameterException"),
    ],
)
def test_logs_go_to_one_log_group(waf: WafAccount, arn: str, destinations: tuple[str, ...], code: str) -> None:
    """Whose name starts with `aws-waf-logs-`."""
    given = configuration(arn, *destinations)

    assert waf.refusal("put_logging_configuration", LoggingConfiguration=given)[0] == code


def test_some_parts_can_be_redacted(waf: WafAccount, arn: str) -> None:
    """Those that stand in the log."""
    fine = configuration(arn, RedactedFields=[{"UriPath": {}}, {"SingleHeader": {"Name": "a"}}])
    odd = configuration(arn, RedactedFields=[{"Body": {}}])

    assert waf.call("put_logging_configuration", LoggingConfiguration=fine)
    assert waf.refusal("put_logging_configuration", LoggingConfiguration=odd)[0] == "WAFInvalidParameterException"


def test_a_web_acl_takes_its_configuration_with_it(waf: WafAccount, arn: str) -> None:
    """And one that is not there has none."""
    waf.call("put_logging_configuration", LoggingConfiguration=configuration(arn))
    summary = waf.call("list_web_acls", Scope="REGIONAL")["WebACLs"][0]
    waf.call("delete_web_acl", **named(summary), LockToken=summary["LockToken"])

    assert waf.call("list_logging_configurations", Scope="REGIONAL") == {"LoggingConfigurations": []}
    refused = waf.refusal("put_logging_configuration", LoggingConfiguration=configuration(arn))
    assert refused[0] == "WAFNonexistentItemException"


def test_services_of_aws_have_no_configuration(waf: WafAccount, arn: str) -> None:
    """What is asked of another scope than that of customers is not there, and what is there stays."""
    waf.call("put_logging_configuration", LoggingConfiguration=configuration(arn))
    lake = {"ResourceArn": arn, "LogScope": "SECURITY_LAKE"}

    assert waf.refusal("get_logging_configuration", **lake)[0] == "WAFNonexistentItemException"
    assert waf.refusal("delete_logging_configuration", **lake)[0] == "WAFNonexistentItemException"
    listed = waf.call("list_logging_configurations", Scope="REGIONAL", LogScope="SECURITY_LAKE")
    assert listed == {"LoggingConfigurations": []}
    assert waf.call("get_logging_configuration", ResourceArn=arn, LogScope="CUSTOMER")
