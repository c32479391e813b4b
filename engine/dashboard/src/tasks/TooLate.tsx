import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../api/problem';
import { useAnswer } from '../api/queries';
import { Message } from '../page/Message';
import { ProblemMessage } from '../page/ProblemMessage';
import { Closing } from './Closing';

interface TooLateProps {
  readonly instance: string;
  readonly task: number;
  readonly problem: ApiProblem;
}

/** Why an answer was not taken: in the reader's language where the task was closed meanwhile, else as the server says it. */
export function TooLate({ instance, task, problem }: TooLateProps) {
  const { t } = useTranslation();
  const refused = problem.kind === 'refused';
  const { data: closing, isPending } = useAnswer('getTaskClosing', { path: { instance, task } }, { enabled: refused });
  if (refused && isPending) return null;
  return closing ? (
    <Message kind="error" role="alert" title={t('closing.notSaved')}>
      <Closing closing={closing} instance={instance} />
    </Message>
  ) : (
    <ProblemMessage problem={problem} role="alert" />
  );
}
