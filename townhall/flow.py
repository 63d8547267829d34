"""What follows from what: the whole way of an application on one page."""
