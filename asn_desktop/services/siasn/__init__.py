"""Out to SIASN: one workbook with the profile of everybody in SIASN's own columns, and the rows it takes by record.

An offline clerk cannot post to SIASN: that needs two tokens which the central office holds. The workbook is for the
operator there, so that nothing is typed twice; the wizard of this program reads its first sheet back without a
difference.
"""

from asn_desktop.services.siasn.book import SiasnAsk, SiasnFile, build, write

__all__ = ["SiasnAsk", "SiasnFile", "build", "write"]
