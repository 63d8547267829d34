"""What supervisors, auditors and the post room look after: figures, journal, post, payments, deletion (Aufsicht)."""
