"""The pages of the helps: one module per capability."""
