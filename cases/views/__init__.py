"""The pages of a case, one module per step of the journey."""
