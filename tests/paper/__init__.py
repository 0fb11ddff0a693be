"""The adversarial set of paper: one PDF per trap, an auditor that trusts nothing, and what runs the two."""
