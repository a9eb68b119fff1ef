"""What users of a service answered: index (IKM), its bands, the feedback card of a service point."""
