"""The main job: documents to site, incremental and atomic."""

from jiqun.pipeline.article import check_text
from jiqun.pipeline.build import BuildResult, build, context_of, read_context
from jiqun.pipeline.workspace import Workspace, make_workspace, workspace_of

__all__ = [
    "BuildResult",
    "Workspace",
    "build",
    "check_text",
    "context_of",
    "make_workspace",
    "read_context",
    "workspace_of",
]
