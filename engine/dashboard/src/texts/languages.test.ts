import { afterEach, describe, expect, it, vi } from 'vitest';
import { en } from './en';
import { chooseLanguage, preferredLanguage } from './languages';
import { nb } from './nb';
import { sv } from './sv';

function texts(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : texts(value as object, `${path}${key}.`),
  );
}

const blanks = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([blank]) => blank).sort();

describe.each([
  ['Swedish', sv],
  ['Norwegian', nb],
])('%s', (_, language) => {
  const english = new Map(texts(en));

  it('fills in the same values as English', () => {
    const different = texts(language).filter(([key, text]) => String(blanks(text)) !== String(blanks(english.get(key) ?? '')));
    expect(different).toEqual([]);
  });

  it('leaves nothing empty', () => {
    expect(texts(language).filter(([, text]) => text.trim() === '')).toEqual([]);
  });
});

describe('the language', () => {
  afterEach(async () => {
    await chooseLanguage('en');
    localStorage.clear();
  });

  it.each([
    [['sv-SE', 'en'], 'sv'],
    [['nn-NO'], 'nb'],
    [['no'], 'nb'],
    [['de-DE', 'nb-NO'], 'nb'],
    [['de-DE'], 'en'],
  ])('of a browser that prefers %j is %s', (preferred, language) => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(preferred);
    expect(preferredLanguage()).toBe(language);
  });

  it('stays as it was chosen, and is told to screen readers', async () => {
    await chooseLanguage('sv');
    expect(document.documentElement.lang).toBe('sv');
    expect(preferredLanguage()).toBe('sv');
  });
});
