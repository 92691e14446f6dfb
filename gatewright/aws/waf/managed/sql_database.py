"""The SQL database group.

Names and labels as documented in "Use-case specific rule groups", AWS WAF developer guide; the extended patterns are
the detector at its high sensitivity.
https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-use-case.html
"""

from typing import Final

from gatewright.aws.waf.managed.rules import BODY, COOKIES, PATH, QUERY_ARGUMENTS, group, sql

SQL_DATABASE: Final = group(
    "AWSManagedRulesSQLiRuleSet",
    "awswaf:managed:aws:sql-database:",
    (
        "SQLiExtendedPatterns_QUERYARGUMENTS",
        "SQLiExtendedPatterns_QueryArguments",
        sql(QUERY_ARGUMENTS, "HIGH"),
    ),
    ("SQLi_QUERYARGUMENTS", "SQLi_QueryArguments", sql(QUERY_ARGUMENTS)),
    ("SQLi_BODY", "SQLi_Body", sql(BODY)),
    ("SQLi_COOKIE", "SQLi_Cookie", sql(COOKIES)),
    ("SQLi_URIPATH", "SQLi_URIPath", sql(PATH)),
    ("SQLiExtendedPatterns_BODY", "SQLiExtendedPatterns_Body", sql(BODY, "HIGH")),
)
"""`AWSManagedRulesSQLiRuleSet`."""
