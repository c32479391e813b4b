/** The beginning of a case's id, enough to tell cases apart in a list. Ids of version 7 begin with the millisecond that they were made in. */
export const shortId = (instance: string): string => instance.slice(0, instance[14] === '7' ? 13 : 8);
