"""The digital town hall: from an application to a notice anyone can verify."""
