"""The nouns that all rooms share: frozen, typed, and free of any library."""
