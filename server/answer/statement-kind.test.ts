import { describe, expect, it } from 'vitest';
import { kindOfQuote, kindOfSentence } from './statement-kind.ts';

describe('what a sentence of a source is', () => {
  it.each([
    // Somebody's words.
    ['de', 'statement', 'Der Hafenmeister sagte, zwei Frachter seien am Montag umgekehrt.'],
    ['de', 'statement', 'Die Lotsen erklärten am Dienstag, dass der Kanal wieder frei ist.'],
    ['de', 'statement', 'Laut Reederei kehrten am Montag zwei Frachter um.'],
    ['de', 'statement', 'Nach Angaben der Lotsen blieb der Kanal drei Tage gesperrt.'],
    ['de', 'statement', 'Dem Hafenamt zufolge blieb der Kanal drei Tage gesperrt.'],
    ['de', 'statement', 'Der Zoll soll 40 Container ohne Papiere geöffnet haben.'],
    ['de', 'statement', 'Drei Matrosen sollen in der Nacht über Bord gegangen sein.'],
    ['de', 'statement', 'Angeblich kaufte die Reederei im Herbst zwei Schlepper.'],
    ['de', 'statement', 'Das Schiff habe keine Ladung an Bord gehabt.'],
    ['de', 'statement', 'Die Reederei könne die Frist ohne neue Mannschaft nicht halten.'],
    ['de', 'statement', 'Die Zeitung berichtet, der Kanal werde im Mai vertieft.'],
    ['en', 'statement', 'The harbour master said that two freighters had turned back.'],
    ['en', 'statement', 'The pilots said the canal was clear again.'],
    ['en', 'statement', 'According to the shipping line, two freighters turned back.'],
    ['en', 'statement', 'The union claimed that its members had been locked out.'],
    ['en', 'statement', 'The owner claimed to have paid all harbour dues in March.'],
    ['en', 'statement', 'The line told the inspectors that it had sold both tugs.'],
    ['en', 'statement', 'Customs officers allegedly opened forty containers.'],
    ['en', 'statement', 'The captain is said to have left the ship first.'],
    ['fr', 'statement', 'Le capitaine a déclaré que deux cargos avaient fait demi-tour.'],
    ['fr', 'statement', 'Selon les pilotes, le canal est resté fermé trois jours.'],
    // Judgements.
    ['de', 'judgement', 'Nach Einschätzung der Botschaft hält die Koalition bis zum Sommer.'],
    ['de', 'judgement', 'Aus unserer Sicht bleibt der Kanal das größte Hindernis.'],
    ['de', 'judgement', 'Wir bewerten die Zusage der Reederei als belastbar.'],
    ['de', 'judgement', 'Eine Einigung noch vor der Ernte ist unwahrscheinlich.'],
    ['de', 'judgement', 'Die Reederei wird sehr wahrscheinlich zwei Schlepper verkaufen.'],
    ['en', 'judgement', 'We assess that the coalition will hold until summer.'],
    ['en', 'judgement', 'In our view the canal remains the main obstacle.'],
    ['en', 'judgement', 'It is unlikely that both sides settle before the harvest.'],
    ['en', 'judgement', 'The line will very likely sell two tugs.'],
    ['en', 'judgement', 'In the opinion of the embassy the offer is serious.'],
    ['fr', 'judgement', 'Nous estimons que la coalition tiendra jusqu’à l’été.'],
    // Assumptions.
    ['de', 'assumption', 'Vermutlich verkauft die Reederei im Herbst zwei Schlepper.'],
    ['de', 'assumption', 'Wir gehen davon aus, dass der Kanal im Mai frei ist.'],
    ['de', 'assumption', 'Es wird angenommen, dass beide Schiffe derselben Reederei gehören.'],
    ['en', 'assumption', 'Presumably the line will sell two tugs in autumn.'],
    ['en', 'assumption', 'We assume that the canal will be clear in May.'],
    ['en', 'assumption', 'It is assumed that both ships belong to one owner.'],
    // Facts.
    ['de', 'fact', 'Am 3. Februar 2027 kehrten zwei Frachter vor der Schleuse um.'],
    ['en', 'fact', 'On 3 February 2027 two freighters turned back at the lock.'],
  ])('%s %s: %s', (language, kind, sentence) => {
    expect(kindOfSentence(sentence, language)).toBe(kind);
  });

  it.each([
    ['de', 'Laut Vertrag endet die Pacht am 31. Dezember 2030.'],
    ['de', 'Laut Haushaltsplan stehen dafür 4 Millionen Kronen bereit.'],
    ['de', 'Die neue Schleuse soll 2029 eröffnet werden.'],
    ['de', 'Alle Schiffe, sei es mit oder ohne Ladung, zahlen Gebühren.'],
    ['de', 'Der Hafen bleibt zu, es sei denn, das Eis bricht früher.'],
    ['de', 'Ich habe mit der Reederei dreimal gesprochen.'],
    ['de', 'Hat die Reederei gesagt, dass sie verkauft?'],
    ['de', 'Die Reederei sagte zu, beide Schlepper zu verkaufen.'],
    ['de', 'Der Rat rief beide Seiten zur Mäßigung auf.'],
    ['de', 'Die Lage, so scheint es, bleibt offen und gut.'],
    ['de', 'Bericht des Hafenmeisters über den Winter'],
    ['de', 'Die Lotsen dürfen den Kanal nur bei Tag befahren.'],
    ['de', 'Das Ergebnis wäre wahrscheinlich anders ausgefallen, hätte man gewartet.'],
    ['de', 'Seien Sie bitte vorsichtig mit solchen Zahlen im Ausschuss.'],
    ['de', 'Die These, der Kanal sei zu schmal, überzeugt kaum jemanden.'],
    ['de', 'Das Abkommen 14/2 sagt, dass die Pacht endet.'],
    ['de', 'Wenn man sagt, die Schleuse sei zu klein, hat man recht.'],
    ['en', 'According to the treaty, the lease ends in 2030.'],
    ['en', 'According to plan, the lock opens in 2029.'],
    ['en', 'The number of reported cases fell to twelve.'],
    ['en', 'The member states that signed must pay by May.'],
    ['en', 'The ministry announced the opening of the lock.'],
    ['en', 'Did the line say that it would sell?'],
    ['en', 'The council thought a strike was likely at the time.'],
    ['en', 'She is the likely successor of the harbour master.'],
    ['en', 'That said, the canal remains a narrow passage.'],
    ['en', 'The lock will open to larger ships in 2029.'],
    ['en', 'I have said that three times in this house.'],
    ['fr', 'Selon l’accord, le bail prend fin en 2030.'],
    ['fr', 'Deux cargos ont fait demi-tour lundi matin.'],
    ['it', 'Secondo i piloti, il canale è rimasto chiuso.'],
  ])('unsure, %s: %s', (language, sentence) => {
    expect(kindOfSentence(sentence, language)).toBeUndefined();
  });
});

describe('what a quoted stretch is', () => {
  const passage = 'The lock opened on 4 May 2026. The pilots said that it leaks. We assess that it holds.';
  const at = (from: string, to = from) =>
    kindOfQuote(passage, { start: passage.indexOf(from), end: passage.indexOf(to) + to.length }, 'en');

  it('follows from the sentence it was cut from', () => {
    expect(at('opened on 4 May')).toBe('fact');
    expect(at('it leaks')).toBe('statement');
    expect(at('it holds')).toBe('judgement');
  });

  it('is open where it reaches over different ones', () => {
    expect(at('it leaks', 'it holds')).toBeUndefined();
  });
});
