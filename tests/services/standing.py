"""What has to stand before an operation gets as far as the parameter that it refuses."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.services.account import Account
from tests.services.lambda_ import small
from tests.services.wafv2.waf_account import SEEN, web_acl_params

Given = dict[str, Any]
Making = Callable[[Account], Given]


def standing(account: Account, service: str, operation: str) -> Given:
    """Make what an operation is about, and return the parameters that name it."""
    making = MADE.get(f"{service}.{operation}") or MADE.get(service)
    return {} if making is None else making(account)


def _api(account: Account) -> Given:
    created = account.call("create_rest_api", name="pets")
    return {"restApiId": created["id"]}


def _pool(account: Account) -> Given:
    created = account.call("create_user_pool", service="cognito-idp", PoolName="pool")
    return {"UserPoolId": created["UserPool"]["Id"]}


def _group(account: Account) -> Given:
    created = account.call("create_security_group", service="ec2", GroupName="web", Description="d")
    return {"GroupId": created["GroupId"], "IpPermissions": _between(created["GroupId"])}


def _between(group_id: str) -> list[Given]:
    return [{"IpProtocol": "-1", "UserIdGroupPairs": [{"GroupId": group_id}]}]


def _rule(account: Account) -> Given:
    named = _group(account)
    account.call("authorize_security_group_ingress", service="ec2", **named)
    found = account.call("describe_security_group_rules", service="ec2")["SecurityGroupRules"]
    mine = [one for one in found if one["GroupId"] == named["GroupId"] and not one["IsEgress"]]
    return {
        "GroupId": named["GroupId"],
        "SecurityGroupRules": [{"SecurityGroupRuleId": mine[0]["SecurityGroupRuleId"], "SecurityGroupRule": {}}],
    }


def _vpc(account: Account) -> Given:
    vpc = account.call("describe_vpcs", service="ec2")["Vpcs"][0]["VpcId"]
    return {"VpcId": vpc, "ServiceName": "com.amazonaws.eu-west-1.execute-api", "VpcEndpointType": "Interface"}


def _endpoint(account: Account) -> Given:
    created = account.call("create_vpc_endpoint", service="ec2", **_vpc(account))
    return {"VpcEndpointId": created["VpcEndpoint"]["VpcEndpointId"]}


def _function(account: Account) -> Given:
    small.create(account)
    return {"FunctionName": "f"}


def _user(account: Account) -> Given:
    user = account.call("create_user", service="iam", UserName="ann")["User"]
    return {"PolicySourceArn": user["Arn"], "ActionNames": ["execute-api:Invoke"]}


def _organization(account: Account) -> Given:
    account.call("create_organization", service="organizations")
    return {"Target": {"Type": "ACCOUNT", "Id": "111122223333"}, "Type": "SERVICE_CONTROL_POLICY"}


def _bucket(account: Account) -> Given:
    account.call("create_bucket", service="s3", Bucket="trust", CreateBucketConfiguration={"LocationConstraint": "EU"})
    return {"Bucket": "trust"}


def _rules(_account: Account) -> Given:
    rule = {"Name": "r", "Priority": 0, "VisibilityConfig": SEEN, "OverrideAction": {"None": {}}, "Statement": {}}
    return web_acl_params(rule)


def _web_acl(account: Account) -> Given:
    made = account.call("create_web_acl", service="wafv2", **web_acl_params())["Summary"]
    asked = {**_rules(account), "Id": made["Id"], "LockToken": made["LockToken"]}
    return {**asked, "LoggingConfiguration": {"ResourceArn": made["ARN"], "LogDestinationConfigs": []}}


def _rule_group(account: Account) -> Given:
    asked = {"Name": "g", "Scope": "REGIONAL", "Capacity": 9, "VisibilityConfig": SEEN}
    made = account.call("create_rule_group", service="wafv2", **asked)["Summary"]
    return {**asked, "Id": made["Id"], "LockToken": made["LockToken"], "Rules": _rules(account)["Rules"]}


MADE: Final[Mapping[str, Making]] = {
    "apigateway.get_documentation_parts": _api,
    "cognito-idp": _pool,
    "ec2.authorize_security_group_egress": _group,
    "ec2.authorize_security_group_ingress": _group,
    "ec2.revoke_security_group_egress": _group,
    "ec2.revoke_security_group_ingress": _group,
    "ec2.update_security_group_rule_descriptions_egress": _group,
    "ec2.update_security_group_rule_descriptions_ingress": _group,
    "ec2.modify_security_group_rules": _rule,
    "ec2.create_vpc_endpoint": _vpc,
    "ec2.modify_vpc_endpoint": _endpoint,
    "iam.simulate_principal_policy": _user,
    "lambda.invoke": _function,
    "lambda.update_function_code": _function,
    "lambda.update_function_configuration": _function,
    "organizations": _organization,
    "s3": _bucket,
    "wafv2.check_capacity": _rules,
    "wafv2.create_web_acl": _rules,
    "wafv2.describe_managed_rule_group": lambda _account: {"VendorName": "AWS", "Name": "AWSManagedRulesCommonRuleSet"},
    "wafv2.put_logging_configuration": _web_acl,
    "wafv2.update_rule_group": _rule_group,
    "wafv2.update_web_acl": _web_acl,
}
"""By service and operation, or by service alone."""
