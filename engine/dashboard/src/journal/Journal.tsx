import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JournalEntryBody } from '../api/contract';
import type { List } from '../api/queries';
import { Button } from '../carbon';
import { Paged } from '../lists/Paged';
import { usePeople } from '../people/directory';
import { useSession } from '../session/session';
import { Moment, useTimeFormat } from '../time/Times';
import { eventsOf, isNews, tasksIn } from './events';
import { sentenceOf, type Teller } from './sentences';

interface JournalProps {
  readonly list: List<JournalEntryBody>;
  readonly stepName: (node: string) => string;
}

/** What is needed to tell the loaded part of a journal in words. */
export function useTeller(entries: readonly JournalEntryBody[], stepName: (node: string) => string): Teller {
  const { t } = useTranslation();
  return { t, people: usePeople(), time: useTimeFormat(), tasks: tasksIn(entries), stepName };
}

/** Who did what and when, and what came of it. */
export function Journal({ list, stepName }: JournalProps) {
  const { t } = useTranslation();
  const { administrator } = useSession();
  const [all, setAll] = useState(false);
  const teller = useTeller(list.items ?? [], stepName);
  return (
    <>
      {administrator ? (
        <p className="wf-quiet">{t('journal.hidden')}</p>
      ) : (
        <Button kind="ghost" size="sm" onClick={() => setAll(!all)}>
          {t(all ? 'journal.hideDetails' : 'journal.details')}
        </Button>
      )}
      <Paged list={list} empty={<p>{t('journal.empty')}</p>}>
        {(entries) => (
          <ol className="wf-journal">
            {entries.map((entry) => (
              <li key={entry.sequence}>
                <p>
                  <Moment at={entry.at} /> <Act entry={entry} />
                </p>
                <ul>
                  {eventsOf(entry)
                    .filter((event) => all || isNews(event))
                    .map((event, i) => (
                      <li key={i}>{sentenceOf(event, teller)}</li>
                    ))}
                </ul>
              </li>
            ))}
          </ol>
        )}
      </Paged>
    </>
  );
}

function Act({ entry }: { readonly entry: JournalEntryBody }) {
  const { t, i18n } = useTranslation();
  const who = entry.person
    ? entry.operator && entry.operator !== entry.person.id
      ? t('journal.forPerson', { operator: entry.operator, person: entry.person.name })
      : entry.person.name
    : (entry.operator ?? t('common.engine'));
  const key = `journal.acts.${entry.act}`;
  return (
    <>
      <strong>{who}</strong> {i18n.exists(key) ? t(key as 'journal.acts.start') : entry.act}
    </>
  );
}
