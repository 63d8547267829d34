"""The whole file of a case as one PDF with numbered sheets, for inspection and for the court (Aktenausdruck)."""
