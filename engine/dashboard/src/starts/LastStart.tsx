import { useTranslation } from 'react-i18next';
import type { StartBody } from '../api/contract';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Day, Moment } from '../time/Times';

/** How much later than its time a start may come before it counts as caught up. */
const caughtUpAfter = 10 * 60_000;

/** What came of a start the last time: the case, that it was caught up after the server had stood still, or why it was refused. */
export function LastStart({ start }: { readonly start: StartBody }) {
  const { t } = useTranslation();
  if (start.lastDay === null) return <span className="wf-quiet">{t('starts.notYet')}</span>;
  return (
    <>
      <Day day={start.lastDay} /> {start.lastInstance !== null && <TextLink href={addresses.instance(start.lastInstance)}>{t('starts.toInstance')}</TextLink>}
      {start.lastRefusal !== null && (
        <>
          <span className="wf-late">
            {t('starts.refused')} <span lang="en">{start.lastRefusal}</span>
          </span>{' '}
          <TextLink href={addresses.startOf(start.process)}>{t('starts.byHand')}</TextLink>
        </>
      )}
      {isCaughtUp(start) && start.lastStartedAt !== null && (
        <span className="wf-quiet">
          {' '}
          {t('starts.caughtUp')} <Moment at={start.lastStartedAt} />
        </span>
      )}
    </>
  );
}

const isCaughtUp = ({ lastDueAt, lastStartedAt }: StartBody): boolean =>
  lastDueAt !== null && lastStartedAt !== null && Date.parse(lastStartedAt) - Date.parse(lastDueAt) > caughtUpAfter;
