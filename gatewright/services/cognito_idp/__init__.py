"""Amazon Cognito user pools, as far as they issue the tokens that API Gateway's authorizers accept."""
