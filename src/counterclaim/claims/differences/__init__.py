"""What the reports of a story say differently, a module for each way of telling it."""
