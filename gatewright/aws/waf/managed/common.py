"""The core rule set, and protection of administration pages.

Names, labels and thresholds as documented in "Baseline rule groups", AWS WAF developer guide; AWS's own patterns are
not published, these are written after what the guide says of each rule.
https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
"""

from typing import Final

from gatewright.aws.waf.managed.rules import (
    BODY,
    COOKIES,
    PATH,
    QUERY_ARGUMENTS,
    QUERY_STRING,
    group,
    header,
    larger,
    patterns,
    scripts,
)
from gatewright.model.waf import Not, SizeConstraint

_BAD_BOTS: Final = (
    (
        r"(?:nessus|nmap|nikto|sqlmap|masscan|zgrab|dirbuster|gobuster|wpscan|acunetix|netsparker|openvas|havij|arachni"
        r"|w3af|brutus|hydra|skipfish|whatweb|jaeles|nuclei)"
    ),
)
_METADATA: Final = (r"169\.254\.169\.254", r"fd00:ec2::254", r"latest/(?:meta-data|user-data|dynamic)")
_LOCAL_FILES: Final = (
    r"\.\.[/\\]+\.\.[/\\]",
    r"\.\.[/\\]+(?:etc|proc|windows|winnt|boot|var|usr)\b",
    r"(?:^|[/\\=:])etc[/\\]+(?:passwd|shadow|group|hosts)\b",
    r"[/\\]proc[/\\]+self[/\\]",
    r"(?:^|[/\\=:])\.ssh[/\\]",
)
_EXTENSIONS: Final = (
    (
        r"\.(?:log|ini|bak|backup|cfg|conf|config|old|orig|sql|mdb|dbf|dat|key|pem|csr|asa|axd|inc|lnk|pdb|pol|pwd|rdb|resx"
        r"|sys|vb|vbproj|vsdisco|webinfo|cdx|cer|csproj|htr|htw|ida|idc|idq|licx|printer|resources|sdf|xsd|xsx)(?:$|[?#;])"
    ),
)
_REMOTE_FILES: Final = (r"(?:https?|ftps?|file)://(?:\d{1,3}\.){3}\d{1,3}",)
_ADMINISTRATION: Final = (
    (
        r"/(?:admin|administrator|administration|adminpanel|phpmyadmin|pma|myadmin|sqlmanager|mysqlmanager|dbadmin|wp-admin"
        r"|webadmin|sysadmin|cpanel|manager/html|webdav|admin\.(?:php|asp|aspx|jsp|cgi|html?))(?:[/.;]|$)"
    ),
)
_AGENT: Final = header("user-agent")

COMMON: Final = group(
    "AWSManagedRulesCommonRuleSet",
    "awswaf:managed:aws:core-rule-set:",
    (
        "NoUserAgent_HEADER",
        "NoUserAgent_Header",
        Not(statement=SizeConstraint(field=_AGENT, operator="GT", size=0)),
    ),
    ("UserAgent_BadBots_HEADER", "BadBots_Header", patterns(_AGENT, *_BAD_BOTS)),
    ("SizeRestrictions_QUERYSTRING", "SizeRestrictions_QueryString", larger(QUERY_STRING, 2048)),
    ("SizeRestrictions_Cookie_HEADER", "SizeRestrictions_Cookie_Header", larger(header("cookie"), 10_240)),
    ("SizeRestrictions_BODY", "SizeRestrictions_Body", larger(BODY, 8192)),
    ("SizeRestrictions_URIPATH", "SizeRestrictions_URIPath", larger(PATH, 1024)),
    ("EC2MetaDataSSRF_BODY", "EC2MetaDataSSRF_Body", patterns(BODY, *_METADATA)),
    ("EC2MetaDataSSRF_COOKIE", "EC2MetaDataSSRF_Cookie", patterns(COOKIES, *_METADATA)),
    ("EC2MetaDataSSRF_URIPATH", "EC2MetaDataSSRF_URIPath", patterns(PATH, *_METADATA)),
    ("EC2MetaDataSSRF_QUERYARGUMENTS", "EC2MetaDataSSRF_QueryArguments", patterns(QUERY_ARGUMENTS, *_METADATA)),
    ("GenericLFI_QUERYARGUMENTS", "GenericLFI_QueryArguments", patterns(QUERY_ARGUMENTS, *_LOCAL_FILES)),
    ("GenericLFI_URIPATH", "GenericLFI_URIPath", patterns(PATH, *_LOCAL_FILES)),
    ("GenericLFI_BODY", "GenericLFI_Body", patterns(BODY, *_LOCAL_FILES)),
    ("RestrictedExtensions_URIPATH", "RestrictedExtensions_URIPath", patterns(PATH, *_EXTENSIONS)),
    (
        "RestrictedExtensions_QUERYARGUMENTS",
        "RestrictedExtensions_QueryArguments",
        patterns(QUERY_ARGUMENTS, *_EXTENSIONS),
    ),
    ("GenericRFI_QUERYARGUMENTS", "GenericRFI_QueryArguments", patterns(QUERY_ARGUMENTS, *_REMOTE_FILES)),
    ("GenericRFI_BODY", "GenericRFI_Body", patterns(BODY, *_REMOTE_FILES)),
    ("GenericRFI_URIPATH", "GenericRFI_URIPath", patterns(PATH, *_REMOTE_FILES)),
    ("CrossSiteScripting_COOKIE", "CrossSiteScripting_Cookie", scripts(COOKIES)),
    ("CrossSiteScripting_QUERYARGUMENTS", "CrossSiteScripting_QueryArguments", scripts(QUERY_ARGUMENTS)),
    ("CrossSiteScripting_BODY", "CrossSiteScripting_Body", scripts(BODY)),
    ("CrossSiteScripting_URIPATH", "CrossSiteScripting_URIPath", scripts(PATH)),
)
"""`AWSManagedRulesCommonRuleSet`."""

ADMIN_PROTECTION: Final = group(
    "AWSManagedRulesAdminProtectionRuleSet",
    "awswaf:managed:aws:admin-protection:",
    ("AdminProtection_URIPATH", "AdminProtection_URIPath", patterns(PATH, *_ADMINISTRATION)),
)
"""`AWSManagedRulesAdminProtectionRuleSet`."""
