"""Quality, measured on texts with marked truth and beside other tools: run with `make quality`."""
