"""The local door (a token per start, as Jupyter has) and the seeker behind it."""
