"""Settings, environment, urls, server and its safety."""
