"""The public's word on services: service points, surveys as counts, feedback cards."""
