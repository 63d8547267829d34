"""Services as packages for other town halls: written, read, fitted in (Austausch von Leistungen)."""
