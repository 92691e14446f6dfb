from pathlib import Path

from tests.patching import TEMPLATE, call, changed, patches

FAILED = call(status=500, answer=("InternalServerErrorException", "Internal server error"))
BEHIND = """\
      Integration:
        Type: AWS_PROXY
        IntegrationHttpMethod: POST
        Uri: !Sub "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations"
"""
FUNCTION = """\
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.12
      Handler: index.handler
      Role: !GetAtt Role.Arn
      Code: {ZipFile: "def handler(e, c): return {}"}
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: "sts:AssumeRole"}]
"""
FOR_ANOTHER = """\
  Other:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: !GetAtt Fn.Arn
      Action: lambda:InvokeFunction
      Principal: apigateway.amazonaws.com
      SourceArn: !Sub "arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/dev/GET/pets"
"""


def test_a_function_lets_the_method_in(tmp_path: Path) -> None:
    """Whether the template has no permission, or one for another stage."""
    text = TEMPLATE.replace("      Integration: {Type: MOCK}\n", BEHIND).replace("true  #", "false  #") + FUNCTION
    (of_none,) = patches(tmp_path, text, FAILED).values()
    (of_another,) = patches(tmp_path, text + FOR_ANOTHER, FAILED).values()

    for found in (of_none, of_another):
        last = changed(tmp_path, found)[-1] if found is of_another else found.diff.splitlines()[-1]
        assert last.endswith('execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/prod/GET/pets"')
    assert (None, None) == (of_none.then, of_none.note)
