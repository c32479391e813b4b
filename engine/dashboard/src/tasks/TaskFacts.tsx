import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../api/contract';
import { DeadlineTable } from '../deadlines/DeadlineTable';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Facts } from '../page/Facts';
import { Principals } from '../people/Principals';
import { Moment } from '../time/Times';

/** Who, by when, of which process, and by which clauses. */
export function TaskFacts({ detail, language }: { readonly detail: TaskDetail; readonly language: string | undefined }) {
  const { t } = useTranslation();
  const { summary } = detail;
  return (
    <>
      <Facts
        facts={[
          [t('task.who'), summary.candidates.length === 0 ? t('tasks.forNobody') : <Principals of={summary.candidates} />],
          [t('task.takenBy'), summary.assignee?.name ?? t('task.nobodyYet')],
          [
            t('task.process'),
            <TextLink href={addresses.instance(summary.instance)} lang={language}>
              {summary.processTitle}
            </TextLink>,
          ],
          [t('task.opened'), <Moment at={summary.openedAt} />],
        ]}
      />
      {detail.about !== null && (
        <p>
          {t('task.about', { task: detail.about })} <TextLink href={addresses.task(summary.instance, detail.about)}>{t('task.aboutLink')}</TextLink>
        </p>
      )}
      {summary.meets.length > 0 && (
        <section aria-label={t('task.meets')}>
          <h2 className="wf-small-heading">{t('task.meets')}</h2>
          <DeadlineTable caption={t('task.meets')} rows={summary.meets.map((deadline) => ({ key: deadline.name, deadline }))} language={language} />
        </section>
      )}
      {detail.clauses.length > 0 && (
        <section aria-label={t('task.clauses')}>
          <h2 className="wf-small-heading">{t('task.clauses')}</h2>
          <dl className="wf-clauses" lang={language}>
            {detail.clauses.map((clause) => (
              <div key={clause.id}>
                <dt>{clause.id}</dt>
                <dd>{clause.text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}
