"""The family seen together: who belongs to whom, what contradicts itself, its pictures, who is known already."""
