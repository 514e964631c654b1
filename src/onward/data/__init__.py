"""Condensed vocabularies, small weights, phrases and the invented search; read through importlib.resources."""
