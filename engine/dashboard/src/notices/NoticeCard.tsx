import { useTranslation } from 'react-i18next';
import { useAct } from '../api/act';
import type { NoticeBody } from '../api/contract';
import { Button } from '../carbon';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Mark } from '../page/Mark';
import { ProblemMessage } from '../page/ProblemMessage';
import { Moment } from '../time/Times';

/** One notice, with the way to what it is about. */
export function NoticeCard({ notice }: { readonly notice: NoticeBody }) {
  const { t } = useTranslation();
  const markRead = useAct('markNoticeRead');
  const unread = notice.readAt === null;
  return (
    <li className={unread ? 'wf-notice wf-notice-unread' : 'wf-notice'}>
      <p className="wf-notice-head">
        <Mark colour={notice.kind === 'escalation' || notice.kind === 'incident' ? 'magenta' : 'gray'}>
          {t(`notices.kinds.${notice.kind}`)}
        </Mark>
        <Moment at={notice.at} />
        <span className="wf-quiet">{t(unread ? 'notices.unread' : 'notices.read')}</span>
      </p>
      <h2 className="wf-notice-subject">{notice.subject}</h2>
      <p className="wf-author-text">{notice.text}</p>
      <div className="wf-actions">
        {notice.task !== null && <TextLink href={addresses.task(notice.instance, notice.task)}>{t('notices.toTask')}</TextLink>}
        <TextLink href={addresses.instance(notice.instance)}>{t('notices.toInstance')}</TextLink>
        {unread && (
          <Button
            kind="ghost"
            size="sm"
            disabled={markRead.isPending}
            aria-label={t('notices.markReadOf', { subject: notice.subject })}
            onClick={() => markRead.mutate({ path: { notice: notice.notice } })}
          >
            {t('notices.markRead')}
          </Button>
        )}
      </div>
      {markRead.error && <ProblemMessage problem={markRead.error} role="alert" />}
    </li>
  );
}
