"""Pure: values in, values out. No Django, network, disk or clock; today and randomness come in."""
