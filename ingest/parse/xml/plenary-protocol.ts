import type { BlockCollector } from '../block-collector.ts';
import { cleanText } from '../clean-text.ts';
import type { FoundMetadata } from '../document.ts';
import { findDay } from '../metadata/find-dates.ts';
import { tableLines } from '../table-rows.ts';
import { localName, readXml, resolveEntities } from './read-xml.ts';

/** Paragraph classes that announce an agenda item: its title, its Drucksachen, where it is referred to. */
const AGENDA = /^T(_|$)/;
/** Parts that only repeat what the record itself says. */
const LEFT_OUT = new Set(['inhaltsverzeichnis', 'rednerliste']);

/**
 * Plenary protocols of the Deutscher Bundestag (dbtplenarprotokoll): agenda items become headings that carry
 * their titles, every turn begins with a `speaker` block (name and parliamentary group), comments stay in place.
 */
export function readPlenaryProtocol(xml: string, collector: BlockCollector): Partial<FoundMetadata> {
  const path: string[] = [];
  let leftOut = 0;
  let text = '';
  let paragraphClass = '';
  let speakerParts: string[] = [];
  let inSpeaker = 0;
  let item: { label: string; titles: string[]; lines: string[] } | undefined;
  let rows: { cells: string[]; heading: boolean }[] | undefined;
  let term = '';
  let session = '';
  let day: string | undefined;

  const announce = (): void => {
    if (!item) return;
    const { label, titles, lines } = item;
    item = undefined;
    const named = [label, titles.join('; ')].filter(Boolean).join(': ');
    collector.add('heading', named.length > 400 ? `${named.slice(0, 399)}…` : named, { level: 1 });
    for (const line of lines) collector.add('paragraph', line);
  };
  const paragraph = (written: string): void => {
    if (written === '') return;
    if (item && AGENDA.test(paragraphClass)) {
      const names = paragraphClass === 'T_fett' || paragraphClass === 'T';
      if (names && !/^Drucksache/.test(written)) item.titles.push(written);
      item.lines.push(written);
      return;
    }
    // "Dann rufe ich … auf:" comes before the titles in some records.
    if (item && item.titles.length === 0 && item.lines.length < 6 && paragraphClass !== 'redner') {
      item.lines.push(written);
      return;
    }
    announce();
    if (
      paragraphClass === 'redner' ||
      (paragraphClass === 'N' && /:$/.test(written) && written.length < 120)
    ) {
      collector.add('speaker', written);
    } else collector.add('paragraph', written);
  };

  readXml(xml, {
    open(rawName, attributes) {
      const name = localName(rawName);
      path.push(name);
      if (LEFT_OUT.has(name)) leftOut++;
      if (name === 'dbtplenarprotokoll') {
        term = attributes.wahlperiode ?? '';
        session = attributes['sitzung-nr'] ?? '';
        day = findDay(attributes['sitzung-datum'] ?? '');
      }
      if (leftOut > 0) return;
      if (name === 'tagesordnungspunkt') {
        announce();
        item = { label: attributes['top-id'] ?? 'Tagesordnungspunkt', titles: [], lines: [] };
      } else if (name === 'redner') {
        inSpeaker++;
        speakerParts = [];
      } else if (name === 'p') {
        text = '';
        paragraphClass = attributes.klasse ?? '';
      } else if (name === 'table') rows = [];
      else if (name === 'tr') rows?.push({ cells: [], heading: path.includes('thead') });
      else if (name === 'td' || name === 'th' || name === 'kommentar') text = '';
      else if (name === 'name' && inSpeaker === 0) text = '';
    },
    text(data) {
      if (leftOut > 0) return;
      if (inSpeaker > 0) {
        if (data.trim() !== '') speakerParts.push(data);
      } else text += data;
    },
    close(rawName) {
      const name = localName(rawName);
      path.pop();
      if (LEFT_OUT.has(name)) {
        leftOut--;
        text = '';
        return;
      }
      if (leftOut > 0) return;
      const written = (): string => cleanText(resolveEntities(text));
      if (name === 'redner') inSpeaker--;
      else if (inSpeaker > 0) return;
      else if (name === 'td' || name === 'th') {
        rows?.at(-1)?.cells.push(written());
        text = '';
      } else if (name === 'table') {
        announce();
        for (const line of tableLines(rows ?? [])) collector.add('table-row', line);
        rows = undefined;
      } else if (rows) return;
      else if (name === 'p') {
        const said = written();
        paragraph(said === '' && paragraphClass === 'redner' ? cleanText(speakerParts.join(' ')) : said);
        text = '';
      } else if (name === 'name') {
        announce();
        collector.add('speaker', written());
        text = '';
      } else if (name === 'kommentar') {
        announce();
        collector.add('paragraph', written());
        text = '';
      } else if (name === 'fussnote') {
        collector.add('footnote', written());
        text = '';
      } else if (name === 'anlagen-titel') {
        announce();
        collector.add('heading', written(), { level: 1 });
        text = '';
      } else if (name === 'kopfdaten') {
        collector.add('paragraph', written());
        text = '';
      } else if (name === 'tagesordnungspunkt' || name === 'sitzungsverlauf') announce();
    },
  });
  announce();

  const number = term && session ? `Plenarprotokoll ${term}/${session}` : undefined;
  return {
    ...(number && { title: number, documentNumber: number }),
    ...(day && { publishedOn: day, eventOn: day }),
    originator: 'Deutscher Bundestag',
    language: 'de',
    guessed: [],
  };
}
