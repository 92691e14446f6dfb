from gatewright.aws.cloudformation.errors import OperationRefused, TemplateError


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
