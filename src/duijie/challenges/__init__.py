"""Innovation challenges: a need with a prize, teams, a blind jury, a ranking with its agreement."""
