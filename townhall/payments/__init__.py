"""Fees that are owed and paid: payments, attempts at a provider, notices of providers, refunds (Zahlungen)."""
