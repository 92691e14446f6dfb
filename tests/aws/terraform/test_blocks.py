from gatewright.aws.terraform.blocks import converted, pascal


def test_names_are_spelt_as_aws_spells_them() -> None:
    """Also those with acronyms in them."""
    assert pascal("path_part") == "PathPart"
    assert converted({"ip_set_reference_statement": [{"arn": "x"}]}) == {"IPSetReferenceStatement": {"ARN": "x"}}


def test_a_block_is_an_object_and_several_are_a_list() -> None:
    """Whatever there may be several of; what is null is not there."""
    block = {
        "or_statement": [{"statement": [{"label_match_statement": [{"key": "a"}]}]}],
        "text_transformation": [{"priority": 0}],
        "not_statement": [{"statement": [{"geo": None}]}],
        "empty": [],
        "addresses": ["a"],
    }

    assert converted(block) == {
        "OrStatement": {"Statements": [{"LabelMatchStatement": {"Key": "a"}}]},
        "TextTransformations": [{"Priority": 0}],
        "NotStatement": {"Statement": {}},
        "Addresses": ["a"],
    }


def test_functions_of_a_template_stay() -> None:
    """They were put in the place of references."""
    assert converted({"arn": {"Fn::GetAtt": ["a", "Arn"]}}) == {"ARN": {"Fn::GetAtt": ["a", "Arn"]}}
