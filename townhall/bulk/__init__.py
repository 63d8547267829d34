"""Acts on many cases at once and hands them out as files, in jobs one can follow (Sammelaufträge, Exporte)."""
