"""The tree of results: whom each result supports, and which support nothing that is there."""
