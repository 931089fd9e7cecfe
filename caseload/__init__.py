"""Fallbelastung: what the work weighs, who carries it, and what would change before anything is changed."""
