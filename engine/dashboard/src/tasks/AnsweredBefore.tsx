import { useTranslation } from 'react-i18next';
import { refresh, useAnswer } from '../api/queries';
import { Answers } from '../instances/Answers';
import { Section } from '../page/Page';

interface AnsweredBeforeProps {
  readonly instance: string;
  readonly language?: string | undefined;
}

/** What others have answered so far, for whoever may read the case; opened on demand, since it may be long. */
export function AnsweredBefore({ instance, language }: AnsweredBeforeProps) {
  const { t } = useTranslation();
  const answers = useAnswer('getInstance', { path: { instance } }, { every: refresh.calm }).data?.results;
  if (!answers || answers.length === 0) return null;
  return (
    <Section title={t('task.answeredBefore')}>
      <details>
        <summary>{t('task.answers', { count: answers.filter((a) => a.answered).length })}</summary>
        <Answers answers={answers} language={language} />
      </details>
    </Section>
  );
}
