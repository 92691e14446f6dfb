"""Amazon API Gateway V2, as far as it serves REST APIs: domain names and the mappings of several segments."""
