import { type JSX, useId } from 'react';
import { type Interface, useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { explain } from '../ui/failure.tsx';
import { Icon } from '../ui/icon.tsx';
import { OutcomeLine } from './outcome-line.tsx';
import type { Upload, Uploads } from './use-uploads.ts';

function describe(upload: Upload, { t, format }: Interface): string {
  if (upload.state === 'sending') return t('upload.sending', { percent: format.percent(upload.sent) });
  if (upload.state === 'reading') return t('upload.reading');
  return t('upload.waiting');
}

interface UploadLineProps {
  readonly upload: Upload;
  readonly onRetry: () => void;
}

function UploadLine({ upload, onRetry }: UploadLineProps): JSX.Element {
  const words = useInterface();
  const id = useId();
  if (upload.outcome) {
    return (
      <li>
        <OutcomeLine outcome={upload.outcome} />
      </li>
    );
  }
  return (
    <li>
      <span className="ak-upload__name" id={id}>
        {upload.name}
      </span>
      {upload.error ? (
        <>
          <span className="ak-outcome ak-outcome--refused">
            <Icon name="refused" />
            {words.t('upload.failed')}
          </span>
          <span className="ak-upload__reason">
            {explain(upload.error, words).text}{' '}
            {upload.error.retryable && (
              <Button kind="quiet" onClick={onRetry}>
                {words.t('common.retry')}
              </Button>
            )}
          </span>
        </>
      ) : (
        <>
          <span className="ak-outcome">{describe(upload, words)}</span>
          <span className="ak-upload__reason kern-progress">
            <progress aria-labelledby={id} max={1} value={upload.sent} />
          </span>
        </>
      )}
    </li>
  );
}

/** Files of this visit, each with its progress and then its outcome. */
export function UploadList({ uploads, retry, clear }: Uploads): JSX.Element | null {
  const { t, format } = useInterface();
  if (uploads.length === 0) return null;
  const done = uploads.filter(({ state }) => state === 'done' || state === 'failed').length;
  return (
    <section className="ak-uploads">
      <div className="ak-uploads__head">
        <h2 className="ak-label">{t(done < uploads.length ? 'upload.progress' : 'upload.done')}</h2>
        <span role="status">
          {t('upload.summary', { done: format.number(done), total: format.number(uploads.length) })}
        </span>
        {done > 0 && (
          <Button kind="quiet" onClick={clear}>
            {t('upload.clear')}
          </Button>
        )}
      </div>
      <ul className="ak-upload">
        {uploads.map((upload) => (
          <UploadLine key={upload.id} upload={upload} onRetry={() => retry(upload.id)} />
        ))}
      </ul>
    </section>
  );
}
