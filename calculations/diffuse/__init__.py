"""One giant site or many small ones: land, grid and sun."""
