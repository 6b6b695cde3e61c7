"""Bad files: each gives one refusal with a code, and the rest is found and read."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jiqun.documents import document_ids, find, load, read, safe_stem
from jiqun.model import Refusal, Source

MEMORY_PROBE = """
import resource, sys
from pathlib import Path
from jiqun.documents import read
from jiqun.model import Refusal
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    read(Path(sys.argv[1]))
except Refusal as refusal:
    print(refusal.code, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
FIND_PROBE = """
import os, sys
from pathlib import Path
from jiqun.documents import find, read, read_bytes
from jiqun.model import Refusal
read_bytes(b"everything is imported", "a.txt")
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
found, refused = find(Path(sys.argv[1]))
for path in found:
    try:
        print("read", path.name, read(path).text.strip())
    except Refusal as refusal:
        print(refusal.code, path.name)
for refusal in refused:
    print(refusal.code, Path(refusal.where).name)
"""


def names(paths: list[Path]) -> list[str]:
    return [path.name for path in paths]


def test_files_are_found_all_the_way_down_in_order_of_name(tmp_path: Path):
    for name in ("b.txt", "a/z.html", "a/deep/y.md", "c.pdf", ".hidden", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "b.meta.toml").write_text("")
    (tmp_path / "b.txt.meta.toml").write_text("")
    found, refused = find(tmp_path)
    assert [p.relative_to(tmp_path).as_posix() for p in found] == [
        *("a/deep/y.md", "a/z.html", "b.txt", "c.pdf")
    ]
    assert refused == []


def test_a_file_named_twice_is_found_once_and_a_missing_one_is_refused(tmp_path: Path):
    (tmp_path / "a.txt").write_text("x")
    found, refused = find([tmp_path, tmp_path / "a.txt", tmp_path / "gone.txt"])
    assert names(found) == ["a.txt"]
    assert [(r.code, Path(r.where).name) for r in refused] == [("missing", "gone.txt")]


def test_links_that_lead_outside_are_refused_and_others_are_read(tmp_path: Path):
    inside = tmp_path / "documents"
    inside.mkdir()
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "s.txt").write_text("secret")
    (inside / "a.txt").write_text("x")
    (inside / "also-a.txt").symlink_to(inside / "a.txt")
    (inside / "out.txt").symlink_to(secret / "s.txt")
    (inside / "outfolder").symlink_to(secret)
    (inside / "itself").symlink_to(inside)
    (inside / "broken.txt").symlink_to(inside / "nothing.txt")
    (inside / "loop.txt").symlink_to(inside / "loop.txt")
    found, refused = find(inside)
    assert names(found) == ["a.txt", "also-a.txt"]
    assert [(r.code, Path(r.where).name) for r in refused] == [
        *(("missing", "broken.txt"), ("not_readable", "loop.txt")),
        *(("outside", "out.txt"), ("outside", "outfolder")),
    ]
    with pytest.raises(Refusal) as caught:
        read(inside / "out.txt", root=inside)
    assert caught.value.code == "outside"


@pytest.mark.parametrize("is_rooted", [True, False])
def test_a_sidecar_that_leads_outside_is_not_read(tmp_path: Path, is_rooted: bool):
    inside = tmp_path / "documents"
    inside.mkdir()
    (inside / "a.txt").write_text("Text.")
    (tmp_path / "secret.toml").write_text('title = "secret"')
    (inside / "a.meta.toml").symlink_to(tmp_path / "secret.toml")
    document = read(inside / "a.txt", root=inside if is_rooted else None)
    assert document.title != "secret"
    assert [code for code, _ in document.warnings] == ["bad_metadata"]


