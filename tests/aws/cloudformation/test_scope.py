from gatewright.aws.cloudformation.scope import NO_VALUE, Place


def test_pseudo_parameters_tell_where_the_stack_stands() -> None:
    """China has its own partition and suffix."""
    found = Place(stack_name="shop", account_id="111122223333", region="cn-north-1").pseudo_parameters()

    assert (found["AWS::Partition"], found["AWS::URLSuffix"], found["AWS::NoValue"]) == (
        "aws-cn",
        "amazonaws.com.cn",
        NO_VALUE,
    )
    assert found["AWS::StackName"] == "shop"
    assert repr(NO_VALUE) == "NO_VALUE"
