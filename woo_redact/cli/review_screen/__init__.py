"""The review screen: a full-screen program in the terminal, keyboard first; all it decides is in `review`."""
