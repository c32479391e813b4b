import { useTranslation } from 'react-i18next';
import type { TimerBody } from '../api/contract';
import { AuthorText, ProcessTitle } from '../definitions/processes';
import { ListTable } from '../lists/ListTable';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Mark } from '../page/Mark';
import { Upcoming } from '../time/Times';

/** What fires next, and why. Within an instance the process is known, so its column is left out. */
export function TimerTable({ caption, timers, within }: { readonly caption: string; readonly timers: readonly TimerBody[]; readonly within?: 'instance' }) {
  const { t } = useTranslation();
  const process = {
    id: 'process',
    header: t('timers.process'),
    cell: (timer: TimerBody) => (
      <TextLink href={addresses.instance(timer.instance)}>
        <ProcessTitle process={timer.process} />
      </TextLink>
    ),
  };
  return (
    <ListTable
      caption={caption}
      rows={timers}
      keyOf={(timer) => `${timer.instance}/${timer.wait}`}
      columns={[
        { id: 'when', header: t('timers.when'), cell: (timer) => <When timer={timer} /> },
        { id: 'purpose', header: t('timers.purpose'), cell: (timer) => t(`timers.purposes.${timer.purpose}`) },
        { id: 'what', header: t('timers.what'), cell: (timer) => <What timer={timer} /> },
        ...(within ? [] : [process]),
      ]}
    />
  );
}

function When({ timer }: { readonly timer: TimerBody }) {
  const { t } = useTranslation();
  return (
    <>
      <Upcoming at={timer.dueAt} />{' '}
      {timer.overdue && (
        <Mark colour="red">
          {t('timers.overdue')}
        </Mark>
      )}
    </>
  );
}

/** What a timer does when it fires, with the task that it is about. */
function What({ timer }: { readonly timer: TimerBody }) {
  const { t } = useTranslation();
  const again = timer.purpose === 'reminder' && timer.occurrence > 1;
  const sentence = again
    ? t('timers.reminderAgain', { title: timer.title, ordinal: timer.occurrence })
    : t(`timers.${timer.purpose}`, { title: timer.title });
  return timer.task === null ? (
    <AuthorText process={timer.process}>{sentence}</AuthorText>
  ) : (
    <TextLink href={addresses.task(timer.instance, timer.task)}>{sentence}</TextLink>
  );
}
