import { expect, it } from 'vitest';
import { shortId } from './shortId';

it('tells cases apart that began in the same minute', () => {
  expect(shortId('01a202ad-64b1-7dc4-ad90-273236e21dcc')).not.toBe(shortId('01a202ad-6807-7db0-88a9-64b714bc8e46'));
});

it('is eight characters of any other id', () => {
  expect(shortId('5d2f3a10-7c1b-4f0e-9a63-0c8f4f3f2b11')).toBe('5d2f3a10');
});
