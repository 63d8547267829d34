"""What authors of definitions call the parameters of a definition, for people who compare two versions."""

from townhall.lib.text import T

NAMES = {
    # questions
    "label": T("Beschriftung", en="label"),
    "hint": T("Hinweis", en="hint"),
    "why": T("Warum wir fragen", en="why we ask"),
    "short": T("Kurzname", en="short name"),
    "column": T("Überschrift in Listen", en="heading in lists"),
    "missing": T("Meldung bei fehlender Antwort", en="message when unanswered"),
    "required": T("Antwort nötig", en="answer needed"),
    "when": T("Bedingung", en="condition"),
    "type": T("Art der Frage", en="type of question"),
    "max_length": T("Höchstlänge", en="maximum length"),
    "at_least": T("mindestens", en="at least"),
    "at_most": T("höchstens", en="at most"),
    "places": T("Nachkommastellen", en="decimal places"),
    "unit": T("Einheit", en="unit"),
    "lines": T("Zeilen", en="lines"),
    "past": T("nur heute oder früher", en="today or earlier only"),
    "future": T("nur heute oder später", en="today or later only"),
    "may_follow": T("darf nachgereicht werden", en="may be handed in later"),
    "prefill": T("vorausgefüllt aus", en="filled in from"),
    "abroad": T("ohne Deutschland", en="without Germany"),
    "autocomplete": T("Zweck für den Browser", en="purpose for the browser"),
    "width": T("Breite des Felds", en="width of the field"),
    "personal": T("personenbezogen", en="personal"),
    "listed": T("Spalte in Listen", en="column of lists"),
    "was": T("frühere Kennung", en="former id"),
    # steps and ends of the way
    "title": T("Überschrift", en="title"),
    "reason": T("Grund", en="reason"),
    "way_on": T("Wie es weitergeht", en="way on"),
    "link": T("Verweis", en="link"),
    # the service
    "submit_label": T("Beschriftung zum Absenden", en="label of the last button"),
    "authority": T("zuständige Stelle", en="authority"),
    "leika": T("LeiKa-Schlüssel", en="LeiKa key"),
    "legal_basis": T("Rechtsgrundlage", en="legal basis"),
    "trust": T("Vertrauensniveau", en="trust level"),
    "applicant": T("antragstellende Person", en="applicant"),
    "joint": T("gemeinsam Haftende", en="jointly liable"),
    "processing": T("Bearbeitungszeit", en="processing period"),
    "automation": T("Schalter für automatische Entscheidungen", en="switch for automatic decisions"),
    "announcement": T("Regel der Bekanntgabe", en="rule of notification"),
    "retention": T("Löschregel", en="retention"),
    "sample": T("Stichprobe", en="random sample"),
    "summary": T("Zusammenfassung", en="summary"),
    "who": T("Für wen", en="for whom"),
    "cost": T("Kosten", en="cost"),
    "minutes": T("Minuten zum Ausfüllen", en="minutes to fill in"),
    "documents": T("Unterlagen", en="documents"),
    "channels": T("andere Wege", en="other channels"),
    "keywords": T("Suchwörter", en="keywords"),
    "audience": T("Zielgruppe", en="audience"),
    "plain_language": T("Text in Leichter Sprache", en="text in plain language"),
    "life_situations": T("Lebenslagen", en="life situations"),
    # outcomes, letters, fee, code
    "granted": T("gibt dem Antrag statt", en="grants the application"),
    "nature": T("Rechtsnatur", en="legal nature"),
    "needs_reasons": T("Begründung nötig", en="reasons needed"),
    "signing": T("Unterschriften", en="signatures"),
    "charged": T("setzt die Gebühr fest", en="sets the fee"),
    "subject": T("Betreff", en="subject"),
    "text": T("Text", en="text"),
    "kind": T("Baustein", en="block"),
    "payable": T("Zahlung", en="payment"),
    "law": T("Eintrag im Rechtsstand", en="entry of the legal register"),
    "times": T("Anzahl", en="how often"),
    "by": T("Staffelung nach", en="graded by"),
    "name": T("Regel im Programm", en="rule in the code"),
}


def name_of(parameter: str) -> T:
    """Return what people call a parameter; one that is newer than this list keeps its name in the code."""
    return NAMES.get(parameter, T(parameter, en=parameter))
