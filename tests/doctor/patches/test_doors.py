from pathlib import Path

from tests.patching import TEMPLATE, call, changed, patches

OPEN = TEMPLATE.replace("ApiKeyRequired: true", "ApiKeyRequired: false")


def test_the_default_endpoint_is_opened_again(tmp_path: Path) -> None:
    """In a template, and in the servers of a definition."""
    found = patches(tmp_path, OPEN.replace('-shop"\n', '-shop"\n      DisableExecuteApiEndpoint: true\n'), call())
    definition = (
        "openapi: 3.0.1\ninfo: {title: shop, version: '1'}\nservers:\n  - url: /prod\n"
        "    x-amazon-apigateway-endpoint-configuration:\n      disableExecuteApiEndpoint: true\n"
        "paths: {/pets: {get: {x-amazon-apigateway-integration: {type: mock}}}}\n"
    )
    of_definition = patches(tmp_path, definition, call(), "api.yaml")

    (one,), (other,) = found.values(), of_definition.values()
    expected = ["-      DisableExecuteApiEndpoint: true", "+      DisableExecuteApiEndpoint: false"]
    assert expected == changed(tmp_path, one)
    assert "+      disableExecuteApiEndpoint: false" in changed(tmp_path, other)


WEB_ACL = """\
  Acl:
    Type: AWS::WAFv2::WebACL
    Properties:
      Name: shop
      Scope: REGIONAL
      DefaultAction: {Allow: {}}
      VisibilityConfig: {SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: shop}
      Rules:
        - Name: no-pets
          Priority: 1
          Action: {Block: {}}   # a trial
          VisibilityConfig: {SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: pets}
          Statement:
            ByteMatchStatement:
              FieldToMatch: {UriPath: {}}
              PositionalConstraint: CONTAINS
              SearchString: pets
              TextTransformations: [{Priority: 0, Type: NONE}]
  Join:
    Type: AWS::WAFv2::WebACLAssociation
    DependsOn: Stage
    Properties:
      WebACLArn: !GetAtt Acl.Arn
      ResourceArn: !Sub "arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/prod"
"""


def test_a_rule_counts_before_the_web_acl_is_taken_off(tmp_path: Path) -> None:
    """The smaller change comes first: the path left out of the rule."""
    spared, count, off = patches(tmp_path, OPEN + WEB_ACL, call()).values()
    lines = "".join(changed(tmp_path, spared))

    assert "SearchString: /prod/pets" in lines
    assert "NotStatement:" in lines
    expected = ["-          Action: {Block: {}}   # a trial", "+          Action: {Count: {}}   # a trial"]
    assert expected == changed(tmp_path, count)
    assert "-  Join:" in changed(tmp_path, off)


DOMAIN = """\
  Domain:
    Type: AWS::ApiGateway::DomainName
    Properties:
      DomainName: api.shop.example
      RegionalCertificateArn: !Ref Certificate
      EndpointConfiguration: {Types: [REGIONAL]}
  Certificate: {Type: "AWS::CertificateManager::Certificate", Properties: {DomainName: api.shop.example}}
  Mapping:
    Type: AWS::ApiGateway::BasePathMapping
    DependsOn: Stage
    Properties: {DomainName: !Ref Domain, RestApiId: !Ref Api, BasePath: v1, Stage: prod}
"""


def test_a_path_is_mapped(tmp_path: Path) -> None:
    """To the stage that serves what is left of it."""
    (found,) = patches(tmp_path, OPEN + DOMAIN, call(path="/v2/pets", host="api.shop.example")).values()

    assert ["+      Stage: !Ref Stage", "+      BasePath: v2"] == changed(tmp_path, found)[-2:]
