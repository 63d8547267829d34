"""What follows from what: the whole way of an application on one page.

Read top to bottom. Each line says: when this has happened, do that. What follows is carried out by a worker after the
change is committed, at least once, and its effect counts once. The names are stored with what is still to be done:
a function that moves keeps its module and its name.
"""

from townhall.cases import deciding
from townhall.certificates import issuing
from townhall.documents import previews, scanning
from townhall.journal.reactions import when
from townhall.journal.warming import before_work
from townhall.lib import pdf
from townhall.notifications import letters, mail

# What prints documents is slow to load: every worker does it once, before it begins.
before_work(pdf.warm)

# Somebody uploads evidence: nobody opens it before it is scanned, and a clerk sees pictures of its pages.
when("document.uploaded", scanning.scan, queue="scan")
when("document.scanned", previews.render, queue="pdf")

# Somebody applies: they get a record of it, and the ordinary case is decided at once.
when("application.submitted", issuing.issue_receipt, queue="pdf")
when("application.submitted", letters.confirm_receipt)
when("application.submitted", deciding.decide_automatically)

# It is decided: the notice is printed and sealed, then announced.
when("case.decided", issuing.issue, queue="pdf")
when("certificate.issued", letters.announce_decision)

# The authority has a question or writes: the person finds a letter in the postbox.
when("case.info_requested", letters.ask_for_information)
when("message.sent", letters.tell_of_message)

# Every mail is a row of the ledger first.
when("mail.queued", mail.send, queue="mail")
