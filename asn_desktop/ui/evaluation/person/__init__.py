"""One person's year on one page: goals, what happened, results, documents."""
