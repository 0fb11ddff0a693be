"""How fast it is: the pipeline stage by stage, beside the floor and other tools."""
