"""Review in the browser: a server for this machine alone, over the session that the terminal uses too."""
