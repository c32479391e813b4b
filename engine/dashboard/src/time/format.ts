import type { DueBody } from '../api/contract';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Writes times as the viewer reads them: in their locale and time zone. A day without a time is that day everywhere. */
export class TimeFormat {
  private readonly days: Intl.DateTimeFormat;
  private readonly moments: Intl.DateTimeFormat;
  private readonly distances: Intl.RelativeTimeFormat;

  constructor(locale: string) {
    this.days = new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
    this.moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
    this.distances = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  }

  /** A day such as `2020-02-10`. */
  day(date: string): string {
    return this.days.format(new Date(`${date}T00:00:00Z`));
  }

  /** An instant such as `2020-02-10T08:00:00Z`. */
  moment(instant: string): string {
    return this.moments.format(new Date(instant));
  }

  /** The day that people mean; with a time only where the deadline is one. */
  due(due: DueBody): string {
    return due.day ? this.day(due.day) : this.moment(due.at);
  }

  /** How far off something due is: in whole days where a day is meant. */
  untilDue(due: DueBody, now: Date): string {
    return due.day ? this.daysUntil(due.day, now) : this.until(due.at, now);
  }

  /** How far off an instant is, in the largest unit that says it well. */
  until(instant: string, now: Date): string {
    const distance = new Date(instant).getTime() - now.getTime();
    const size = Math.abs(distance);
    if (size < hour) return this.distances.format(Math.round(distance / minute), 'minute');
    if (size < day) return this.distances.format(Math.round(distance / hour), 'hour');
    return this.daysUntil(localDay(new Date(instant)), now);
  }

  private daysUntil(date: string, now: Date): string {
    return this.distances.format(Math.round((Date.parse(date) - Date.parse(localDay(now))) / day), 'day');
  }
}

/** The day that it is where the viewer is. */
export function localDay(moment: Date): string {
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}
