import { highestMarking, MARKINGS, type Marking } from '../../server/domain/grades.ts';
import type { InterfaceLanguage } from '../../server/domain/index.ts';
import { markingText } from '../../server/domain/marking-text.ts';
import { highestTlp, TLPS, tlpText } from '../../server/domain/tlp.ts';

/**
 * What a selection is copied as: between two lines with the highest marking of what it touches, grade and TLP label. Null
 * where that is open and bears no label.
 */
export function markedCopy(
  selection: Selection | null,
  language: InterfaceLanguage,
): { readonly text: string; readonly html: string } | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const touched = [...document.querySelectorAll<HTMLElement>('[data-marking]')].filter((element) =>
    range.intersectsNode(element),
  );
  const marking = highestMarking(touched.map(({ dataset }) => dataset.marking).filter(isMarking));
  const tlp = highestTlp(touched.map(({ dataset }) => TLPS.find((one) => one === dataset.tlp)));
  if (marking === 'OFFEN' && tlp === null) return null;
  const line = [
    ...(marking === 'OFFEN' ? [] : [markingText(marking, language)]),
    ...(tlp === null ? [] : [tlpText(tlp)]),
  ].join(' · ');
  const copied = document.createElement('div');
  copied.append(mark(line), range.cloneContents(), mark(line));
  return { text: `${line}\n\n${selection.toString().trim()}\n\n${line}`, html: copied.innerHTML };
}

const isMarking = (value: string | undefined): value is Marking =>
  MARKINGS.some((marking) => marking === value);

function mark(line: string): HTMLElement {
  const paragraph = document.createElement('p');
  const strong = document.createElement('strong');
  strong.textContent = line;
  paragraph.append(strong);
  return paragraph;
}

/** For the whole page. What is typed into a field is the reader's own. */
export function copyWithMarking(event: ClipboardEvent, language: InterfaceLanguage): void {
  const { target } = event;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
  const copy = markedCopy(document.getSelection(), language);
  if (copy === null || event.clipboardData === null) return;
  event.clipboardData.setData('text/plain', copy.text);
  event.clipboardData.setData('text/html', copy.html);
  event.preventDefault();
}
