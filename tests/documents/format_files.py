"""Make small files of each format by hand, so that no test needs a library that writes them."""

import io
import zipfile

_NS_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NS_S = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_SHEET}.sharedStrings+xml"/>'
    "</Types>"
)


def pdf(pages: list[list[str]], extra: str = "", placed: str = "") -> bytes:
    """Give a PDF whose pages show lines of Latin text, from the top down."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for number, lines in enumerate(pages):
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 11 Tf 60 760 Td 14 TL {shown} ET" if lines else ""
        stream = placed or stream
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font "
            f"<< /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out = io.BytesIO(b"")
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    table = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.write("".join(f"{place:010d} 00000 n \n" for place in places).encode())
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R {extra}>>"
    out.write(f"trailer\n{trailer}\nstartxref\n{table}\n%%EOF\n".encode())
    return out.getvalue()


def pdf_at(lines: list[tuple[int, int, str]]) -> bytes:
    """Give a PDF of one page with lines at places: points from the left and from below."""
    shown = "".join(f"BT /F1 9 Tf {x} {y} Td ({line}) Tj ET " for x, y, line in lines)
    return pdf([["x"]], placed=shown)


def archive(members: dict[str, bytes | str]) -> bytes:
    """Give a zip archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return out.getvalue()


def docx(body: str, **more: bytes | str) -> bytes:
    """Give a Word file with the body's XML; `w:` is bound."""
    xml = f'<?xml version="1.0"?><w:document {_NS_W}><w:body>{body}</w:body></w:document>'
    return archive({"word/document.xml": xml, **more})


def paragraph(words: str, style: str = "") -> str:
    """Give the XML of a Word paragraph."""
    props = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{props}<w:r><w:t>{words}</w:t></w:r></w:p>"


def xlsx(rows: str, strings: str = "") -> bytes:
    """Give an Excel file of one sheet with the rows' XML."""
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    return archive(
        {
            "[Content_Types].xml": _TYPES,
            "xl/workbook.xml": f"<workbook {_NS_S}><sheets>"
            '<sheet name="2024" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{links}">'
            f'<Relationship Id="rId1" Type="{_REL}/worksheet" Target="worksheets/sheet1.xml"/>'
            "</Relationships>",
            "xl/sharedStrings.xml": f"<sst {_NS_S}>{strings}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet {_NS_S}><sheetData>{rows}</sheetData>"
            "</worksheet>",
        }
    )
