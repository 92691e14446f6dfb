"""What a REST API checks where HTTP APIs and WebSocket APIs check otherwise: what looks for credentials."""

from gatewright.checks.api_key import API_KEY
from gatewright.checks.api_key import missing as key_missing
from gatewright.checks.authorizer import AUTHORIZER, identity_source_missing
from gatewright.checks.iam import IAM, signature_missing
from gatewright.checks.preflight import naming_preflights

REST_IAM = naming_preflights(IAM, signature_missing.CAUSE)
REST_AUTHORIZER = naming_preflights(AUTHORIZER, identity_source_missing.CAUSE)
REST_API_KEY = naming_preflights(API_KEY, key_missing.CAUSE)
