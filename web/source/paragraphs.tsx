import { Fragment, type JSX } from 'react';

/** Text as it stands in the report, blank lines narrowed to half a line. */
export function Paragraphs({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {text.split(/\n[^\S\n]*\n\s*/).map((paragraph, index) => (
        <Fragment key={index.toString()}>
          {index > 0 && <span className="ak-break" />}
          {paragraph}
        </Fragment>
      ))}
    </>
  );
}
