import { useTranslation } from 'react-i18next';
import type { DiagnosticBody } from '../api/contract';

/** Findings in files in the form that `workflows check` prints, so that both can be read side by side. The findings are in English. */
export function Findings({ diagnostics }: { readonly diagnostics: readonly DiagnosticBody[] }) {
  return (
    <ul className="wf-findings" lang="en">
      {diagnostics.map((diagnostic, i) => (
        <li key={i}>
          <Finding diagnostic={diagnostic} />
        </li>
      ))}
    </ul>
  );
}

function Finding({ diagnostic }: { readonly diagnostic: DiagnosticBody }) {
  const { t } = useTranslation();
  const { span, excerpt, hint } = diagnostic;
  return (
    <div className={`wf-finding wf-finding-${diagnostic.severity}`}>
      <p>
        <strong>
          <span className="wf-severity">{t(`definitions.severities.${diagnostic.severity}`)}</span> {diagnostic.code}:
        </strong>{' '}
        {diagnostic.message}
      </p>
      <p className="wf-place">
        <code>{placeOf(diagnostic)}</code>
      </p>
      {excerpt !== null && (
        <pre tabIndex={0} aria-label={placeOf(diagnostic)}>
          <code>
            <span className="wf-line-number">{span.start.line} | </span>
            {excerpt}
            {'\n'}
            <span aria-hidden="true" className="wf-carets">
              {underline(diagnostic, excerpt)}
            </span>
          </code>
        </pre>
      )}
      {hint !== null && <p>{t('definitions.hint', { hint })}</p>}
      {diagnostic.related.map((related, i) => (
        <p key={i}>
          <code>{placeOf(related)}</code> {related.message}
        </p>
      ))}
    </div>
  );
}

type Placed = Pick<DiagnosticBody, 'path' | 'span'>;

const placeOf = ({ path, span }: Placed): string => `${path}:${span.start.line}:${span.start.column}`;

/** Carets under the words that are wrong; tabs stay tabs, so that they stand under them. */
function underline({ span }: Placed, excerpt: string): string {
  const before = excerpt.slice(0, span.start.column - 1).replaceAll(/[^\t]/g, ' ');
  const end = span.end.line === span.start.line ? span.end.column : excerpt.length + 1;
  return ' '.repeat(`${span.start.line} | `.length) + before + '^'.repeat(Math.max(1, end - span.start.column));
}
