import { useTranslation } from 'react-i18next';
import type { MailState, OutboxEntry } from '../api/contract';
import { refresh, useList } from '../api/queries';
import { shortId } from '../instances/shortId';
import { FilterSelect } from '../lists/FilterSelect';
import { ListTable } from '../lists/ListTable';
import { Paged } from '../lists/Paged';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { usePlace } from '../navigation/place';
import { EmptyState } from '../page/EmptyState';
import { Mark, type MarkColour } from '../page/Mark';
import { Message } from '../page/Message';
import { Page } from '../page/Page';
import { useSession } from '../session/session';
import { Moment } from '../time/Times';

const colours: Record<MailState, MarkColour> = { waiting: 'blue', sent: 'green', refused: 'red' };
const states = Object.keys(colours) as readonly MailState[];

/** The mails of all instances with their fate, the latest first: what they say stays sealed. */
export function MailsPage() {
  const { t } = useTranslation();
  const { query } = usePlace();
  const state = states.find((s) => s === query.get('state'));
  const { administrator } = useSession();
  const list = useList('listOutbox', { query: { ...(state && { state }) } }, { every: refresh.lively, enabled: administrator });
  if (!administrator) {
    return (
      <Page title={t('mails.title')}>
        <Message kind="info" title={t('mails.needsAdministrator')} />
      </Page>
    );
  }
  return (
    <Page title={t('mails.title')} intro={t('mails.intro')}>
      <div className="wf-filters">
        <FilterSelect
          name="state"
          label={t('mails.state')}
          value={state ?? ''}
          options={[{ value: '', text: t('common.all') }, ...states.map((s) => ({ value: s, text: t(`mails.states.${s}`) }))]}
        />
      </div>
      <Paged list={list} empty={<EmptyState title={t(state ? 'mails.emptyFiltered' : 'mails.empty')} />}>
        {(mails) => (
          <ListTable
            caption={t('mails.title')}
            rows={mails}
            keyOf={(mail) => mail.mail}
            columns={[
              { id: 'person', header: t('mails.person'), cell: (mail) => mail.person.name },
              { id: 'kind', header: t('mails.kind'), cell: (mail) => t(`mails.kinds.${mail.kind}`) },
              { id: 'state', header: t('mails.state'), cell: (mail) => <Fate mail={mail} /> },
              { id: 'written', header: t('mails.written'), cell: (mail) => <Moment at={mail.createdAt} /> },
              { id: 'instance', header: t('mails.instance'), cell: (mail) => <About mail={mail} /> },
            ]}
          />
        )}
      </Paged>
    </Page>
  );
}

/** Whether it went out, and when; or why not, and when it is tried again. */
function Fate({ mail }: { readonly mail: OutboxEntry }) {
  const { t } = useTranslation();
  return (
    <>
      <Mark colour={colours[mail.state]}>{t(`mails.states.${mail.state}`)}</Mark> {mail.sentAt !== null && <Moment at={mail.sentAt} />}
      {mail.problem !== null && <span className="wf-quiet"> {t('mails.attempts', { count: mail.attempts, problem: mail.problem })}</span>}
      {mail.nextAttemptAt !== null && mail.attempts > 0 && (
        <>
          {' '}
          {t('mails.again')} <Moment at={mail.nextAttemptAt} />
        </>
      )}
    </>
  );
}

function About({ mail }: { readonly mail: OutboxEntry }) {
  return (
    <TextLink href={addresses.instance(mail.instance)}>
      <code className="wf-id">{shortId(mail.instance)}</code>
    </TextLink>
  );
}
