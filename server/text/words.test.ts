import { expect, it } from 'vitest';
import { words } from './words.ts';

it.each([
  ["Combien d'observateurs l’Assemblée compte-t-elle ?", 'Combien observateurs Assemblée compte t elle'],
  ["Qu'il s'agit d'Alep, jusqu’à lundi", 'il agit Alep à lundi'],
  ["Olvann's don't, O'Neill, rock'n", "Olvann's don't O'Neill rock'n"],
  ["D'Hondt, d'Hondt", 'Hondt Hondt'],
  ['18/9663, 1.350 und A/73/L.2', '18/9663 1.350 und A 73 L 2'],
  ['Der U.N.-Bericht der O.S.Z.E. und J.F. Kennedy', 'Der UN Bericht der OSZE und JF Kennedy'],
  ['The U.S. and the US told us of the U.S.A.', 'The USA and the USA told us of the USA'],
])('takes %j apart', (text, expected) => {
  const found = words(text);
  expect(found.map((word) => word.text).join(' ')).toBe(expected);
  for (const word of found)
    expect(text.slice(word.start, word.end).replaceAll('.', '').replace(/^US$/, 'USA')).toBe(
      word.text.replaceAll('.', ''),
    );
});