def test_pipes_and_sockets_are_refused_without_waiting(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        here = os.getcwd()
        os.chdir(tmp_path)  # socket addresses are short
        try:
            listener.bind("socket.txt")
        finally:
            os.chdir(here)
        (tmp_path / "a.txt").write_text("x")
        found, refused = find(tmp_path)
        assert names(found) == ["a.txt"]
        assert {(r.code, Path(r.where).name) for r in refused} == {
            *(("not_regular", "pipe.txt"), ("not_regular", "socket.txt"))
        }
        with pytest.raises(Refusal) as caught:
            load(tmp_path / "pipe.txt")
        assert "named pipe" in str(caught.value)


def test_devices_are_refused():
    with pytest.raises(Refusal) as caught:
        load(Path("/dev/zero"))
    assert caught.value.code == "not_regular"


def test_two_hundred_megabytes_give_one_line_and_no_memory(tmp_path: Path):
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(200_000_000)
    done = subprocess.run(
        [sys.executable, "-c", MEMORY_PROBE, str(path)], capture_output=True, text=True, check=True
    )
    code, grown_kilobytes = done.stdout.split()
    assert code == "too_large"
    assert int(grown_kilobytes) < 5_000


def test_the_limit_is_the_callers(tmp_path: Path):
    (tmp_path / "a.txt").write_text("12345")
    assert load(tmp_path / "a.txt", max_bytes=5) == b"12345"
    with pytest.raises(Refusal) as caught:
        load(tmp_path / "a.txt", max_bytes=4)
    assert caught.value.parts == {"size": 5, "limit": 4}


def test_a_file_that_grows_meanwhile_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "a.txt"
    path.write_text("12345")
    real = os.fstat

    def first_look(handle: int) -> os.stat_result:
        status = real(handle)
        with path.open("a") as more:  # somebody writes between the look and the reading
            more.write("more")
        return status

    monkeypatch.setattr("jiqun.documents.files.os.fstat", first_look)
    with pytest.raises(Refusal) as caught:
        load(path)
    assert caught.value.code == "changed"


def test_a_file_that_vanishes_is_refused(tmp_path: Path):
    (tmp_path / "a.txt").write_text("x")
    (found,), _ = find(tmp_path)
    found.unlink()
    with pytest.raises(Refusal) as caught:
        read(found)
    assert caught.value.code == "missing"


def test_files_and_folders_without_permission_are_reported_and_the_rest_is_read(tmp_path: Path):
    (tmp_path / "a.txt").write_text("good")
    (tmp_path / "locked.txt").write_text("secret")
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked" / "b.txt").write_text("secret")
    (tmp_path / "locked.txt").chmod(0)
    (tmp_path / "locked").chmod(0)
    above = [tmp_path, *(p for p in tmp_path.parents if p.name.startswith(("pytest-", "popen-")))]
    for folder in above:  # root's private folders: let the dropped user in
        folder.chmod(0o755)
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", FIND_PROBE, str(tmp_path)],
        capture_output=True,
        text=True,
        env=environment,
        cwd="/",
    )
    (tmp_path / "locked").chmod(0o700)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        *("read a.txt good", "not_readable locked.txt", "not_readable locked")
    ]


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("深圳2025.txt", "深圳2025"),
        ("a b:c.txt", "a_b_c"),
        ("line\nbreak.txt", "line_break"),
        ("../../etc/passwd.txt", "passwd"),
        ("..txt", "_"),
        (".env", "_env"),
        ("a~12345678.txt", "a_12345678"),
        ("<script>.html", "_script_"),
        ("%2e%2e.txt", "_2e_2e"),
        ("000_7ef83cab010c8250.txt", "000_7ef83cab010c8250"),
        (os.fsdecode(b"bad\xff.txt"), "bad_"),
    ],
)
def test_ids_are_safe_in_files_addresses_and_claims(name: str, stem: str):
    assert safe_stem(name) == stem


def test_colliding_stems_all_get_a_hash_in_any_order():
    files = [("a/x.txt", "1" * 64), ("b/x.html", "2" * 64), ("X.md", "3" * 64), ("y.md", "4" * 64)]
    ids = document_ids(files)
    assert ids == ["x~11111111", "x~22222222", "X~33333333", "y"]
    assert document_ids(files[::-1]) == ids[::-1]


def test_hashes_that_agree_in_eight_digits_are_told_apart():
    ids = document_ids([("x.txt", "a" * 64), ("b/x.txt", "a" * 8 + "b" * 56)])
    assert len(set(ids)) == 2


FILES = st.lists(
    st.tuples(
        st.text(min_size=1, max_size=12).filter(lambda n: "\0" not in n and "/" not in n),
        st.integers(0, 2**256 - 1).map(lambda n: f"{n:064x}"),
    ),
    max_size=12,
    unique_by=lambda f: f[1],
)


@given(FILES)
def test_different_bytes_never_share_an_id(files: list[tuple[str, str]]):
    ids = document_ids(files)
    folded = [i.casefold() for i in ids]
    assert len(set(folded)) == len(files)
    for identity in ids:
        assert identity and not identity.startswith(".")
        assert not set(identity) & set('/\\:*?"<>|%#& \n\t\0')
        assert len(identity.encode()) <= 200
        assert Source(doc=identity).doc == identity


@pytest.mark.parametrize(
    "name", ["a\nb.txt", "a: b?.txt", os.fsdecode(b"\xff\xfe.txt"), "＜a＞.txt"]
)
def test_a_file_with_a_hostile_name_is_read_under_a_safe_one(tmp_path: Path, name: str):
    (tmp_path / name).write_text("Exports rose 5%.")
    (found,), refused = find(tmp_path)
    document = read(found)
    assert refused == [] and document.text == "Exports rose 5%."
    assert document.id == safe_stem(name)
    assert document.source_name.isprintable() and document.source_name.encode()


def test_a_hidden_file_that_is_named_itself_is_taken(tmp_path: Path):
    (tmp_path / ".notes.txt").write_text("x")
    assert find(tmp_path) == ([], [])
    assert names(find(tmp_path / ".notes.txt")[0]) == [".notes.txt"]
