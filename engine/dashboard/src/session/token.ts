import { addresses } from '../navigation/addresses';

/**
 * Takes the one-time token out of the address: it stands behind the `#`, which browsers send to nobody, and is gone from the
 * address and its history before anything else happens.
 */
export function takeToken(): string | null {
  if (location.pathname !== addresses.signIn) return null;
  const token = location.hash.slice(1);
  history.replaceState(null, '', addresses.signIn);
  return token === '' ? null : token;
}
