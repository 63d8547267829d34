"""Keep a piece of road free for a move, a skip, a scaffold or a crane (Halteverbot, Container, Gerüst)."""
