from pathlib import Path

import pytest

from tests.patching import REFUSED, SAM, call, changed, patches

POLICY = """\
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Name: shop
      Policy:
        Statement:
          # from the office
          - Effect: Allow
            Principal: "*"
            Action: execute-api:Invoke
            Resource: execute-api:/*
            Condition:
              IpAddress:
                aws:SourceIp:
                - 203.0.113.0/24   # Paris
                - 198.51.100.0/24
      Body:
        openapi: 3.0.1
        info: {title: shop, version: "1"}
        paths: {/pets: {get: {x-amazon-apigateway-integration: {type: mock}}}}
  Deployment: {Type: "AWS::ApiGateway::Deployment", Properties: {RestApiId: !Ref Api, StageName: prod}}
"""
DENY = """\
          - Effect: Deny
            Principal: "*"
            Action: execute-api:Invoke
            Resource: execute-api:/*
            Condition: {NotIpAddress: {"aws:SourceIp": "203.0.113.0/24"}}
"""
DENIED = f"{REFUSED} with an explicit deny"
CALLED = "192.0.2.44"


def added(value: str) -> str:
    """Return what the smaller change says."""
    return f"Add {value}, from where the call came, to the values that the policy's condition names."


@pytest.mark.parametrize(
    "answer", [REFUSED, f"{REFUSED} because no resource-based policy allows the execute-api:Invoke action"]
)
def test_the_address_of_the_caller_joins_those_that_are_allowed(tmp_path: Path, answer: str) -> None:
    """Whichever wording AWS used: one line, and no other caller is let in."""
    found = patches(tmp_path, POLICY, call(answer=("AccessDeniedException", answer), source_ip=CALLED))

    assert ["+                - 192.0.2.44"] == changed(tmp_path, found[added("192.0.2.44")])


def test_the_address_of_the_caller_joins_those_that_are_not_denied(tmp_path: Path) -> None:
    """A value that stood alone becomes a list, in the quotes that it had."""
    condition = POLICY[POLICY.index("            Condition:") : POLICY.index("      Body:")]
    text = POLICY.replace(condition, DENY)
    found = patches(tmp_path, text, call(answer=("AccessDeniedException", DENIED), source_ip=CALLED))

    assert '+            Condition: {NotIpAddress: {"aws:SourceIp": ["203.0.113.0/24", "192.0.2.44"]}}' in changed(
        tmp_path, found[added("192.0.2.44")]
    )


def test_a_statement_that_denies_spares_the_caller_or_is_taken_out(tmp_path: Path) -> None:
    """It is denied to whoever calls with this program: a condition more spares the one caller."""
    condition = POLICY[POLICY.index("            Condition:") : POLICY.index("      Body:")]
    deny = DENY.replace('{NotIpAddress: {"aws:SourceIp": "203.0.113.0/24"}}', "{StringEquals: {'aws:UserAgent': curl}}")
    exchange = call(answer=("AccessDeniedException", DENIED), headers={"User-Agent": "curl"}, source_ip=CALLED)
    spared, found = patches(tmp_path, POLICY.replace(condition, deny), exchange).values()

    assert "192.0.2.44" in "".join(changed(tmp_path, spared))
    assert [f"-{line}" for line in deny.splitlines()] == changed(tmp_path, found)


def test_the_lists_of_sam_are_lists_too(tmp_path: Path) -> None:
    """SAM makes a policy of them."""
    text = SAM.replace(
        "        ApiKeyRequired: true\n", "        ResourcePolicy:\n          IpRangeWhitelist: ['203.0.113.0/24']\n"
    )
    found = patches(tmp_path, text, call(answer=("AccessDeniedException", DENIED), source_ip=CALLED))

    expected = "+          IpRangeWhitelist: ['203.0.113.0/24', '192.0.2.44']"
    assert expected in changed(tmp_path, found[added("192.0.2.44")])


def test_a_caller_whose_address_nobody_told_is_not_guessed(tmp_path: Path) -> None:
    """Then nothing can be proven."""
    assert {} == patches(tmp_path, POLICY, call(answer=("AccessDeniedException", REFUSED)))
