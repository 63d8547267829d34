"""Apply for the grant for a balcony power station (Förderung Balkonkraftwerk)."""
