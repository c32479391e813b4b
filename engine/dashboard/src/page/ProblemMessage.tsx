import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/problem';
import { Button } from '../carbon';
import { Message } from './Message';

interface ProblemMessageProps {
  readonly problem: ApiProblem;
  readonly role?: 'alert' | 'status';
  readonly again?: () => void;
}

/** Why something was not carried out and what to do about it. What the server says of the single case is in English. */
export function ProblemMessage({ problem, role, again }: ProblemMessageProps) {
  const { t } = useTranslation();
  const { detail, hint, reference } = problem.problem;
  return (
    <div className="wf-problem">
      <Message kind="error" title={t(`problems.${problem.kind}`)} {...(role && { role })}>
        {detail && <p lang="en">{detail}</p>}
        {hint && <p lang="en">{hint}</p>}
        <OwnHint problem={problem} />
        {reference && <p>{t('problems.reference', { reference })}</p>}
      </Message>
      {again && (
        <Button kind="tertiary" size="sm" onClick={again}>
          {t('common.again')}
        </Button>
      )}
    </div>
  );
}

/** What the page itself knows to do about a problem. */
function OwnHint({ problem }: { readonly problem: ApiProblem }) {
  const { t } = useTranslation();
  switch (problem.kind) {
    case 'unreachable':
      return <p>{t('problems.unreachableHint')}</p>;
    case 'unavailable':
      return <p>{t('problems.unavailableHint')}</p>;
    case 'unreadable':
      return <p>{t('problems.unreadableHint', { status: problem.problem.status })}</p>;
    case 'sign-in-required':
      return <p>{t('problems.signInHint')}</p>;
    case 'not-found':
      return <p>{t('problems.notFoundHint')}</p>;
    default:
      return null;
  }
}
