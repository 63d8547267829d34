"""A request or idea to the city, answered by a person with a plain letter (Bürgeranregung)."""
