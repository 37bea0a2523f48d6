import { type ExportFormat, type Marking, type Tlp, tlpText } from '../../server/domain/index.ts';
import type { ExportedFile } from '../../server/ports/evaluation.ts';
import { escapeMarkup } from '../report/escape.ts';

/**
 * A file of a run as it is given out: what is read by people bears the marks of the documents whose words it shows, at its head;
 * every file has the grade in its name.
 */
export function markedFile(
  id: string,
  format: ExportFormat,
  { file, mediaType, content }: { file: string; mediaType: string; content: string },
  marks: ExportedFile['marks'],
): ExportedFile {
  const graded =
    marks.highest !== null && marks.highest !== 'OFFEN' ? `${marks.highest.replaceAll(' ', '-')}-` : '';
  return {
    name: `evaluation-${id.slice(0, 10)}-${graded}${file}`,
    mediaType,
    content: withMarks(format, content, marks),
    marks,
  };
}

function withMarks(format: ExportFormat, content: string, marks: ExportedFile['marks']): string {
  const line = lineOf(marks);
  if (line === '') return content;
  if (format === 'md') return `**${line}**\n\n${content}`;
  return format === 'html'
    ? content.replace('<main>', () => `<main>\n<p><strong>${escapeMarkup(line)}</strong></p>`)
    : content;
}

const lineOf = ({ highest, tlp }: { highest: Marking | null; tlp: Tlp | null }): string =>
  [highest === 'OFFEN' ? null : highest, tlp === null ? null : tlpText(tlp)]
    .filter((part) => part !== null)
    .join(' · ');
