import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstanceDetail } from '../api/contract';
import { refresh, useAnswer, useList } from '../api/queries';
import { Button } from '../carbon';
import { DeadlineTable } from '../deadlines/DeadlineTable';
import { useProcesses } from '../definitions/processes';
import { InstanceDiagram } from '../diagram/InstanceDiagram';
import { stepNames } from '../diagram/stepNames';
import { IncidentTable } from '../incidents/IncidentTable';
import { Journal } from '../journal/Journal';
import { Shortened } from '../lists/Shortened';
import { addresses } from '../navigation/addresses';
import { ButtonLink } from '../navigation/Link';
import { Loaded, loadedOf } from '../page/Loaded';
import { Page, Section } from '../page/Page';
import { useSession } from '../session/session';
import { TaskTable } from '../tasks/TaskTable';
import { TimerTable } from '../timers/TimerTable';
import { Answers } from './Answers';
import { CancelDialog } from './CancelDialog';
import { CaseData } from './CaseData';
import { InstanceDocuments } from './InstanceDocuments';
import { InstanceFacts } from './InstanceFacts';
import { InstanceFiles } from './InstanceFiles';
import { LinkedCases } from './LinkedCases';
import { Meanwhile } from './Meanwhile';

/** One instance: where it stands, what is open, what fires next, what stopped, and what happened. */
export function InstancePage({ instance }: { readonly instance: string }) {
  const answer = useAnswer('getInstance', { path: { instance } }, { every: refresh.lively });
  return <Loaded {...loadedOf(answer)}>{(detail) => <InstanceSections detail={detail} />}</Loaded>;
}

function InstanceSections({ detail }: { readonly detail: InstanceDetail }) {
  const { t } = useTranslation();
  const { administrator } = useSession();
  const { summary } = detail;
  const [cancelling, setCancelling] = useState(false);
  const language = useProcesses().find((p) => p.process === summary.process)?.language;
  const journal = useList('getJournal', { path: { instance: summary.instance } });
  const documents = useList('listDocuments', { query: { instance: summary.instance } }).items ?? [];
  const nameOfStep = stepNames(detail.steps);
  const mayPostpone = administrator && summary.status === 'running' && detail.plan !== null;
  const mayCancel = administrator && (summary.status === 'running' || summary.status === 'cancelling');

  return (
    <Page
      title={summary.title}
      titleLanguage={language}
      actions={
        <>
          {mayPostpone && <ButtonLink href={addresses.postpone(summary.instance)}>{t('instance.postpone')}</ButtonLink>}
          {mayCancel && (
            <ButtonLink kind="tertiary" href={addresses.message({ instance: summary.instance })}>
              {t('instance.message')}
            </ButtonLink>
          )}
          {mayCancel && (
            <Button kind="danger--tertiary" size="md" onClick={() => setCancelling(true)}>
              {t('instance.cancel')}
            </Button>
          )}
        </>
      }
    >
      <InstanceFacts detail={detail} language={language} />
      {detail.incidents.length > 0 && (
        <Section title={t('instance.incidents')}>
          <IncidentTable caption={t('instance.incidents')} incidents={detail.incidents} within="instance" stepName={nameOfStep} />
        </Section>
      )}
      <Section title={t('instance.tasks')}>
        {detail.tasks.length === 0 && <p>{t('instance.noTasks')}</p>}
        {detail.tasks.length > 0 && (
          <Shortened items={detail.tasks} atFirst={10}>
            {(tasks) => <TaskTable caption={t('instance.tasks')} tasks={tasks} within="instance" />}
          </Shortened>
        )}
      </Section>
      {detail.deadlines.length > 0 && (
        <Section title={t('instance.deadlines')}>
          <DeadlineTable
            caption={t('instance.deadlines')}
            rows={detail.deadlines.map((deadline) => ({ key: deadline.name, deadline }))}
            language={language}
          />
        </Section>
      )}
      <Section title={t('instance.answers')}>
        {detail.results === null && <p>{t('instance.dataHidden')}</p>}
        {detail.results?.length === 0 && <p>{t('instance.noAnswers')}</p>}
        {detail.results && <Answers answers={detail.results} language={language} />}
      </Section>
      <Section title={t('instance.timers')}>
        {detail.timers.length === 0 && <p>{t('instance.noTimers')}</p>}
        {detail.timers.length > 0 && (
          <Shortened items={detail.timers} atFirst={5}>
            {(timers) => <TimerTable caption={t('instance.timers')} timers={timers} within="instance" />}
          </Shortened>
        )}
      </Section>
      {detail.links.length > 0 && (
        <Section title={t('links.title')}>
          <LinkedCases links={detail.links} stepName={nameOfStep} />
        </Section>
      )}
      <Meanwhile detail={detail} stepName={nameOfStep} />
      <InstanceDiagram detail={detail} language={language} journal={journal.items ?? []} />
      <Section title={t('instance.data')}>
        <CaseData data={detail.data} />
      </Section>
      {documents.length > 0 && (
        <Section title={t('instance.documents')}>
          <InstanceDocuments documents={documents} language={language} />
        </Section>
      )}
      <Section title={t('instance.files')}>
        <InstanceFiles data={detail.data} journal={journal.items ?? []} />
      </Section>
      <Section title={t('instance.journal')}>
        <Journal list={journal} stepName={nameOfStep} />
      </Section>
      {cancelling && <CancelDialog detail={detail} language={language} onClose={() => setCancelling(false)} />}
    </Page>
  );
}
