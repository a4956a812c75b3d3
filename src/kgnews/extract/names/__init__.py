"""The names of a page: candidates, kinds, chains, coreference."""
