from gatewright.aws.cloudformation.stand_ins import stand_in
from tests.aws.cloudformation.performing import PLACE


def test_a_stand_in_has_the_usual_form() -> None:
    """A name, an ARN, or another attribute."""
    table = "AWS::DynamoDB::Table"

    assert stand_in("Table", table, None, PLACE) == "shop-table"
    assert stand_in("Table", table, "Arn", PLACE) == "arn:aws:dynamodb:eu-west-1:111122223333:table/shop-table"
    assert stand_in("Queue", "AWS::SQS::Queue", "QueueName", PLACE) == "shop-queue-queuename"
    assert stand_in("Own", "Custom::Thing", "Arn", PLACE).startswith("arn:aws:cloudformation:")


def test_a_reference_is_of_the_form_that_its_type_has() -> None:
    """An ARN for a topic, which policies and permissions name; a URL for a queue."""
    assert "arn:aws:sns:eu-west-1:111122223333:topic/shop-news" == stand_in("News", "AWS::SNS::Topic", None, PLACE)
    url = "https://sqs.eu-west-1.amazonaws.com/111122223333/shop-jobs"
    assert (url, url) == (
        stand_in("Jobs", "AWS::SQS::Queue", None, PLACE),
        stand_in("Jobs", "AWS::SQS::Queue", "QueueUrl", PLACE),
    )
    assert "arn:aws:sqs:eu-west-1:111122223333:queue/shop-jobs" == stand_in("Jobs", "AWS::SQS::Queue", "Arn", PLACE)
