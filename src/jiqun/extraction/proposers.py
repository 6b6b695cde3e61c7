"""Ask a language model for labels that the grammar could not place: off unless it is asked for.

A proposer sees a sentence and one of its figures, and may name its indicator and its subject. It
can never add a figure or change a number: an indicator must be one of the contract's codes, a
subject must stand in the sentence character by character, and both are marked `proposed` for ever.
"""

import json
import urllib.request
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from jiqun.model import Claim, Document, EngineError, Indicator, Trace

Ask = Callable[[str], str]
"""Takes a prompt, gives the model's answer."""
CONTEXT = 300
"""Characters on either side of a figure in which its sentence is looked for: our choice."""
LONGEST_ANSWER = 4_000
"""Bytes of an answer that are looked at: our choice."""
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
        timeout_seconds: after which a call is given up.
    """

    address: str
    model: str
    key: str | None = None
    timeout_seconds: float = 60.0

    def ask(self, prompt: str) -> str:
        """Send one prompt and give the answer.

        Raises:
            EngineError: the address cannot be reached or answers in another form.
        """
        body = {
            "model": self.model,
            "temperature": 0,
            "messages": [{"role": "user", "content": prompt}],
        }
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(
            f"{self.address.rstrip('/')}/chat/completions", json.dumps(body).encode(), headers
        )
        try:
            with urllib.request.urlopen(request, timeout=self.timeout_seconds) as answer:
                content = json.loads(answer.read())["choices"][0]["message"]["content"]
        except (OSError, ValueError, KeyError, IndexError, TypeError) as problem:
            raise EngineError("proposer_failed", self.address, detail=str(problem)) from None
        return str(content)


def is_open(claim: Claim) -> bool:
    """Say whether the grammar left a claim without a subject or with no indicator of its own."""
    return claim.indicator is Indicator.OTHER and claim.subject is None


def propose(document: Document, claims: Iterable[Claim], ask: Ask) -> tuple[Claim, ...]:
    """Give the claims again, those left open with the labels that a proposer may give."""
    return tuple(_label(document, claim, ask) if is_open(claim) else claim for claim in claims)


def _label(document: Document, claim: Claim, ask: Ask) -> Claim:
    low, high = sentence_span(document.text, claim)
    sentence = document.text[low:high]
    prompt = PROMPT.format(
        sentence=sentence, quote=claim.quote, indicators=", ".join(map(str, Indicator))
    )
    return accept(claim, ask(prompt), sentence, low)


def sentence_span(text: str, claim: Claim) -> tuple[int, int]:
    """Give the place of the sentence around a claim."""
    low, high = max(0, claim.start - CONTEXT), min(len(text), claim.end + CONTEXT)
    before = max(text.rfind(stop, low, claim.start) for stop in ("。", ". ", "\n", "！", "？"))
    ends = [text.find(stop, claim.end, high) for stop in ("。", ". ", "\n", "！", "？")]
    return (
        before + 1 if before >= 0 else low,
        min((end + 1 for end in ends if end >= 0), default=high),
    )


def accept(claim: Claim, answer: str, sentence: str, offset: int) -> Claim:
    """Give the claim with what may be taken of an answer; anything else in it is ignored."""
    begin, end = answer.find("{"), answer.rfind("}")
    try:
        labels = json.loads(answer[begin : end + 1][:LONGEST_ANSWER]) if begin >= 0 else {}
    except ValueError:
        return claim
    if not isinstance(labels, dict):
        return claim
    traces = dict(claim.trace)
    code, words = labels.get("indicator"), labels.get("subject")
    if isinstance(code, str) and code in {str(i) for i in Indicator} and code != "other":
        claim = replace(claim, indicator=Indicator(code))
        traces["indicator"] = Trace("proposed")
    if isinstance(words, str) and words.strip() and words in sentence and words != claim.quote:
        place = offset + sentence.index(words)
        claim = replace(claim, subject=words)
        traces["subject"] = Trace("proposed", place, place + len(words))
    return replace(claim, trace=tuple(traces.items()))
