import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { contract, document as description, typesOf } from '../../scripts/api-types.mjs';
import { FakeServer } from '../testing/FakeServer';
import { instanceId } from '../testing/moment';
import { addressOf, call } from './client';
import { newOperationId } from './operationId';
import { ApiProblem, problemIn } from './problem';

it('the types are those of the server’s description; `npm run api` writes them anew', () => {
  expect(readFileSync(contract, 'utf8')).toBe(typesOf(JSON.parse(readFileSync(description, 'utf8'))));
});

describe('the address of an operation', () => {
  it('has its parameters escaped', () => {
    expect(addressOf('getDefinition', { path: { process: 'a/b c' } })).toBe('/api/v1/definitions/a%2Fb%20c');
    expect(addressOf('listInstances', { query: { text: 'å & b', late: false } })).toBe('/api/v1/instances?text=%C3%A5+%26+b&late=false');
  });

  it('leaves out what is not asked for', () => {
    expect(addressOf('listTasks', { query: {} })).toBe('/api/v1/tasks');
  });
});

it('an operation id is a UUID of version 7, with the time in front', () => {
  const [before, id, after] = [Date.now(), newOperationId(), Date.now()];
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const time = parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  expect(time).toBeGreaterThanOrEqual(before);
  expect(time).toBeLessThanOrEqual(after);
  expect(newOperationId()).not.toBe(id);
});

describe('a call', () => {
  let server: FakeServer;
  beforeEach(() => {
    server = new FakeServer();
  });

  it('carries no header of writes when it only reads', async () => {
    await call('getOverview', {});
    expect(server.sent[0]?.headers.has('Workflows-Request')).toBe(false);
  });

  it('fails with the server’s problem', async () => {
    server.refuses('claimTask', 'refused', 409, { detail: 'Somebody else has taken it.' });
    const problem = await call('claimTask', { path: { instance: instanceId, task: 1 } }).catch((p: unknown) => p);
    expect(problem).toBeInstanceOf(ApiProblem);
    expect(problem).toMatchObject({ kind: 'refused', undecided: false, message: 'Somebody else has taken it.' });
  });

  it('is undecided when nothing came back', async () => {
    server.isDownFor('claimTask');
    await expect(call('claimTask', { path: { instance: instanceId, task: 1 } })).rejects.toMatchObject({ kind: 'unreachable', undecided: true });
  });
});

describe('a problem', () => {
  it.each(['<html>502 Bad Gateway</html>', '', '{"type":"https://example.org/other"}', 'null'])('of somebody in between is told as unreadable: %s', (text) => {
    expect(problemIn(502, text)).toMatchObject({ kind: 'unreadable', undecided: true });
  });
});
