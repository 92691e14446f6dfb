from gatewright.aws.cloudformation.errors import OperationRefused, TemplateError, unresolved


def test_an_error_says_its_place_first() -> None:
    """The place grows from within as the error leaves what it is in."""
    error = TemplateError("expected a text", at="Fn::Sub").within("Name").within("Resources.Api")

    assert str(error) == "Resources.Api.Name.Fn::Sub: expected a text"


def test_an_error_without_a_place_gets_the_outer_one() -> None:
    """There is no empty part."""
    assert str(TemplateError("no").within("Outputs.Url")) == "Outputs.Url: no"


def test_a_refusal_is_in_the_words_of_the_service() -> None:
    """The code comes first, as the AWS CLI shows it."""
    assert str(OperationRefused("ConflictException", "there is one")) == "ConflictException: there is one"


def test_words_of_aws_name_the_block() -> None:
    """They stand beside ours; elsewhere than in two blocks they are not known."""
    error = TemplateError("no", at="Ref", aws=unresolved("X"))
    expected = "Template format error: Unresolved resource dependencies [X] in the Outputs block of the template"

    assert expected == error.within("Outputs.Url.Value").aws
    assert "" == error.aws == error.within("Conditions.Prod").aws == TemplateError("no").aws
    assert "AWS says so" == TemplateError("no", aws="AWS says so").aws
