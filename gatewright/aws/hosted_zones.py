"""The hosted zones of Route 53 that alias records point into: those of custom domain names and of VPC endpoints.

Restates "Amazon API Gateway endpoints and quotas", AWS general reference:
https://docs.aws.amazon.com/general/latest/gr/apigateway.html
"""

from collections.abc import Mapping
from typing import Final

CLOUDFRONT_ZONE: Final = "Z2FDTNDATAQYW2"
"""That of every CloudFront distribution."""

REGIONAL_ZONES: Final[Mapping[str, str]] = {
    "af-south-1": "Z2DHW2332DAMTN",
    "ap-east-1": "Z3FD1VL90ND7K5",
    "ap-northeast-1": "Z1YSHQZHG15GKL",
    "ap-northeast-2": "Z20JF4UZKIW1U8",
    "ap-south-1": "Z3VO1THU9YC4UR",
    "ap-southeast-1": "ZL327KTPIQFUL",
    "ap-southeast-2": "Z2RPCDW04V8134",
    "ca-central-1": "Z19DQILCV0OWEC",
    "eu-central-1": "Z1U9ULNL0V5AJ3",
    "eu-north-1": "Z3UWIKFBOOGXPP",
    "eu-south-1": "Z3BT4WSQ9TDYZV",
    "eu-west-1": "ZLY8HYME6SFDD",
    "eu-west-2": "ZJ5UAJN8Y3Z2Q",
    "eu-west-3": "Z3KY65QIEKYHQQ",
    "me-south-1": "Z20ZBPC0SS8806",
    "sa-east-1": "ZCMLWB8V5SYIT",
    "us-east-1": "Z1UJRXOUMOOFQ8",
    "us-east-2": "ZOJJZC49E0EPZ",
    "us-west-1": "Z2MUQ32089INYE",
    "us-west-2": "Z2OJLYMUO9EFXC",
}
"""By region; a region that is not here has one that we do not know, and shows none."""

VPC_ENDPOINT_ZONES: Final[Mapping[str, str]] = {"eu-west-2": "Z7K1066E3PUKB", "us-east-1": "Z7HUB22UULQXV"}
"""Those of the names of VPC endpoints, by region, as users' answers of DescribeVpcEndpoints show them; of other regions
we know none."""
