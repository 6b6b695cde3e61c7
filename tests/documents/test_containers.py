"""Archives and mails with attachments: one document a member, under strict limits."""

import pytest
from format_files import archive, docx, paragraph

from jiqun.documents import Member, containers, member, members, read_bytes, read_member
from jiqun.model import Refusal


def names(data: bytes, name: str = "all.zip") -> dict[str, str]:
    """Give each member's name, with the code of its refusal where it is refused at once."""
    return {
        m.name if isinstance(m, Member) else m.where: "" if isinstance(m, Member) else m.code
        for m in members(data, name)
    }


def mail(*attached: tuple[str, bytes]) -> bytes:
    parts = [b"--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nSee below.\r\n"]
    for name, data in attached:
        head = "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; "
        head += f'filename="{name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n'
        import base64

        parts.append(b"--b\r\n" + head.encode() + base64.encodebytes(data) + b"\r\n")
    head = b'Subject: Trade\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
    return head + b"".join(parts) + b"--b--\r\n"


def test_each_member_is_a_document_with_the_sidecar_beside_it():
    data = archive(
        {
            "b/二.html": "<p>进口增长6%。</p>",
            "a.txt": "出口增长5%。",
            "a.meta.toml": 'publisher = "海关"\ndate = 2024-02-07\n',
            "__MACOSX/._a.txt": "junk",
            ".hidden.txt": "junk",
        }
    )
    found = {m.name: m for m in members(data, "all.zip") if isinstance(m, Member)}
    assert list(found) == ["a.txt", "b/二.html"]
    first = read_member(found["a.txt"], "all.zip")
    assert (first.text, first.publisher, str(first.published)) == (
        "出口增长5%。",
        "海关",
        "2024-02-07",
    )
    assert (first.id, first.source_name) == ("a", "all.zip/a.txt")
    assert read_member(found["b/二.html"], "all.zip").text == "进口增长6%。"
    assert member(data, "all.zip", "b/二.html") == found["b/二.html"]
    with pytest.raises(Refusal) as gone:
        member(data, "all.zip", "c.txt")
    assert gone.value.code == "missing"


def test_an_archive_is_no_document_itself():
    with pytest.raises(Refusal) as refused:
        read_bytes(archive({"a.txt": "x"}), "all.zip")
    assert refused.value.code == "archive"


def test_archives_nest_to_a_limit_and_one_that_is_broken_costs_itself_alone():
    deep = archive({"deep.txt": "出口增长5%。"})
    data = archive({"a.zip": archive({"b.zip": deep}), "bad.zip": b"no zip", "c.txt": "x"})
    assert names(data) == {"a.zip/b.zip/deep.txt": "", "bad.zip": "damaged", "c.txt": ""}
    assert member(data, "all.zip", "a.zip/b.zip/deep.txt").data == "出口增长5%。".encode()
    assert names(archive({"top.zip": data}))["top.zip/a.zip/b.zip"] == "too_large_inside"


def test_a_bomb_is_refused_before_it_is_unpacked():
    for bomb in (
        archive({"a.txt": b"0" * 50_000_000}),
        archive({f"{n}.txt": "x" for n in range(2_500)}),
    ):
        with pytest.raises(Refusal) as refused:
            list(members(bomb, "b.zip"))
        assert refused.value.code == "too_large_inside"


def test_archives_within_each_other_share_one_budget():
    """Each is small by itself; together they are a bomb."""
    inner = archive({f"{n}.txt": bytes(range(256)) * 4 for n in range(4)})
    data = archive({f"{n}.zip": inner for n in range(5)})
    budget = containers._Budget(bytes=10_000)
    told = list(containers._within(data, "all.zip", "", budget, 1))
    codes = [m.code for m in told if isinstance(m, Refusal)]
    assert "too_large_inside" in codes
    assert sum(len(m.data) for m in told if isinstance(m, Member)) <= 10_000


def test_names_in_an_archive_are_labels_and_never_paths():
    odd = ("../../etc/passwd.txt", "/abs.txt", "x\ny.txt", "d\\e.txt")
    data = archive(dict.fromkeys(odd, "Up 5%."))
    assert len(names(data)) == 4
    for m in members(data, "all.zip"):
        assert isinstance(m, Member)
        assert "/" not in read_member(m, "all.zip").id
        assert m.name.isprintable()


def test_what_is_attached_to_a_mail_is_a_document_of_its_own():
    word = docx(paragraph("增长5%。"))
    data = mail(
        ("表.docx", word),
        ("x.txt", b"Up 5%."),
        ("x.txt", b"Up 6%."),
        ("a/b.zip", archive({"i.txt": "z"})),
    )
    found = {m.name: m for m in members(data, "letter.eml") if isinstance(m, Member)}
    assert list(found) == ["表.docx", "x.txt", "x-2.txt", "a_b.zip/i.txt"]
    assert read_member(found["x-2.txt"], "letter.eml").text == "Up 6%."
    assert found["表.docx"].data == word
    assert list(members(b"Subject: nothing attached\r\n\r\nHello", "plain.eml")) == []
