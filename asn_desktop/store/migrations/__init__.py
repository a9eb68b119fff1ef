"""Steps from one schema to the next, run from code by `store.migrate`."""
