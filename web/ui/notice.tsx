import type { JSX, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

type Tone = 'info' | 'warning' | 'danger' | 'neutral';

const ICONS: Record<Tone, IconName> = {
  info: 'info',
  warning: 'warning',
  danger: 'warning',
  neutral: 'info',
};

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** Set for failures that the reader must hear of at once. */
  readonly urgent?: boolean;
}

/** A box that says what is the matter and offers a way on. */
export function Notice({ tone, title, children, urgent }: NoticeProps): JSX.Element {
  return (
    <div className={`ak-notice ak-notice--${tone}`} role={urgent ? 'alert' : undefined}>
      <Icon name={ICONS[tone]} />
      <div className="ak-notice__body">
        {title && <p className="ak-notice__title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
