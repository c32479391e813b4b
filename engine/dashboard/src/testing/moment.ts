/** The moment at which tests happen: a Monday, in the middle of the collection. */
export const now = '2020-02-24T09:00:00Z';

export const instanceId = '5d2f3a10-7c1b-4f0e-9a63-0c8f4f3f2b11';
