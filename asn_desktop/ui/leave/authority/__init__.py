"""Who may give leave: decrees of delegation, Plh and Plt, and decisions from above that wait."""
