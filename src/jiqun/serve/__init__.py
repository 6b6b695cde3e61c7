"""Serve the web app on loopback: the pages of the static site, a form, and a search."""

from jiqun.serve.app import create_app, run, serve
from jiqun.serve.ports import CheckText, Reader

__all__ = ["CheckText", "Reader", "create_app", "run", "serve"]
