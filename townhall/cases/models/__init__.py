"""The rows of casework, one module a thing.

What the lists of cases ask about stands below `case` and names it by its label: recusal, decision, objection, resubmission.
Everything else stands above and imports it.
"""

from townhall.cases.models.case import Case, CaseQuerySet
from townhall.cases.models.case_words import CaseWords
from townhall.cases.models.consultation import Consultation
from townhall.cases.models.deadline import Deadline
from townhall.cases.models.decision import Decision, OperativePart
from townhall.cases.models.enclosure import Enclosure
from townhall.cases.models.entitlement import Entitlement, EntitlementGroup, EntitlementHolder, EntitlementSource
from townhall.cases.models.hearing import Hearing
from townhall.cases.models.information_request import InformationRequest
from townhall.cases.models.listed_value import ListedValue
from townhall.cases.models.message import Message
from townhall.cases.models.note import Note
from townhall.cases.models.number_range import NumberRange
from townhall.cases.models.objection import Objection
from townhall.cases.models.presence import Presence
from townhall.cases.models.recusal import Recusal
from townhall.cases.models.resubmission import Resubmission
from townhall.cases.models.saved_filter import SavedFilter
from townhall.cases.models.state import CLOSABLE, OPEN, Deletion, State

__all__ = [
    "CLOSABLE",
    "OPEN",
    "Case",
    "CaseQuerySet",
    "CaseWords",
    "Consultation",
    "Deadline",
    "Decision",
    "Deletion",
    "Enclosure",
    "Entitlement",
    "EntitlementGroup",
    "EntitlementHolder",
    "EntitlementSource",
    "Hearing",
    "InformationRequest",
    "ListedValue",
    "Message",
    "Note",
    "NumberRange",
    "Objection",
    "OperativePart",
    "Presence",
    "Recusal",
    "Resubmission",
    "SavedFilter",
    "State",
]
