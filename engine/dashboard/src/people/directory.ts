import { useMemo } from 'react';
import type { DirectoryBody, DirectoryPerson } from '../api/contract';
import { refresh, useAnswer } from '../api/queries';

const nobody: DirectoryBody = { name: null, units: [], roles: [], people: [] };

/** What the embedded directory makes of principals (`role`, `role@unit`, `person:id`). */
export class People {
  private readonly roles: ReadonlyMap<string, string>;
  private readonly units: ReadonlyMap<string, string>;
  private readonly names: ReadonlyMap<string, string>;

  constructor(readonly directory: DirectoryBody) {
    this.roles = new Map(directory.roles.map((role) => [role.id, role.title]));
    this.units = new Map(directory.units.map((unit) => [unit.id, unit.name]));
    this.names = new Map(directory.people.map((person) => [person.id, person.name]));
  }

  /** What people call a principal; the id itself where the directory does not know it. */
  nameOf(principal: string): string {
    if (principal.startsWith('person:')) return this.personName(principal.slice('person:'.length));
    const [role = principal, unit] = principal.split('@');
    const title = this.roles.get(role) ?? role;
    return unit === undefined ? title : `${title}, ${this.units.get(unit) ?? unit}`;
  }

  personName(id: string): string {
    return this.names.get(id) ?? id;
  }

  /** Those who hold one of the principals today, or are named by one. A role without its unit fits the role in any unit. */
  behind(principals: readonly string[]): readonly DirectoryPerson[] {
    const meant = (held: string, person: DirectoryPerson) =>
      principals.some((p) => p === held || p === `person:${person.id}` || held.startsWith(`${p}@`));
    return this.directory.people.filter((person) => [...person.principals, `person:${person.id}`].some((held) => meant(held, person)));
  }
}

export function usePeople(): People {
  const { data } = useAnswer('getDirectory', {}, { every: refresh.calm });
  return useMemo(() => new People(data ?? nobody), [data]);
}
