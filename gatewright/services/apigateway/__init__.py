"""Amazon API Gateway, REST APIs: one file for each family of resources."""
