"""Several papers as one file, to print them in one go. The file is for the printer; each paper keeps its own."""

from __future__ import annotations

import io
from collections.abc import Iterable


def join(papers: Iterable[bytes]) -> bytes:
    """The pages of all papers, in order, as one PDF; b"" when there is none."""
    import pypdfium2 as pdfium  # with the first batch that is printed

    whole = pdfium.PdfDocument.new()
    try:
        for data in papers:
            one = pdfium.PdfDocument(data)
            one.init_forms()
            if one.formenv is not None:
                for page in one:
                    page.flatten()  # the pictures of signatures become part of the page
            whole.import_pages(one)
            one.close()
        held = io.BytesIO()
        if len(whole):
            whole.save(held)
        return held.getvalue()
    finally:
        whole.close()
