import { useTranslation } from 'react-i18next';
import type { MessageStartBody, StartBody } from '../api/contract';
import { refresh, useAnswer } from '../api/queries';
import { AuthorText, ProcessFilter, ProcessTitle } from '../definitions/processes';
import { ListTable } from '../lists/ListTable';
import { addresses } from '../navigation/addresses';
import { ButtonLink, TextLink } from '../navigation/Link';
import { usePlace } from '../navigation/place';
import { EmptyState } from '../page/EmptyState';
import { Loaded, loadedOf } from '../page/Loaded';
import { Message } from '../page/Message';
import { Page, Section } from '../page/Page';
import { useSession } from '../session/session';
import { Day, Upcoming } from '../time/Times';
import { LastStart } from './LastStart';

/** What starts by itself and what a message starts: when it comes next, what came of it last, and what to do. */
export function StartsPage() {
  const { t } = useTranslation();
  const { query } = usePlace();
  const process = query.get('process') ?? '';
  const { administrator } = useSession();
  const answer = useAnswer('listStarts', { query: { ...(process !== '' && { process }) } }, { every: refresh.normal, enabled: administrator });
  if (!administrator) {
    return (
      <Page title={t('starts.title')}>
        <Message kind="info" title={t('starts.needsAdministrator')} />
      </Page>
    );
  }
  return (
    <Page title={t('starts.title')} intro={t('starts.intro')}>
      <div className="wf-filters">
        <ProcessFilter value={process} />
      </div>
      <Loaded {...loadedOf(answer)}>
        {({ items, byMessage }) => (
          <>
            {items.some(isOverdue) && (
              <Message kind="warning" title={t('starts.overdue')}>
                <p>{t('starts.overdueHelp')}</p>
              </Message>
            )}
            <Section title={t('starts.recurring')}>{items.length === 0 ? <EmptyState title={t('starts.noRecurring')} /> : <Recurring starts={items} />}</Section>
            <Section title={t('starts.byMessage')}>
              {byMessage.length === 0 ? <EmptyState title={t('starts.noByMessage')} /> : <ByMessage starts={byMessage} />}
            </Section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

const isOverdue = (start: StartBody): boolean => start.nextAt !== null && Date.parse(start.nextAt) < Date.now() - 60_000;

function Recurring({ starts }: { readonly starts: readonly StartBody[] }) {
  const { t } = useTranslation();
  return (
    <ListTable
      caption={t('starts.recurring')}
      rows={starts}
      keyOf={(start) => `${start.process}/${start.every}`}
      columns={[
        { id: 'process', header: t('timers.process'), cell: (start) => <ProcessLink process={start.process} /> },
        { id: 'every', header: t('starts.every'), cell: (start) => <AuthorText process={start.process}>{start.every}</AuthorText> },
        { id: 'next', header: t('starts.next'), cell: (start) => <Next start={start} /> },
        { id: 'last', header: t('starts.last'), cell: (start) => <LastStart start={start} /> },
      ]}
    />
  );
}

function Next({ start }: { readonly start: StartBody }) {
  const { t } = useTranslation();
  if (start.nextAt === null) return <>{t('starts.never')}</>;
  return (
    <>
      {isOverdue(start) && <span className="wf-late">{t('starts.isOverdue')} </span>}
      <Upcoming at={start.nextAt} />
      {start.following.length > 0 && (
        <span className="wf-quiet">
          {' '}
          {t('starts.then')}{' '}
          {start.following.map(String).map((day, i) => (
            <span key={day}>
              {i > 0 && '; '}
              <Day day={day} />
            </span>
          ))}
        </span>
      )}
    </>
  );
}

function ByMessage({ starts }: { readonly starts: readonly MessageStartBody[] }) {
  const { t } = useTranslation();
  return (
    <ListTable
      caption={t('starts.byMessage')}
      rows={starts}
      keyOf={(start) => `${start.process}/${start.message}`}
      columns={[
        { id: 'message', header: t('starts.message'), cell: (start) => <code className="wf-code">{start.message}</code> },
        { id: 'process', header: t('timers.process'), cell: (start) => <ProcessLink process={start.process} /> },
        {
          id: 'send',
          header: t('incidents.action'),
          cell: (start) => <ButtonLink href={addresses.message({ name: start.message })}>{t('starts.send')}</ButtonLink>,
        },
      ]}
    />
  );
}

function ProcessLink({ process }: { readonly process: string }) {
  return (
    <TextLink href={addresses.definition(process)}>
      <ProcessTitle process={process} />
    </TextLink>
  );
}
