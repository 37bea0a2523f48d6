import type { JSX, ReactNode } from 'react';
import type { Marking } from '../../server/domain/grades.ts';
import { markingText } from '../../server/domain/marking-text.ts';
import { useInterface } from '../i18n/index.ts';

interface MarkedProps {
  readonly marking: Marking;
  readonly children: ReactNode;
}

/**
 * What keeps its marking when it leaves the screen: it stands at head and foot of every printed page, and goes with what is
 * copied (`copy-marking.ts`). What is open needs none.
 */
export function Marked({ marking, children }: MarkedProps): JSX.Element {
  const { language } = useInterface();
  // The frame is there in any case: an answer under way may become marked, and must not be built anew then.
  const text = marking === 'OFFEN' ? '' : markingText(marking, language);
  return (
    <div className="ak-marked" data-marking={marking}>
      {/* Room on every page, which only the head and the foot of a table take; the lines themselves are fixed there. */}
      <div className="ak-marked__head" aria-hidden="true">
        <span className="ak-marked__line ak-marked__line--head">{text}</span>
      </div>
      <div className="ak-marked__body">{children}</div>
      <div className="ak-marked__foot" aria-hidden="true">
        <span className="ak-marked__line ak-marked__line--foot">{text}</span>
      </div>
    </div>
  );
}
