/** A run of text on a page of a test PDF; points, origin at the lower left. */
export interface PdfRun {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
  /** Instructions before the text is shown: `1 g` for white, `3 Tr` for no ink. */
  readonly operators?: string;
}

/** Writes a small, valid PDF with Helvetica text, for tests of the reader. */
export function makePdf(
  pages: readonly (readonly PdfRun[])[],
  info: Readonly<Record<string, string>> = {},
): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  const regular = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  const bold = add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>');
  const kids: number[] = [];
  for (const runs of pages) {
    const stream = runs
      .map(
        ({ text, x, y, size = 10, bold: heavy, operators = '' }) =>
          `q ${operators} BT /${heavy ? 'B' : 'R'} ${size} Tf ${x} ${y} Td (${escapeText(text)}) Tj ET Q`,
      )
      .join('\n');
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`);
    kids.push(
      add(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /R ${regular} 0 R /B ${bold} 0 R >> >> /Contents ${content} 0 R >>`,
      ),
    );
  }
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  const entries = Object.entries(info).map(([key, value]) => `/${key} (${escapeText(value)})`);
  const infoObject = add(`<< ${entries.join(' ')} >>`);

  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const xref = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  file += offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${infoObject} 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const WINDOWS_1252: Readonly<Record<string, number>> = {
  '–': 0x96,
  '„': 0x84,
  '“': 0x93,
  '”': 0x94,
  '’': 0x92,
  '€': 0x80,
};

function escapeText(text: string): string {
  let escaped = '';
  for (const character of text) {
    const code = WINDOWS_1252[character] ?? character.charCodeAt(0);
    const plain = code >= 32 && code < 127 && !'()\\'.includes(character);
    escaped += plain ? character : `\\${code.toString(8).padStart(3, '0')}`;
  }
  return escaped;
}

/** Lines of running text, one below the other from `top`. */
export function paragraph(
  lines: readonly string[],
  options: { x?: number; top?: number; size?: number; leading?: number } = {},
): PdfRun[] {
  const { x = 60, top = 700, size = 10, leading = 12 } = options;
  return lines.map((text, index) => ({ text, x, y: top - index * leading, size }));
}
