"""Once an office is joined, its central office holds one more key to the store, sealed to its certificate."""

from __future__ import annotations

from asn_desktop.packages import certificates
from asn_desktop.services import identity_card
from asn_desktop.services.office_cards import OpenOffice
from asn_desktop.services.office_keys import seal_to_centre


def entrust(opened: OpenOffice) -> str | None:
    """Seal the store's key to the certificate of the centre this office is joined to; the same call again is harmless.

    Returns the fingerprint of that certificate, None while the office is not joined. Only the centre's private key
    opens the slot: it is the last way into the records when passwords and recovery sheet are all lost.
    Trouble `certificate_unfit`.
    """
    with opened.store.read(opened.actor) as session:
        mine = identity_card.own(session)
        if mine is None or mine.centre_certificate is None:
            return None
        certificate, shown = certificates.load(mine.centre_certificate), mine.centre_name or ""
    return seal_to_centre(opened, certificate, shown)
