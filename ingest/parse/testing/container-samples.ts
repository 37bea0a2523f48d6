import { gzipSync, strToU8, zipSync } from 'fflate';
import { compoundFile } from './make-doc.ts';
import { HEADING, QUOTE, type Sample, TITLE } from './sample.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);

/** A mail with text, its HTML twin and an attachment. */
export const MAIL = [
  'From: =?utf-8?Q?Botschaft_S=C3=BCdhafen?= <post@example.org>',
  'To: Referat 310 <r310@example.org>, Anna Berg <berg@example.org>',
  'Date: Tue, 3 Mar 2026 00:30:00 +0100',
  `Subject: ${TITLE}`,
  'Message-ID: <1@example.org>',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: multipart/alternative; boundary="a"',
  '',
  '--a',
  'Content-Type: text/plain; charset=utf-8',
  '',
  '> Die Ausfuhren stiegen 2025 um 4,2 Prozent',
  '> auf 9,9 Milliarden Euro.',
  '--a',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Nur im HTML.</p>',
  '--a--',
  '--b',
  'Content-Type: text/plain; name="../../anlage.txt"',
  'Content-Disposition: attachment; filename="../../anlage.txt"',
  '',
  'Der Text der Anlage.',
  '--b--',
  '',
].join('\r\n');

/** Mail and everything else that carries documents. */
export const CONTAINER_SAMPLES: readonly Sample[] = [
  {
    format: 'eml',
    sourceKey: 'lage.eml',
    mediaType: 'message/rfc822',
    title: TITLE,
    heading: TITLE,
    quotes: [QUOTE, 'To: Referat 310 <r310@example.org>, Anna Berg <berg@example.org>'],
    absent: ['Nur im HTML', 'Der Text der Anlage'],
    parts: ['anlage.txt'],
    bytes: () => text(MAIL),
  },
  {
    format: 'mbox',
    sourceKey: 'Postfach.mbox',
    mediaType: 'application/mbox',
    title: 'Postfach',
    heading: undefined,
    quotes: ['0001 2026-03-03 Lagebericht Nordmark', '0002 2026-03-04 Nachtrag'],
    parts: ['0001 2026-03-03 Lagebericht Nordmark.eml', '0002 2026-03-04 Nachtrag.eml'],
    bytes: () =>
      text(
        `From post@example.org Tue Mar  3 00:30:00 2026\n${MAIL.replaceAll('\r\n', '\n')}\nFrom post@example.org Wed Mar  4 09:00:00 2026\nDate: Wed, 4 Mar 2026 09:00:00 +0100\nSubject: Nachtrag\nMessage-ID: <2@example.org>\n\n>From there on it rained.\n`,
      ),
  },
  {
    format: 'msg',
    sourceKey: 'lage.msg',
    mediaType: 'application/vnd.ms-outlook',
    title: TITLE,
    heading: TITLE,
    quotes: [QUOTE, 'From: Botschaft Südhafen <post@example.org>'],
    parts: ['anlage.txt'],
    bytes: makeMsg,
  },
  {
    format: 'zip',
    sourceKey: 'Sammlung.zip',
    mediaType: 'application/zip',
    title: 'Sammlung',
    heading: undefined,
    quotes: ['Berichte/lage.txt', 'innen.zip/notiz.txt', 'böse.txt'],
    absent: ['..', 'DS_Store'],
    parts: ['Berichte/lage.txt', 'innen.zip/notiz.txt', 'etc/böse.txt'],
    bytes: () =>
      zipSync({
        'Berichte/lage.txt': strToU8(QUOTE),
        'innen.zip': zipSync({ 'notiz.txt': strToU8(HEADING) }),
        '../../etc/böse.txt': strToU8('entkommen'),
        'Berichte/.DS_Store': strToU8('x'),
      }),
  },
  {
    format: 'gzip',
    sourceKey: 'lage.txt.gz',
    mediaType: 'application/gzip',
    title: 'lage.txt',
    heading: undefined,
    quotes: ['lage.txt'],
    parts: ['lage.txt'],
    bytes: () => gzipSync(text(QUOTE)),
  },
  {
    format: 'tar',
    sourceKey: 'Sammlung.tar',
    mediaType: 'application/x-tar',
    title: 'Sammlung',
    heading: undefined,
    quotes: ['Berichte/lage.txt'],
    parts: ['Berichte/lage.txt'],
    bytes: () => makeTar('Berichte/lage.txt', QUOTE),
  },
  {
    format: 'epub',
    sourceKey: 'lage.epub',
    mediaType: 'application/epub+zip',
    title: TITLE,
    heading: HEADING,
    quotes: [QUOTE],
    bytes: () =>
      zipSync({
        mimetype: [strToU8('application/epub+zip'), { level: 0 }],
        'META-INF/container.xml': strToU8('<container/>'),
        'OEBPS/content.opf': strToU8(
          `<package><metadata><dc:title>${TITLE}</dc:title></metadata><manifest><item id="a" href="a%20b.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>`,
        ),
        'OEBPS/a b.xhtml': strToU8(`<html><body><h2>${HEADING}</h2><p>${QUOTE}</p></body></html>`),
      }),
  },
  {
    format: 'subtitles',
    sourceKey: 'Rede.srt',
    mediaType: 'application/x-subrip',
    title: QUOTE.replace(/\.$/, ''),
    heading: undefined,
    quotes: [QUOTE],
    absent: ['-->', '00:00'],
    bytes: () =>
      text(
        `1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>Die Ausfuhren stiegen 2025</i>\r\num 4,2 Prozent\r\n\r\n2\r\n00:00:04,500 --> 00:00:06,000\r\nauf 9,9 Milliarden Euro.\r\n`,
      ),
  },
];

function makeTar(name: string, content: string): Uint8Array {
  const header = Buffer.alloc(512);
  const body = Buffer.from(content);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write(body.length.toString(8).padStart(11, '0'), 124);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\u000000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  const padded = Buffer.alloc(Math.ceil(body.length / 512) * 512);
  body.copy(padded);
  return new Uint8Array(Buffer.concat([header, padded, Buffer.alloc(1024)]));
}

/** An Outlook item with the usual property streams (MS-OXMSG). */
function makeMsg(): Uint8Array {
  const unicode = (value: string): Buffer => Buffer.from(value, 'utf16le');
  return compoundFile({
    '__properties_version1.0': Buffer.alloc(32),
    '__substg1.0_0037001F': unicode(TITLE),
    '__substg1.0_1000001F': unicode(QUOTE),
    '__substg1.0_0C1A001F': unicode('Botschaft Südhafen'),
    '__substg1.0_5D01001F': unicode('post@example.org'),
    '__attach_version1.0_#00000000/__properties_version1.0': Buffer.alloc(8),
    '__attach_version1.0_#00000000/__substg1.0_3707001F': unicode('anlage.txt'),
    '__attach_version1.0_#00000000/__substg1.0_37010102': Buffer.from('Der Text der Anlage.'),
  });
}
