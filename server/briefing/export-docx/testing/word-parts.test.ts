import { describe, expect, it } from 'vitest';
import { textOf, xmlFault } from './word-parts.ts';

describe('the checker of parts', () => {
  it.each(['<a/>', '<?xml version="1.0" encoding="UTF-8"?><a b="1" c:d="&lt;&#10;"><e>&amp; x</e></a>'])(
    'takes %s',
    (xml) => expect(xmlFault(xml)).toBe(null),
  );

  it.each([
    '',
    '<a>',
    '<a></b>',
    '<a/><a/>',
    'x<a/>',
    '<a>&</a>',
    '<a>&nbsp;</a>',
    '<a b=1/>',
    '<a b="1" b="2"/>',
    '<a b="<"/>',
    '<a>\u0001</a>',
    '<a>\ufffe</a>',
    '<a>\ud800</a>',
    '<a',
  ])('finds fault with %j', (xml) => expect(xmlFault(xml)).not.toBe(null));

  it('reads text by paragraphs', () => {
    expect(
      textOf(
        '<w:p><w:r><w:t>a</w:t><w:t xml:space="preserve"> &lt;b</w:t></w:r></w:p><w:p ><w:t>c</w:t></w:p>',
      ),
    ).toBe('a <b\nc');
  });
});
