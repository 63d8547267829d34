"""How dates are written where a language has other habits than Django believes."""
