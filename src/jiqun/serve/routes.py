"""Lead requests to pages; this module loads the web framework and is imported late."""

from collections.abc import Awaitable, Callable, Collection
from urllib.parse import urlencode

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from jiqun.publish import LANGUAGES, Page, asset_page, check_page, message_page, search_page
from jiqun.serve.desk import Desk, kept
from jiqun.serve.desk import page as review_desk
from jiqun.serve.guard import HEADERS, host_allowed, same_origin
from jiqun.serve.live import MAX_BYTES as LIVE_BYTES
from jiqun.serve.live import Live
from jiqun.serve.pasted import MAX_BYTES, MAX_CHARS, answer, read_form, too_long
from jiqun.serve.ports import CheckText, Reader
from jiqun.serve.site import find_page

DECISION_BYTES = 20_000
"""Bytes of the form of a decision at most (our choice, ten times a long reason)."""

HITS = 50
"""Claims shown of a search (our choice: what a person reads)."""

_TYPES = {
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "atom": "application/atom+xml; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
}


def make_app(
    reader: Reader, check_text: CheckText, allowed_hosts: Collection[str], desk: Desk | None = None
) -> FastAPI:
    """Make the web app over a ledger; its addresses are those of the static site."""
    app = FastAPI(title="jiqun", docs_url=None, redoc_url=None)
    live = Live()
    allowed = frozenset(name.lower() for name in allowed_hosts)

    def answered(page: Page, status: int = 200) -> Response:
        suffix = page.path.rpartition("/")[2].partition(".")[2].rpartition(".")[2] or "html"
        media = _TYPES.get(suffix, _TYPES["html"])
        return Response(page.body, status, {**HEADERS, "Content-Type": media})

    def refused(request: Request, kind: str, status: int) -> Response:
        language = _language(request)
        return answered(message_page(language, kind, _below(request.url.path)), status)

    @app.middleware("http")
    async def guarded(
        request: Request, call_next: Callable[[Request], Awaitable[Response]]
    ) -> Response:
        if not host_allowed(request.headers.get("host"), allowed):
            return refused(request, "refused", 421)
        response = await call_next(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    @app.exception_handler(HTTPException)
    async def missing(request: Request, problem: HTTPException) -> Response:
        return refused(request, "missing", problem.status_code)

    @app.exception_handler(Exception)
    async def failed(request: Request, problem: Exception) -> Response:
        return refused(request, "failed", 500)

    @app.get("/", include_in_schema=False)
    def first(request: Request) -> Response:
        return RedirectResponse(f"/{_language(request)}/index.html", 302)

    @app.get("/assets/{name}")
    def asset(name: str) -> Response:
        page = asset_page(name)
        if page is None:
            raise HTTPException(404)
        return answered(page)

    @app.get("/{language}/check")
    def form(language: str) -> Response:
        return answered(check_page(_known(language), MAX_CHARS))

    @app.post("/{language}/check")
    async def checked(request: Request, language: str) -> Response:
        tongue = _known(language)
        if not same_origin(request.headers):
            return refused(request, "refused", 403)
        body = await _body(request, MAX_BYTES)
        if body is None:
            status, page = too_long(tongue)
            return answered(page, status)
        try:
            given = read_form(body)
        except ValueError:
            return refused(request, "refused", 400)
        status, page = await run_in_threadpool(answer, check_text, given, tongue)
        return answered(page, status)

    @app.get("/{language}/review")
    def review(language: str, name: str = "", last: str = "") -> Response:
        return answered(review_desk(desk, _known(language), name=name[:100], last=last))

    @app.post("/{language}/review")
    async def decided(request: Request, language: str) -> Response:
        tongue = _known(language)
        if not same_origin(request.headers) or desk is None:
            return refused(request, "refused", 403)
        body = await _body(request, DECISION_BYTES)
        if body is None:
            return refused(request, "refused", 413)
        try:
            given = read_form(body)
        except ValueError:
            return refused(request, "refused", 400)
        problem = await run_in_threadpool(kept, desk, given, tongue)
        name = given.get("name", "")[:100]
        if problem is not None:
            found = await run_in_threadpool(review_desk, desk, tongue, name=name, problem=problem)
            return answered(found, 422)
        told = {"name": name, "last": given.get("finding", "")[:100]}
        return RedirectResponse(f"/{tongue}/review?{urlencode(told)}", 303)

    @app.get("/{language}/search")
    def search(language: str, q: str = "") -> Response:
        tongue = _known(language)
        query = q.strip()[:200]
        found = list(reader.search(query, HITS + 1)) if query else []
        shown = found[:HITS]
        documents = reader.summaries(sorted({quote.claim.doc for quote in shown}))
        page = search_page(tongue, query, shown, documents, is_cut=len(found) > HITS)
        return answered(page)

    @app.post("/{language}/indexes/{name}/{kind}")
    async def asked(request: Request, language: str, name: str, kind: str) -> Response:
        tongue = _known(language)
        if kind not in ("ranks", "gap"):
            raise HTTPException(404)
        if not same_origin(request.headers):
            return refused(request, "refused", 403)
        body = await _body(request, LIVE_BYTES)
        if body is None:
            return refused(request, "refused", 413)
        site = await run_in_threadpool(reader.index, name)
        if site is None:
            raise HTTPException(404)
        status, told = await run_in_threadpool(live.answer, site, kind, body, tongue)
        return answered(Page(f"{tongue}/indexes/{name}/{kind}.json", told), status)

    @app.get("/{language}", include_in_schema=False)
    @app.get("/{language}/", include_in_schema=False)
    def home(language: str) -> Response:
        return RedirectResponse(f"/{_known(language)}/index.html", 302)

    @app.get("/{path:path}")
    def page(path: str) -> Response:
        found = find_page(reader, path)
        if found is None:
            raise HTTPException(404)
        return answered(found)

    def _known(language: str) -> str:
        if language not in LANGUAGES:
            raise HTTPException(404)
        return language

    return app


async def _body(request: Request, limit: int) -> bytes | None:
    """Read the body of a request, or give None as soon as it is longer than the limit in bytes."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit:
            return None
    return body


def _language(request: Request) -> str:
    """Give the language of the address, else the first that the browser prefers."""
    head = request.url.path.lstrip("/").partition("/")[0]
    if head in LANGUAGES:
        return head
    for choice in request.headers.get("accept-language", "").split(","):
        code = choice.partition(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "en"


def _below(path: str) -> str:
    """Give the path below the language's folder, with as many folders as the address has."""
    head, _, rest = path.lstrip("/").partition("/")
    return rest if head in LANGUAGES and rest else "index.html"
