"""Text becomes findings."""
