"""The way of an application: begin, fill in, check, send, go on later, answer again (Antrag)."""
