"""Ask for official information (Informationszugang nach dem Informationsfreiheitsgesetz)."""
