"""Read e-mail files: the message's own text; attachments are documents of their own."""

import email
import email.policy
import email.utils
from email.message import EmailMessage

from jiqun.documents.html import read_html
from jiqun.documents.plain import read_plain
from jiqun.documents.reading import Hint, Reading
from jiqun.model import Refusal


def message_of(data: bytes) -> EmailMessage:
    """Give the message of an e-mail file."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def read_mail(data: bytes, hint: Hint) -> Reading:
    """Read the plain or HTML text of a message; subject, sender and date are its metadata."""
    message = message_of(data)
    try:
        body = message.get_body(preferencelist=("plain", "html"))
        content = body.get_payload(decode=True) if body is not None else None
    except (LookupError, ValueError, AttributeError, KeyError):
        body, content = None, None
    if body is None or not isinstance(content, bytes) or not content.strip():
        raise Refusal("no_text", format="e-mail")
    charset = body.get_content_charset()
    read = read_html if body.get_content_type() == "text/html" else read_plain
    inner = read(content, Hint(hint.name, charset))
    return Reading(
        inner.text,
        inner.blocks,
        inner.encoding,
        found=_found(message),
        warnings=inner.warnings,
    )


def _found(message: EmailMessage) -> dict[str, str]:
    found: dict[str, str] = {}
    try:
        subject, sender = str(message["subject"] or ""), str(message["from"] or "")
        day = email.utils.parsedate_to_datetime(str(message["date"])) if message["date"] else None
    except (ValueError, TypeError, AttributeError, IndexError):
        return found
    name, address = email.utils.parseaddr(sender)
    found["title"], found["publisher"] = " ".join(subject.split()), name or address
    if day is not None:
        found["date"] = day.date().isoformat()
    return {key: value for key, value in found.items() if value}
