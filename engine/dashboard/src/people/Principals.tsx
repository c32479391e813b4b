import { usePeople } from './directory';

/** Principals as people call them. */
export function Principals({ of }: { readonly of: readonly string[] }) {
  const people = usePeople();
  return <>{of.map((principal) => people.nameOf(principal)).join('; ')}</>;
}
