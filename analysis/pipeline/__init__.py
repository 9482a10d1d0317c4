"""Pipeline: the list of stages comes in; a build (what is stale, what ran, what changed) goes out."""
