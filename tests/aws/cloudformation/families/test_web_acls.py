from gatewright.aws.cloudformation.catalogue import FAMILIES
from tests.aws.cloudformation.performing import Performing, made

WAF = "AWS::WAFv2::"
SUMMARY = {"Summary": {"Name": "shop", "Id": "1", "ARN": "arn:acl"}}


def test_a_web_acl_tells_its_arn_and_its_capacity() -> None:
    """`Ref` holds name, id and scope."""
    performing = Performing({"create_web_acl": SUMMARY, "get_web_acl": {"WebACL": {"Capacity": 1}, "LockToken": "t"}})
    found = made(f"{WAF}WebACL", {"Name": "shop", "Scope": "REGIONAL"}, performing)

    assert found.physical_id == "shop|1|REGIONAL"
    assert dict(found.attributes) == {"Arn": "arn:acl", "Id": "1", "Capacity": 1}


def test_it_is_deleted_with_the_token_of_its_last_change() -> None:
    """Which nobody knows beforehand."""
    performing = Performing({"create_ip_set": SUMMARY, "get_ip_set": {"LockToken": "t"}})
    found = made(f"{WAF}IPSet", {"Scope": "REGIONAL", "Addresses": []}, performing)
    delete = FAMILIES[f"{WAF}IPSet"].delete
    assert delete is not None
    delete(found, performing)

    assert performing.params("delete_ip_set") == {"Name": "shop", "Id": "1", "Scope": "REGIONAL", "LockToken": "t"}


def test_patterns_are_objects_to_the_operation() -> None:
    """And texts in a template."""
    performing = Performing({"create_regex_pattern_set": SUMMARY})
    made(f"{WAF}RegexPatternSet", {"Scope": "REGIONAL", "RegularExpressionList": ["^a"]}, performing)

    assert performing.params("create_regex_pattern_set")["RegularExpressionList"] == [{"RegexString": "^a"}]


def test_a_stage_is_protected_and_logged() -> None:
    """Until it is no more."""
    performing = Performing()
    association = made(f"{WAF}WebACLAssociation", {"ResourceArn": "arn:stage", "WebACLArn": "arn:acl"}, performing)
    logging = made(f"{WAF}LoggingConfiguration", {"ResourceArn": "arn:acl", "LogDestinationConfigs": []}, performing)

    assert association.undo[0][2] == {"ResourceArn": "arn:stage"}
    assert performing.params("put_logging_configuration")["LoggingConfiguration"]["ResourceArn"] == "arn:acl"
    assert logging.undo[0][1] == "delete_logging_configuration"
