"""What is still to be done at a case has words for clerks, whatever it is."""

from townhall import flow
from townhall.backoffice.case_file.effects import IN_WORDS
from townhall.journal.reactions import REACTIONS

# The ledger of mail, the page of a job, that of the post and somebody's own account show these.
NOT_OF_A_CASE = {"mail.send", "own_data.build", "scheduling.tell_of_result", "carrying_out.carry_out", "printing.print_batch"}


def test_every_reaction_has_words():
    assert flow.__doc__
    names = {name for reactions in REACTIONS.values() for name in reactions if not name.startswith("test.")}

    assert names - NOT_OF_A_CASE - IN_WORDS.keys() == set()
