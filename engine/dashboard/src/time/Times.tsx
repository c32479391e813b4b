import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DueBody } from '../api/contract';
import { TimeFormat } from './format';
import { viewerLocale } from './viewer';

export function useTimeFormat(): TimeFormat {
  const { i18n } = useTranslation();
  return useMemo(() => new TimeFormat(viewerLocale(i18n.language)), [i18n.language]);
}

/** An instant in full, for lists and headers. */
export function Moment({ at }: { readonly at: string }) {
  return <time dateTime={at}>{useTimeFormat().moment(at)}</time>;
}

/** A day on its own. */
export function Day({ day }: { readonly day: string }) {
  return <time dateTime={day}>{useTimeFormat().day(day)}</time>;
}

/** When something fires: the moment, and how far off it is. */
export function Upcoming({ at }: { readonly at: string }) {
  const format = useTimeFormat();
  return (
    <time dateTime={at} className="wf-time">
      <span className="wf-moment">{format.moment(at)}</span> <span className="wf-quiet">{format.until(at, new Date())}</span>
    </time>
  );
}

/** When something is due: the day as people say it, and how far off it is. */
export function Due({ due, late }: { readonly due: DueBody | null; readonly late: boolean }) {
  const { t } = useTranslation();
  const format = useTimeFormat();
  if (!due) return <span className="wf-quiet">{t('tasks.noDue')}</span>;
  return (
    <time dateTime={due.day ?? due.at} className="wf-time">
      {format.due(due)} <span className={late ? 'wf-late' : 'wf-quiet'}>{format.untilDue(due, new Date())}</span>
    </time>
  );
}
