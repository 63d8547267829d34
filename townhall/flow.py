"""What follows from what: the whole way of an application on one page.

Read top to bottom. Each line says: when this has happened, do that. What follows is carried out by a worker after the
change is committed, at least once, and its effect counts once. The names are stored with what is still to be done:
a function that moves keeps its module and its name.
"""

from townhall.bulk import carrying_out, exporting, scheduling
from townhall.cases import transitions
from townhall.cases.decisions import deciding, silence
from townhall.cases.search import finding
from townhall.cases.second_looks import undone
from townhall.certificates import issuing, superseding, text_previews
from townhall.documents import previews, scanning
from townhall.handover import answering, clearing, sending
from townhall.journal.reactions import LONG, when
from townhall.journal.warming import before_work
from townhall.lib import pdf
from townhall.notifications import digest, inviting, letters, mail, posting, printing, reminding
from townhall.payments import adjusting, lapsing, noticing, polling, refunding, requesting
from townhall.printouts import compiling
from townhall.retention import own_data

# What prints documents is slow to load: every worker does it once, before it begins.
before_work(pdf.warm)

# Somebody uploads evidence: nobody opens it before it is scanned, and a clerk sees pictures of its pages.
when("document.uploaded", scanning.scan, queue="scan")
when("document.scanned", previews.render, queue="pdf")

# Somebody applies: they get a record of it, and the ordinary case is decided at once.
when("application.submitted", issuing.issue_receipt, queue="pdf")
when("application.submitted", letters.confirm_receipt)
when("application.submitted", deciding.decide_automatically)

# Whoever applied on paper and has neither account nor mail address gets the record by post.
when("receipt.issued", posting.send_receipt)

# Clerks find a case by the words in it.
when("application.submitted", finding.index)
when("application.amended", finding.index)
when("application.evidence_added", finding.index)
when("case.info_answered", finding.index)

# A fee is to be paid, before the work or after the decision: we ask the payment service until it is, then the case goes on.
when("payment.requested", requesting.open_payment)
when("payment.started", polling.poll)
when("payment.notified", noticing.process)
when("payment.received", transitions.resume)
when("case.resumed", deciding.decide_automatically)

# Nobody pays a fee that comes before the work: one reminder, then the case is closed; money that comes after all revives it.
when("payment.requested", lapsing.watch)
when("payment.time_begun", lapsing.watch)
when("payment.reminded", letters.remind_of_payment)
when("case.lapsed", letters.tell_of_lapse)
when("case.revived", letters.tell_of_revival)

# Somebody takes the application back: nothing is owed any more, and what was paid goes back when a clerk has confirmed it.
when("case.withdrawn", requesting.end_payment)
when("payment.refund_confirmed", refunding.send_back)

# Where a law says what silence means, somebody watches the end of the time; more time is told to the applicant.
when("case.silence_begun", silence.take_effect)
when("case.deadline_extended", letters.tell_of_extension)

# Other bodies are asked for their statements: they get a mail, and reminders while they do not answer.
when("consultation.asked", inviting.invite, inviting.watch)
when("consultation.reminded", inviting.remind_by_mail)

# It is decided: the notice is printed and sealed, then announced.
when("case.decided", issuing.issue, queue="pdf")
when("certificate.issued", letters.announce_decision)

# Somebody finds a mistake in the words, or looks at the decision again; what has been paid counts for a new one.
when("notice.corrected", issuing.issue, queue="pdf")
when("case.reopened", letters.tell_of_reopening)
when("case.left_standing", letters.tell_of_standing)
when("fee.adjusted", adjusting.adjust)

# Somebody objects: they get an acknowledgement, and a letter with what becomes of it; a ruling is a notice.
when("objection.received", letters.acknowledge_objection)
when("objection.passed_on", letters.tell_of_passing_on)
when("objection.ruled", issuing.issue, queue="pdf")

# A decision is taken back: its code says from when, what it had of a limited resource is free again, and the letter goes out.
when("decision.undone", superseding.revoke_undone)
when("decision.undone", undone.give_back)
when("decision.undone", issuing.issue, queue="pdf")
# Other programs of the city receive it, each once; what they refuse or do not answer stands in the daily digest.
when("certificate.issued", sending.order)
when("handover.ordered", sending.send)
digest.watch(answering.overdue)

# Nobody opens it: we remind, and after ten days the post takes over; so it does if the mail about it cannot be delivered.
# If a mail to a body that was asked cannot be delivered, the case comes back to the clerk.
when("notice.provided", reminding.remind)
when("mail.failed", posting.send_instead, inviting.see_to_it)

# An editor wants to see a changed text on paper.
when("text.paper_ordered", text_previews.print_draft, queue="pdf")

# Somebody orders a batch of letters on paper: they are printed, each behind a cover sheet.
when("batch.ordered", printing.print_batch, queue="pdf")

# Somebody orders the whole file on paper: it is compiled with its documents and a table of contents.
when("file.ordered", compiling.compile_file, queue=LONG)

# The authority has a question or writes: the person finds a letter in the postbox.
when("case.info_requested", letters.ask_for_information)
when("case.transferred", letters.tell_of_transfer)
when("case.hearing_begun", letters.ask_to_comment)
when("case.reminded", letters.remind_of_information)
when("message.sent", letters.tell_of_message)

# Somebody starts a job on many cases: it is carried out portion by portion until nothing is left.
when("job.confirmed", carrying_out.carry_out)
when("job.ended", scheduling.tell_of_result)

# Somebody wants to have all that is kept about them: a file is made for them.
when("own_data.ordered", own_data.build, queue="pdf")

# A case is deleted after its time: the folders of other programs and the exports have nothing of it any more, either.
when("case.deleted", clearing.clear_away, exporting.forget_case)

# Every mail is a row of the ledger first.
when("mail.queued", mail.send, queue="mail")
