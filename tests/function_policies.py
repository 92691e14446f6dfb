"""The policies of functions, as `AddPermission` writes them."""

import json


def permitting(function_arn: str, source_arn: str) -> str:
    """Return one that lets API Gateway call a function on behalf of something."""
    statement = {
        "Sid": "api",
        "Effect": "Allow",
        "Principal": {"Service": "apigateway.amazonaws.com"},
        "Action": "lambda:InvokeFunction",
        "Resource": function_arn,
        "Condition": {"ArnLike": {"AWS:SourceArn": source_arn}},
    }
    return json.dumps({"Version": "2012-10-17", "Id": "default", "Statement": [statement]})
