"""What is asked in the social space, by page."""
