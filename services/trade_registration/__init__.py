"""Register a business (Gewerbeanmeldung, GewA 1); who runs it is asked in the same way when it changes or closes."""
