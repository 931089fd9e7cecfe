"""The pages of the caseload: board, what if, proposal, weights."""
