"""Files: stored by content, quarantined until scanned, shown as page images, gone on their date (Unterlagen)."""
