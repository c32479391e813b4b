import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Message } from '../page/Message';
import { fieldId } from './FormFields';
import type { Form } from './form';

/** After an attempt to send: what is wrong, each with a link to its field. Problems with fields that the form does not have stand here too. */
export function ProblemSummary({ form }: { readonly form: Form }) {
  const { t } = useTranslation();
  const summary = useRef<HTMLDivElement>(null);
  const found = Object.entries(form.problems);

  useEffect(() => {
    if (form.attempts > 0) summary.current?.focus();
  }, [form.attempts]);

  if (found.length === 0) return null;
  return (
    <div ref={summary} tabIndex={-1} className="wf-summary">
      <Message kind="error" title={t('form.errors', { count: found.length })} role="alert">
        <ul>
          {found.map(([name, problem]) => {
            const line = form.lines.find((l) => l.name === name);
            return (
              <li key={name}>
                {line ? (
                  <a className="cds--link" href={`#${fieldId(name)}`} onClick={(event) => focusField(event, name)}>
                    {line.label}
                  </a>
                ) : (
                  name
                )}
                : {problem}
              </li>
            );
          })}
        </ul>
      </Message>
    </div>
  );
}

function focusField(event: { preventDefault: () => void }, name: string): void {
  event.preventDefault();
  const field = document.getElementById(fieldId(name));
  const control = field?.matches('input, select, textarea') ? field : field?.querySelector<HTMLElement>('input');
  control?.focus();
}
