import { expect } from '@jest/globals';
import { CASE_STATUSES } from '#caseload/contract';
import { Database } from '#database';
import { EventStoreEnd, TableEnd, type LogEnd } from '#event-log';
import { newId, VirtualClock, type Instant, type Recorded } from '#kernel';
import { copyDeployment, placeFrom, type DeploymentCopied, type Place } from '#moving';
import type { Settings } from '#platform';
import { allProjections } from '#service';
import { startStepwise, type Answer, type Stepwise } from '#support/app.js';
import { aCase, fallDue, settled, startStories, today } from '#support/case-story.js';
import { aBarsReferral, barsHeaders } from '#support/fhir.js';
import { aReferralFrom, type Body } from '#support/referrals.js';

/** What a deployment was asked and answered, before it was copied. */
export interface Lived {
  folder: string;
  cases: string[];
  erased: { caseId: string; personId: string };
  /** A command that was carried out, and how it was answered. */
  command: { body: Body; key: Record<string, string>; caseId: string };
  message: { body: Body; headers: Record<string, string> };
  now: Instant;
  reads: string;
}

/** The settings that name a place, over a data folder. */
export const settingsOf = ({ database, eventStore, folder }: Place, dataFolder: string): Partial<Settings> => ({
  dataFolder: folder ?? dataFolder,
  database,
  ...(eventStore ? { eventStore } : {}),
});

/** Fills a data folder: cases at several stages, letters, a FHIR message, a person erased, a policy's parked event. */
export async function aLivedDeployment(folder: string): Promise<Lived> {
  const stepwise = await startStories({ settings: settingsOf(placeFrom('--from', [folder]), folder) });
  try {
    const inSupport = await aCase(stepwise).referredBy('gp');
    const early = await aCase(stepwise).selfReferred();
    const erased = await aCase(stepwise).referredBy('physiotherapist');
    await erased.does('referral/decline', { reason: 'unsuitable' });
    const message = { body: aBarsReferral() as Body, headers: barsHeaders() };
    expect((await stepwise.post('/fhir/R4/$process-message', message.body, 'gp-practice', message.headers)).status).toBe(200);
    await inSupport.inSupport();
    await fallDue(stepwise);
    const key = { 'idempotency-key': newId() };
    const body = aReferralFrom('gp', { sourceMessageId: 'before-the-move' }, today(stepwise));
    const first = await stepwise.post('/v1/referrals', body, 'gp-practice', key);
    expect(first.status).toBe(201);
    const { personId, caseId } = erased;
    expect((await stepwise.post(`/v1/people/${personId}/erasure`, { requestedBy: 'person', reason: 'objection' }, 'team-lead')).status).toBe(200);
    await settled(stepwise);
    await parkedFor(stepwise, inSupport.caseId);
    const cases = [inSupport.caseId, early.caseId, caseId, first.body['caseId'] as string];
    const reads = await readsOf(stepwise, cases);
    const command = { body, key, caseId: first.body['caseId'] as string };
    return { folder, cases, erased: { caseId, personId }, command, message, now: stepwise.platform.clock.now(), reads };
  } finally {
    await stepwise.stop();
  }
}

/** Something parked by a policy that this version does not have, so that nobody answers it. */
async function parkedFor({ platform: { database, log } }: Stepwise, caseId: string): Promise<void> {
  const [event] = await log.read(`referral-${caseId}`);
  const { position, stream, revision } = event as Recorded;
  await database.pool.query(`insert into parked_reactions values ('policy of old', $1, $2, $3, $4, 'cannot', '2026-03-02T09:00:00.123456Z')`, [
    caseId,
    position,
    stream,
    revision,
  ]);
}

/** Starts the service on a place, at the moment at which the source was stopped; nothing falls due meanwhile. */
export async function startOn(place: Place, { folder, now }: Lived): Promise<Stepwise> {
  const stepwise = await startStepwise({ clock: new VirtualClock(now), settings: settingsOf(place, folder) });
  await stepwise.service.scheduler.stop();
  return stepwise;
}

/** What everybody reads, without log positions, which differ between stores. */
export async function readsOf(stepwise: Stepwise, cases: readonly string[]): Promise<string> {
  await settled(stepwise);
  const period = 'from=2026-01-01&to=2026-12-31';
  const paths: [string, ('team-lead' | 'gp-practice')?][] = [
    [`/v1/cases?limit=200&sort=received&status=${CASE_STATUSES.join(',')}`],
    ...cases.flatMap((id): [string][] => ['', '/timeline', '/clocks', '/worklist-items'].map((part) => [`/v1/cases/${id}${part}`])),
    ...cases.map((id): [string] => [`/v1/letters?case=${id}`]),
    [`/v1/reports/waiting-times?${period}`, 'team-lead'],
    [`/v1/reports/outcomes?${period}`, 'team-lead'],
    [`/v1/reports/activity?${period}`, 'team-lead'],
    ['/v1/practices/A81001/feedback', 'gp-practice'],
  ];
  const answers: Answer[] = [];
  for (const [path, as] of paths) answers.push(await stepwise.get(path, as));
  const told = answers.map(({ status, body }, i) => [paths[i]?.[0], status, body]);
  expect(told.map(([path, status]) => [path, status])).toEqual(paths.map(([path]) => [path, 200]));
  return JSON.stringify(told, undefined, 1).replaceAll(/"\d{16}"|(?<="revision": )\d+/g, '"…"');
}

/** Copies as the command line does. */
export const copy = (from: Place, to: Place, dataFolder = 'nowhere'): Promise<DeploymentCopied> =>
  copyDeployment(from, to, { projections: allProjections(), dataFolder, keyInEnvironment: false });

/** Looks into a place without the service. */
export async function inside<T>(place: Place, look: (database: Database, log: LogEnd) => Promise<T>): Promise<T> {
  const database = await Database.open(place.database);
  const log = place.eventStore ? await EventStoreEnd.open(place.eventStore, database.pool) : new TableEnd(database.pool);
  try {
    return await look(database, log);
  } finally {
    if (log instanceof EventStoreEnd) await log.close();
    await database.close();
  }
}

/** What a place holds beside its read models, positions of policies told as how many events lie up to there. */
export interface Content {
  events: Recorded[];
  rest: Record<string, string[]>;
}

/** All of a place, as it is stored. */
export const contentOf = (place: Place): Promise<Content> =>
  inside(place, async ({ pool }, log) => {
    const events: Recorded[] = [];
    for await (const page of log.pages()) events.push(...page);
    const rows = async (table: string, where = ''): Promise<string[]> =>
      (await pool.query(`select row_to_json(t)::text as row from ${table} t ${where}`)).rows.map((row) => row['row'] as string).toSorted();
    const counted = (row: string): string => {
      const fields = JSON.parse(row) as { position: string };
      return JSON.stringify({ ...fields, position: events.filter(({ position }) => position <= fields.position).length });
    };
    const readModels = allProjections().map(({ name }) => `'${name}'`);
    const rest = {
      keys: await rows('person_keys'),
      lookups: await rows('person_lookups'),
      messages: await rows('fhir_requests'),
      checkpoints: (await rows('checkpoints', `where name not in (${readModels.join(',')})`)).map(counted),
      parked: (await rows('parked_reactions')).map(counted),
    };
    return { events, rest };
  });

/** The same on every store: all but where events stand. */
export const withoutPositions = ({ events, rest }: Content): object => ({ rest, events: events.map(({ position: _, ...event }) => event) });
