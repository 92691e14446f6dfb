"""Amazon S3, as far as truststores and exports are kept in it: buckets, objects and their versions."""
