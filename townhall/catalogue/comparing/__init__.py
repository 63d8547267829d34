"""What differs between two versions of a service, as data and in sentences (Vergleich von Fassungen)."""
