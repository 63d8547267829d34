"""Who decides, for whom and on what basis: the tree of authorities, positions in it, and the legal register (Rechtsstand)."""
