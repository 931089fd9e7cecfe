"""How a case is understood, as pure functions: the chart of relations, two versions side by side."""
