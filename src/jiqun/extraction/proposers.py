"""Ask a language model for labels that the grammar could not place: off unless it is asked for.

A proposer sees a sentence and one of its figures, and may name its indicator and its subject. It
can never add a figure or change a number: an indicator must be one of the contract's codes, a
subject must stand in the sentence character by character, and both are marked `proposed` for ever.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from jiqun.model import Claim, Document, EngineError, Indicator, Trace, sentence_span

Ask = Callable[[str], str]
"""Takes a prompt, gives the model's answer."""
LONGEST_ANSWER = 4_000
"""Characters of an answer that are looked at: our choice."""
LONGEST_SUBJECT = 60
"""Characters of a subject: our choice; the catalogue's longest name has forty."""
PROMPT = """\
Sentence: {sentence}
Figure: {quote}
What is measured by the figure? Answer with one JSON object and nothing else:
{{"indicator": one of [{indicators}], "subject": words copied from the sentence, or null}}
"""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address that speaks the protocol of OpenAI's chat completions.

    Attributes:
        address: up to and without `/chat/completions`, such as `http://127.0.0.1:8080/v1`.
        model: its name there.
        key: a bearer token, or None.
        timeout_seconds: after which a call is given up, however slowly the answer drips in.
    """

    address: str
    model: str
    key: str | None = None
    timeout_seconds: float = 60.0

    def ask(self, prompt: str) -> str:
        """Send one prompt and give the answer.

        Raises:
            EngineError: the address cannot be reached, is too slow or answers in another form.
        """
        from jiqun.extraction.posting import post

        body = {
            "model": self.model,
            "temperature": 0,
            "messages": [{"role": "user", "content": prompt}],
        }
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        address = f"{self.address.rstrip('/')}/chat/completions"
        try:
            reply = post(address, json.dumps(body).encode(), headers, self.timeout_seconds)
            content = json.loads(reply)["choices"][0]["message"]["content"]
        except (OSError, ValueError, LookupError, TypeError, RecursionError) as problem:
            detail = str(problem) or type(problem).__name__
            raise EngineError("proposer_failed", self.address, detail=detail) from None
        if not isinstance(content, str):
            detail = "the answer holds no text"
            raise EngineError("proposer_failed", self.address, detail=detail)
        return content


def is_open(claim: Claim) -> bool:
    """Say whether the grammar found a figure but could not say what it measures, or of what."""
    return claim.indicator is Indicator.OTHER and claim.subject is None


def propose(document: Document, claims: Iterable[Claim], ask: Ask) -> tuple[Claim, ...]:
    """Give the claims again, those left open with the labels that a proposer may give."""
    return tuple(
        accept(claim, ask(prompt_for(document, claim)), document) if is_open(claim) else claim
        for claim in claims
    )


def prompt_for(document: Document, claim: Claim) -> str:
    """Give what is asked about a figure: its sentence, its characters, and the codes."""
    low, high = sentence_span(document.text, claim.start, claim.end)
    return PROMPT.format(
        sentence=document.text[low:high],
        quote=claim.quote,
        indicators=", ".join(map(str, Indicator)),
    )


def accept(claim: Claim, answer: str, document: Document) -> Claim:
    """Give the claim with what may be taken of an answer; anything else in it is ignored."""
    labels = _labels(answer)
    traces = dict(claim.trace)
    code, words = labels.get("indicator"), labels.get("subject")
    if isinstance(code, str) and code in {str(i) for i in Indicator} and code != "other":
        claim = replace(claim, indicator=Indicator(code))
        traces["indicator"] = Trace("proposed")
    low, high = sentence_span(document.text, claim.start, claim.end)
    sentence = document.text[low:high]
    if isinstance(words, str) and _is_subject(words, claim) and words in sentence:
        place = low + sentence.index(words)
        claim = replace(claim, subject=words)
        traces["subject"] = Trace("proposed", place, place + len(words))
    return replace(claim, trace=tuple(traces.items()))


def _labels(answer: str) -> dict[str, object]:
    text = answer[:LONGEST_ANSWER]
    begin, end = text.find("{"), text.rfind("}")
    try:
        labels = json.loads(text[begin : end + 1]) if begin >= 0 else {}
    except (ValueError, RecursionError):
        return {}
    return labels if isinstance(labels, dict) else {}


def _is_subject(words: str, claim: Claim) -> bool:
    """Whether words can name a subject: some letters on one line, and none of the figure."""
    is_name = any(c.isalpha() for c in words) and words.isprintable() and words == words.strip()
    return is_name and len(words) <= LONGEST_SUBJECT and claim.quote not in words
