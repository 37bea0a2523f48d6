import type { JSX, ReactNode } from 'react';
import type { Marking } from '../../server/domain/grades.ts';
import { markingText } from '../../server/domain/marking-text.ts';
import { type Tlp, tlpText } from '../../server/domain/tlp.ts';
import { useInterface } from '../i18n/index.ts';

interface MarkedProps {
  readonly marking: Marking;
  readonly tlp?: Tlp | null | undefined;
  readonly children: ReactNode;
}

/**
 * What keeps its marking when it leaves the screen: it stands at head and foot of every printed page, and goes with what is
 * copied (`copy-marking.ts`), a TLP label beside the grade. What is open and bears no label needs none.
 */
export function Marked({ marking, tlp = null, children }: MarkedProps): JSX.Element {
  const { language } = useInterface();
  // The frame is there in any case: an answer under way may become marked, and must not be built anew then.
  const isMarked = marking !== 'OFFEN' || tlp !== null;
  const line = (
    <>
      {marking === 'OFFEN' ? '' : markingText(marking, language)}
      {tlp && <span className={`ak-tlp ak-tlp--${tlp.toLowerCase().replace('+', '-')}`}>{tlpText(tlp)}</span>}
    </>
  );
  return (
    <div
      className={isMarked ? 'ak-marked ak-marked--shown' : 'ak-marked'}
      data-marking={marking}
      data-tlp={tlp ?? undefined}
    >
      {/* Room on every page, which only the head and the foot of a table take; the lines themselves are fixed there. */}
      <div className="ak-marked__head" aria-hidden="true">
        <span className="ak-marked__line ak-marked__line--head">{line}</span>
      </div>
      <div className="ak-marked__body">{children}</div>
      <div className="ak-marked__foot" aria-hidden="true">
        <span className="ak-marked__line ak-marked__line--foot">{line}</span>
      </div>
    </div>
  );
}
