"""AWS Certificate Manager, as far as domain names of API Gateway take their certificates from it."""
