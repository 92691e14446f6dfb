"""
What a web ACL holds besides its rules: members that are kept, shown and updated as they were given.

https://docs.aws.amazon.com/waf/latest/APIReference/API_UpdateWebACL.html
"""

from typing import Final

SETTINGS: Final = (
    "Description",
    "DataProtectionConfig",
    "CustomResponseBodies",
    "CaptchaConfig",
    "ChallengeConfig",
    "TokenDomains",
    "AssociationConfig",
    "OnSourceDDoSProtectionConfig",
    "ApplicationConfig",
    "MonetizationConfig",
)
"""An update that leaves one of them out takes it away."""
