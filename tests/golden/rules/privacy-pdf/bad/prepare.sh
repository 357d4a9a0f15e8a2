python3 - <<'END'
def pdf(content, catalogue=''):
    """A PDF of one page with these instructions."""
    parts = ['<< /Type /Catalog /Pages 2 0 R %s>>' % catalogue,
             '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
             '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R '
             '/Resources << /Font << /F 5 0 R >> >> >>',
             '<< /Length %d >>\nstream\n%s\nendstream' % (len(content), content),
             '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>']
    out, places = '%PDF-1.4\n', []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += '%d 0 obj\n%s\nendobj\n' % (number, part)
    table = ''.join('%010d 00000 n \n' % place for place in places)
    return ('%sxref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\n'
            'startxref\n%d\n%%%%EOF\n' % (out, table, len(out))).encode()


words = 'BT /F 12 Tf 20 100 Td (The boy was seen by his teacher) Tj ET'
open('content/plan.pdf', 'wb').write(pdf(words, '/OpenAction << /S /JavaScript /JS (app.alert) >> '))
END
printf '%s\n' --- 'title: An example' 'summary: A page of this example.' --- '' 'Read [the plan (PDF)](plan.pdf).' >content/example.md
