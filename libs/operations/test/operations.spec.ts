import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '#kernel';
import type { ProjectionTables } from '#projections';
import { startStepwise, type Stepwise } from '#support/app.js';

let stepwise: Stepwise;
beforeAll(async () => (stepwise = await startStepwise()));
afterAll(() => stepwise.stop());

const get = async (path: string): Promise<string> => (await fetch(`${stepwise.url}${path}`)).text();
const measured = async (name: string): Promise<string[]> => (await get('/metrics')).split('\n').filter((line) => line.startsWith(`${name}{`));

test('the process says that it runs and how far each part has come, to anybody', async () => {
  expect(JSON.parse(await get('/health/live'))).toEqual({ status: 'live' });
  const head = await stepwise.platform.log.head();
  await stepwise.platform.progress.waitFor(['caseload_v1'], head, 10_000);
  const { parts, ...ready } = JSON.parse(await get('/health/ready')) as { parts: object[] };
  expect(ready).toEqual({ status: 'ready', database: 'up', head });
  expect(parts).toContainEqual({ name: 'caseload_v1', position: head, behind: 0 });
});

test('what is parked is measured, and only while it is', async () => {
  const parked = 'stepwise_parked_cases{part="caseload_v1"}';
  const db = stepwise.platform.database.tables<ProjectionTables>();
  expect(await measured('stepwise_parked_cases')).toContain(`${parked} 0`);
  await db.insertInto('parked_cases').values({ projection: 'caseload_v1', case_id: newId(), position: '0000000000000001', error: 'x' }).execute();
  expect(await measured('stepwise_parked_cases')).toContain(`${parked} 1`);
  await db.deleteFrom('parked_cases').execute();
  expect(await measured('stepwise_parked_cases')).toContain(`${parked} 0`);
});

test('requests are measured by the pattern of their address: no id becomes a label', async () => {
  const id = newId();
  expect((await stepwise.get(`/v1/cases/${id}`)).status).toBe(404);
  const lines = await measured('stepwise_http_request_seconds_count');
  expect(lines).toContainEqual(expect.stringContaining('route="/v1/cases/:caseId",status="404"'));
  expect(lines.join('\n')).not.toContain(id);
});

test('requests that are turned away before a controller are measured as well', async () => {
  await get('/v1/cases');
  await get(`/nothing/${newId()}`);
  const lines = await measured('stepwise_http_request_seconds_count');
  expect(lines).toContainEqual(expect.stringContaining('route="/v1/cases",status="401"'));
  expect(lines).toContainEqual(expect.stringContaining('status="404"'));
  expect(lines.join('\n')).not.toContain('nothing');
});
