"""What was asked for, by whom, exactly as submitted (Antrag), and the drafts it grows from (Entwurf)."""
