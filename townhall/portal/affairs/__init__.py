"""What people see of their own affairs: cases, letters, fees, data and the account (Mein Konto)."""
