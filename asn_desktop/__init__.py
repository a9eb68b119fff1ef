"""ASN Desktop: personnel records of Indonesian civil servants, kept without a network."""

__version__ = "0.5.0"
