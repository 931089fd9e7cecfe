"""PostgreSQL for machines without a database of their own: found, started, attached to and stopped by this package."""
