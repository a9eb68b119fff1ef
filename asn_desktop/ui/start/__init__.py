"""Before and around an open office: login, first start, lock, recovery, restore, users, settings."""
