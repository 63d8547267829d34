"""What a clerk finds on the desk: work lists, search, filters, who has how much (Arbeitslisten)."""
