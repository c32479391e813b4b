import type { DirectoryBody, DirectoryPerson, SessionBody } from '../api/contract';

export const head: DirectoryPerson = { id: 'p-17', name: 'Head of the Lark preschool', principals: ['person:p-17', 'head-teacher@lark'] };
export const strategist: DirectoryPerson = { id: 'p-02', name: 'Strategist', principals: ['person:p-02', 'education-strategist'] };
export const director: DirectoryPerson = { id: 'p-01', name: 'Director', principals: ['person:p-01', 'production-director'] };

export const directory: DirectoryBody = {
  name: 'Municipality',
  units: [
    { id: 'lark', name: 'The Lark', kind: 'preschool', parent: null },
    { id: 'wren', name: 'The Wren', kind: 'preschool', parent: null },
  ],
  roles: [
    { id: 'head-teacher', title: 'Head teacher', perUnit: true },
    { id: 'education-strategist', title: 'Education strategist', perUnit: false },
    { id: 'production-director', title: 'Production director', perUnit: false },
  ],
  people: [director, head, strategist],
};

export const administrator: SessionBody = { signedIn: true, operator: 'operator', administrator: true, person: null, expiresAt: '2020-02-25T09:00:00Z' };
export const actingAs = (person: DirectoryPerson): SessionBody => ({ ...administrator, administrator: false, person });
export const outside: SessionBody = { signedIn: false, operator: null, administrator: false, person: null, expiresAt: null };
