import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { newId } from '#kernel';
import { allParked } from '#projections';
import type { Stepwise } from '#support/app.js';
import { aCase, settled, startStories, type CaseStory } from '#support/case-story.js';
import { EventStoreDouble } from '#support/eventstoredb.js';
import { aReferralFrom, gpMayHear } from '#support/referrals.js';

let double: EventStoreDouble;
let onEventStore: Stepwise;
let embedded: Stepwise;
beforeAll(async () => {
  double = await EventStoreDouble.start();
  onEventStore = await startStories({ settings: { eventStore: { url: double.url } } });
  embedded = await startStories();
});
afterAll(async () => {
  await onEventStore.stop();
  await embedded.stop();
  await double.stop();
});

/** Referred by a GP, triaged, assessed and planned for, within four days. */
async function theStory(stepwise: Stepwise): Promise<CaseStory> {
  const story = await aCase(stepwise).referredBy('gp', { consents: [gpMayHear] });
  await story.inSupport();
  return story;
}

test('a referral goes through triage to a plan as it does on embedded storage: events, letters, clocks, lists', async () => {
  const told = async (stepwise: Stepwise): Promise<object> => {
    const story = await theStory(stepwise);
    const letters = (await story.letters()).sort();
    const { reference: _, caseId: __, personId: ___, ...row } = (await story.listed()) ?? {};
    // Policies answer beside each other, so that the order of what they do is nobody's promise.
    const events = (await story.timeline()).map(({ type, words }) => `${type}: ${words}`).sort();
    return { letters, clocks: await story.clocks(), events, work: await story.work(), columns: Object.keys(row), status: row['status'] };
  };
  const there = (await told(onEventStore)) as { letters: string[]; events: string[] };
  expect(there).toEqual(await told(embedded));
  expect(there.letters.length).toBeGreaterThan(0);
  expect(double.calls.append).toBeGreaterThan(there.events.length);
  expect(await allParked(onEventStore.platform.database)).toEqual(new Map());
});

test('a command that is repeated is answered as the first time; another under its key is refused', async () => {
  const key = { 'idempotency-key': newId() };
  const referral = aReferralFrom('gp', { sourceMessageId: 'one' });
  const first = await onEventStore.post('/v1/referrals', referral, 'gp-practice', key);
  const again = await onEventStore.post('/v1/referrals', referral, 'gp-practice', key);
  expect([first.status, again.body['caseId']]).toEqual([201, first.body['caseId']]);
  const other = aReferralFrom('gp', { sourceMessageId: 'two' });
  expect(await onEventStore.post('/v1/referrals', other, 'gp-practice', key)).toMatchObject({ status: 422, body: { code: 'command.id-reused' } });
});

test('connections that break are nobody’s concern', async () => {
  const story = await aCase(onEventStore).referredBy('gp');
  double.next('append', 'drop-before', 'drop-after');
  double.next('read', 'drop-after');
  double.killSubscriptions();
  await story.begun();
  double.cut();
  expect((await story.listed())?.['status']).toBe((await story.seen()).status);
  await settled(onEventStore);
  expect(await allParked(onEventStore.platform.database)).toEqual(new Map());
});

test('how far the parts are behind is a number of events, whatever positions are', async () => {
  const { log, progress } = onEventStore.platform;
  await settled(onEventStore);
  type Health = { status: string; log?: string; parts: { name: string; behind: number }[] };
  const health = async (): Promise<Health> => (await (await fetch(`${onEventStore.url}/health/ready`)).json()) as Health;
  expect((await health()).parts.map(({ behind }) => behind)).toEqual(progress.names().map(() => 0));
  const before = await log.head();
  await aCase(onEventStore).referredBy('gp');
  await settled(onEventStore);
  const events = await log.countBetween(before, await log.head());
  expect(events).toBeGreaterThan(0);
  expect(Number(await log.head()) - Number(before)).toBeGreaterThan(events);
  // A part that stands where the log stood before.
  jest.spyOn(progress, 'of').mockReturnValue(before);
  expect((await health()).parts.map(({ behind }) => behind)).toEqual(progress.names().map(() => events));
  const metrics = await (await fetch(`${onEventStore.url}/metrics`)).text();
  expect(metrics).toContain(`stepwise_events_behind{part="caseload_v1"} ${events}\n`);
  jest.restoreAllMocks();
});

test('while the server is away it is not ready, commands are answered with 503, and nothing is parked', async () => {
  const story = await aCase(onEventStore).referredBy('gp');
  await double.away();
  const ready = await fetch(`${onEventStore.url}/health/ready`);
  expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ status: 'not-ready', database: 'up', log: 'down' })]);
  expect((await fetch(`${onEventStore.url}/metrics`)).status).toBe(200);
  expect(await story.post('referral/accept')).toMatchObject({ status: 503, body: { code: 'service.unavailable' } });
  await double.back();
  await story.begun();
  await settled(onEventStore);
  expect(await allParked(onEventStore.platform.database)).toEqual(new Map());
});
