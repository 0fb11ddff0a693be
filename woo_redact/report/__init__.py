"""What came of it all."""
