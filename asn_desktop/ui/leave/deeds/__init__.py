"""What else can be done with one request: a card for each deed. `offers.Deeds` shows those that are open today."""
