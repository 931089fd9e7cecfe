"""What an uploaded list would change, line by line; nothing here is written to the database."""
