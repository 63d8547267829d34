"""Apply for relief from dog tax for a registered dog (Hundesteuer-Ermäßigung oder -Befreiung)."""
