import { describe, expect, it } from 'vitest';
import { localDay, TimeFormat } from './format';
import { viewerLocale } from './viewer';

const now = new Date('2020-02-24T09:00:00Z');

describe('a time', () => {
  it('is written in the viewer’s locale', () => {
    expect(new TimeFormat('en').day('2020-03-02')).toBe('Mon, Mar 2, 2020');
    expect(new TimeFormat('sv').day('2020-03-02')).toBe('mån 2 mars 2020');
    expect(new TimeFormat('nb').day('2020-03-02')).toBe('man. 2. mars 2020');
  });

  it('is told by the day that people mean when it is due', () => {
    const format = new TimeFormat('en');
    // The end of the day in Stockholm is already the evening before in UTC: the day decides, not the instant.
    expect(format.due({ at: '2020-03-02T23:00:00Z', day: '2020-03-02' })).toBe('Mon, Mar 2, 2020');
    expect(format.due({ at: '2020-03-02T12:30:00Z', day: null })).toContain('Mar 2, 2020');
  });

  it.each([
    ['2020-02-24', 'today'],
    ['2020-02-25', 'tomorrow'],
    ['2020-02-21', '3 days ago'],
    ['2020-03-29', 'in 34 days'],
  ])('due on %s is %s', (day, words) => {
    expect(new TimeFormat('en').untilDue({ at: `${day}T23:00:00Z`, day }, now)).toBe(words);
  });

  it.each([
    ['2020-02-24T09:20:00Z', 'in 20 minutes'],
    ['2020-02-24T08:59:00Z', '1 minute ago'],
    ['2020-02-24T12:10:00Z', 'in 3 hours'],
  ])('at %s is %s', (at, words) => {
    expect(new TimeFormat('en').until(at, now)).toBe(words);
  });
});

it('the day is the one where the viewer is', () => {
  expect(localDay(new Date(2020, 1, 9, 23, 59))).toBe('2020-02-09');
});

describe('the locale', () => {
  it('is the browser’s where it is of the chosen language', () => {
    expect(viewerLocale('en', ['sv-SE', 'en-GB'])).toBe('en-GB');
    expect(viewerLocale('nb', ['no'])).toBe('no');
  });

  it('is the chosen language where the browser has none of it', () => {
    expect(viewerLocale('sv', ['de-DE'])).toBe('sv');
  });
});
