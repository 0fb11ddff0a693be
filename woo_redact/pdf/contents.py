"""Parses content streams, quietly."""

import warnings

import pikepdf

Instructions = list[pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage]


def steps(stream: pikepdf.Object, operators: str = "") -> Instructions:
    """Return the instructions of a content stream, or those with certain operators ("q Q Tf").

    pikepdf warns on stderr of a stream that ends too soon; what there is of it is what readers show too.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return list(pikepdf.parse_content_stream(stream, operators))
