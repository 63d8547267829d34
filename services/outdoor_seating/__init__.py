"""Use the pavement for seats, goods or signs (Sondernutzung: Außengastronomie, Warenauslage, Werbeständer)."""
