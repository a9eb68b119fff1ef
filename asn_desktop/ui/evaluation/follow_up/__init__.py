"""What follows from the predikat of a year: whom to recognise, whom to coach, and the coaching record."""
