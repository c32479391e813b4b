import { useTranslation } from 'react-i18next';
import { useList } from '../api/queries';
import { addresses } from '../navigation/addresses';
import { TextLink } from '../navigation/Link';
import { Loaded } from '../page/Loaded';
import { Section } from '../page/Page';
import { TimerTable } from '../timers/TimerTable';

const few = 5;

/** What fires first. */
export function FewTimers() {
  const { t } = useTranslation();
  const list = useList('listTimers', { query: { limit: few } });
  return (
    <Section title={t('overview.next')} actions={list.items?.length ? <TextLink href={addresses.timers()}>{t('overview.allTimers')}</TextLink> : null}>
      <Loaded data={list.items} problem={list.problem} again={list.again}>
        {(timers) => (timers.length === 0 ? <p>{t('overview.nothingFires')}</p> : <TimerTable caption={t('overview.next')} timers={timers.slice(0, few)} />)}
      </Loaded>
    </Section>
  );
}
