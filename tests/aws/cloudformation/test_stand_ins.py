from gatewright.aws.cloudformation.stand_ins import stand_in
from tests.aws.cloudformation.performing import PLACE


def test_a_stand_in_has_the_usual_form() -> None:
    """A name, an ARN, or another attribute."""
    table = "AWS::DynamoDB::Table"

    assert stand_in("Table", table, None, PLACE) == "shop-table"
    assert stand_in("Table", table, "Arn", PLACE) == "arn:aws:dynamodb:eu-west-1:111122223333:table/shop-table"
    assert stand_in("Queue", "AWS::SQS::Queue", "QueueName", PLACE) == "shop-queue-queuename"
    assert stand_in("Own", "Custom::Thing", "Arn", PLACE).startswith("arn:aws:cloudformation:")
