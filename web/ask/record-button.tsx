import { type JSX, useState } from 'react';
import type { Answer, AnswerRecord } from '../../server/domain/index.ts';
import { getJson, toApiError } from '../api/client.ts';
import { useInterface } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Failure } from '../ui/failure.tsx';

/** Hands the browser a file. */
function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the file once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Downloads how the answer came about. Fetched first, so that an answer without a record says so instead of saving an error. */
export function RecordButton({ answer }: { readonly answer: Answer }): JSX.Element {
  const { t } = useInterface();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const download = async () => {
    setBusy(true);
    setError(null);
    try {
      const record = await getJson<AnswerRecord>(`/api/answers/${encodeURIComponent(answer.id)}/record`);
      save(`aktenlage-${answer.id}.json`, `${JSON.stringify(record, null, 2)}\n`);
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <p>
        <Button kind="quiet" icon="download" disabled={busy} onClick={() => void download()}>
          {t('answer.record')}
        </Button>
      </p>
      {error !== null &&
        (toApiError(error).code === 'not-found' ? (
          <p role="alert" className="ak-small">
            {t('answer.record.none')}
          </p>
        ) : (
          <Failure error={error} onRetry={() => void download()} />
        ))}
    </>
  );
}
