"""What of casework stands in the addresses of the table of doors."""
