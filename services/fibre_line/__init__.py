"""Consent to laying telecommunication lines in public roads; silence means consent (Glasfaser, § 127 TKG)."""
