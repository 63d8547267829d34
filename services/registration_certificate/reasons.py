"""Why a certificate is not possible like this: the building blocks a clerk chooses from, with the law as the register has it."""

from townhall.kit import Reason, T

ANSWER_REASONS = (
    Reason(
        id="unlike",
        label=T("Angaben weichen ab", en="Facts differ"),
        text=T(
            "Ihre Angaben weichen vom Melderegister ab. Bescheinigen können wir nur, was dort steht "
            "({law:registration_certificate.basis}). Kommen Sie mit Ihrem Ausweis ins Bürgerbüro, wir klären "
            "es.",
            en="Your facts differ from the register of residents. We can only certify what it says "
            "({law:registration_certificate.basis}). Come to the citizens’ office with your identity card, "
            "and we clear it up.",
        ),
    ),
    Reason(
        id="elsewhere",
        label=T("Nicht in Bochum gemeldet", en="Not registered in Bochum"),
        text=T(
            "Sie sind bei uns nicht gemeldet. Die Bescheinigung stellt die Stadt aus, in der Sie wohnen "
            "({law:registration_certificate.basis}).",
            en="You are not registered with us. The city in which you live issues the certificate "
            "({law:registration_certificate.basis}).",
        ),
    ),
    Reason(
        id="not_in_it",
        label=T("Angabe gehört nicht hinein", en="Fact does not belong into it"),
        text=T(
            "Das Gesetz sagt, was in der Bescheinigung stehen kann ({law:registration_certificate.extent}). "
            "Nicht dazu gehört: {gap:Welche Angabe}.",
            en="The law says what the certificate can hold ({law:registration_certificate.extent}). This is not "
            "part of it: {gap:Welche Angabe}.",
        ),
    ),
)
