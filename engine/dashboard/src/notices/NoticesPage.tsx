import { useTranslation } from 'react-i18next';
import { useList } from '../api/queries';
import { FilterSelect } from '../lists/FilterSelect';
import { Paged } from '../lists/Paged';
import { usePlace } from '../navigation/place';
import { EmptyState } from '../page/EmptyState';
import { Page } from '../page/Page';
import { useSession } from '../session/session';
import { NoticeCard } from './NoticeCard';

/** What the person acted as was told in the application. An administrator has no notices. */
export function NoticesPage() {
  const { t } = useTranslation();
  const { person } = useSession();
  return <Page title={t('notices.title')}>{person ? <Notices /> : <EmptyState title={t('notices.needsPerson')} />}</Page>;
}

function Notices() {
  const { t } = useTranslation();
  const { query } = usePlace();
  const unread = query.get('unread') === 'true';
  const list = useList('listNotices', { query: { ...(unread && { unread }) } });
  return (
    <>
      <div className="wf-filters">
        <FilterSelect
          name="unread"
          label={t('tasks.state')}
          value={unread ? 'true' : ''}
          options={[
            { value: '', text: t('common.all') },
            { value: 'true', text: t('notices.unreadOnly') },
          ]}
        />
      </div>
      <Paged list={list} empty={<EmptyState title={t(unread ? 'notices.emptyUnread' : 'notices.empty')} />}>
        {(notices) => (
          <ul className="wf-notices">
            {notices.map((notice) => (
              <NoticeCard key={notice.notice} notice={notice} />
            ))}
          </ul>
        )}
      </Paged>
    </>
  );
}
