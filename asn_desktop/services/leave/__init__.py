"""Leave in an office: asked, judged, decided, granted, ended; `deeds` is the door to what is done with a request."""
