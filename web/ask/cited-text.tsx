import { Fragment, type JSX } from 'react';
import type { Citation } from '../../server/domain/index.ts';
import { CiteButton } from '../source/cite-button.tsx';
import type { Block, Sentence } from './answer-text.ts';
import { KindLabel, LeadIn } from './sentence-marks.tsx';
import { VerdictMark } from './verdict-mark.tsx';

interface CitedTextProps {
  readonly blocks: readonly Block[];
  readonly citations: readonly Citation[];
}

interface SentenceViewProps {
  readonly sentence: Sentence;
  readonly citations: readonly Citation[];
  /** The one just before in the same paragraph. */
  readonly before?: Sentence | undefined;
}

export function SentenceView({ sentence, citations, before }: SentenceViewProps): JSX.Element {
  const words = sentence.text.trimEnd();
  // The last word and the numbers after it stay on one line: a number alone at its start belongs to nothing.
  const lastWord = Math.max(words.lastIndexOf(' '), words.lastIndexOf('\n')) + 1;
  const status = sentence.claim?.verdict.status;
  // Quoted word for word, a sentence speaks the language of its source, not that of the answer.
  const quoted = sentence.claim?.verdict.method === 'verbatim';
  const source = quoted && citations.find((candidate) => candidate.number === sentence.citations[0]);
  return (
    <>
      {sentence.claim?.attribution && (
        <LeadIn attribution={sentence.claim.attribution} before={before?.claim?.attribution} />
      )}
      <span
        lang={source && source.language !== 'und' ? source.language : undefined}
        className={`ak-sentence ak-sentence--${status ?? 'streaming'}`}
      >
        {words.slice(0, lastWord)}
        <span className="ak-tail">
          {words.slice(lastWord)}
          {sentence.citations.map((number) => (
            <CiteButton
              key={number}
              number={number}
              citation={citations.find((candidate) => candidate.number === number)}
            />
          ))}
        </span>
      </span>
      {sentence.claim?.kind && <KindLabel kind={sentence.claim.kind} />}
      {sentence.claim && <VerdictMark {...sentence.claim} />}{' '}
    </>
  );
}

/** Answer text in paragraphs and lists, numbers as buttons after the sentence. */
export function CitedText({ blocks, citations }: CitedTextProps): JSX.Element {
  const groups: { kind: Block['kind']; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    if (block.kind === 'item' && last?.kind === 'item') last.blocks.push(block);
    else groups.push({ kind: block.kind, blocks: [block] });
  }
  const content = (block: Block) =>
    block.sentences.map((sentence, index) => (
      <SentenceView
        key={sentence.start}
        sentence={sentence}
        before={block.sentences[index - 1]}
        citations={citations}
      />
    ));
  return (
    <div className="ak-text">
      {groups.map((group) => {
        const first = group.blocks[0];
        if (!first) return null;
        if (group.kind === 'item') {
          return (
            <ul key={first.start}>
              {group.blocks.map((block) => (
                <li key={block.start}>{content(block)}</li>
              ))}
            </ul>
          );
        }
        const Tag = group.kind === 'heading' ? 'h2' : 'p';
        return (
          <Fragment key={first.start}>
            <Tag>{content(first)}</Tag>
          </Fragment>
        );
      })}
    </div>
  );
}
