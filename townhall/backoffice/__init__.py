"""What clerks see (Sachbearbeitung): work lists, case file, decision."""
