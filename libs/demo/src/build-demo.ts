import { issueToken } from '#access';
import { caseloadProjection } from '#caseload';
import { LOG_START, MemoryLog } from '#event-log';
import {
  addDays,
  addDaysToInstant,
  derivedId,
  isRefusal,
  londonDate,
  STEPWISE_NAMESPACE,
  systemClock,
  VirtualClock,
  type Instant,
  type LocalDate,
} from '#kernel';
import { openPlatform, type Platform } from '#platform';
import { listPractices } from '#practices';
import { allParked, THE_SYSTEM } from '#projections';
import { composeService, publishSamples, type Service } from '#service';
import type { Stage } from './case/case-desk.js';
import type { FolderSettings } from './folder-settings.js';
import { practicesOf } from './people/places.js';
import { Aside } from './play/aside.js';
import { cast } from './play/cast.js';
import { MonthlyPublications } from './play/publications.js';
import { everyDay, play } from './play/play.js';
import { policiesSettled } from './play/settle.js';
import { writtenDown, writtenSoFar } from './play/written-down.js';
import { countLog, type DemoSummary } from './summary.js';

/** Days of the past that a demo tells of. */
const DAYS = 365;

/** About how many people are in it: enough for figures by month and stage, few enough to be played in half a minute. */
export const PEOPLE = 330;

/** The last stories of the last day are told a while before its end, so that nothing lies in the future. */
const SPARE_DAYS = 1 / 12;

/** What may be chosen about a demo. */
export interface DemoOptions {
  /** About how many people; absent: 330. */
  people?: number;
  /** The same seed and the same end give the same caseload. */
  seed?: string;
  /** Up to when it is played; absent: now. */
  until?: Instant;
}

/**
 * Builds the demo caseload: opens the service on empty storage with a clock of its own and plays a year of invented people
 * through the commands that anybody would send. The log is in memory until all has happened. It prints nothing and leaves everything closed.
 *
 * @param onProgress told after every day how many of how many are done
 * @throws DemoRefused if a command of a story is refused; Error if the storage is not empty, or a policy or projection fails
 */
export async function buildDemo(
  settings: FolderSettings,
  onProgress: (doneDays: number, totalDays: number) => void,
  { people = PEOPLE, seed = 'stepwise', until = systemClock.now() }: DemoOptions = {},
): Promise<DemoSummary> {
  const started = performance.now();
  const end = addDaysToInstant(until, -SPARE_DAYS);
  const clock = new VirtualClock(addDaysToInstant(until, -DAYS));
  const days = everyDay(londonDate(clock.now()), londonDate(end)).length;
  const log = new MemoryLog(clock);
  const { platform, service } = await openEmpty(settings, clock, log);
  try {
    const { background } = service;
    const named = background.projectionNames();
    const worklists = new Aside(() => background.catchUp([caseloadProjection.name]));
    const others = new Aside(() => background.catchUp(named.filter((name) => name !== caseloadProjection.name)));
    const publications = new MonthlyPublications(service.app, platform, clock, end, () => others.now());
    let quiet = false;
    let raised = 0;
    let day = 0;
    await play(cast(stageOf(platform, service), clock, { people, seed, end }), clock, end, {
      async morning() {
        const published = await publications.publishIfDue();
        // Whatever is due is looked for once the worklists have all that is in the log.
        if (!quiet || published) await worklists.now();
        if (day++ % 30 === 0) others.soon();
        raised = await service.scheduler.tick();
      },
      // What policies have to say to a story must not depend on how fast they are.
      between: () => policiesSettled(platform),
      async evening(done, busy) {
        quiet = !busy && raised === 0;
        worklists.soon();
        if (!quiet) await policiesSettled(platform);
        onProgress(done, days);
      },
    });
    await Promise.all([worklists.now(), others.now()]);
    await assertNothingParked(platform);
    await writtenDown(log, platform.database);
    return { ...(await countLog(platform.log)), days, seconds: Math.round((performance.now() - started) / 100) / 10 };
  } finally {
    await service.stop();
  }
}

/** Opens the service on storage that holds nothing yet. @throws Error if it holds anything */
async function openEmpty(settings: FolderSettings, clock: VirtualClock, log: MemoryLog): Promise<{ platform: Platform; service: Service }> {
  // Refusals of what policies offer belong to the game; nobody who watches a progress bar should read of them.
  const quietly: FolderSettings = { ...settings, logLevel: settings.logLevel === 'silent' ? 'silent' : 'error' };
  const platform = await openPlatform(quietly, clock, log);
  try {
    if ((await writtenSoFar(platform.database)) !== LOG_START)
      throw new Error('The demo needs an empty database. Name a new data folder, or another database.');
    await publishSamples(platform);
    await listThePractices(platform, londonDate(clock.now()));
    return { platform, service: await composeService(platform, 'by-hand') };
  } catch (error) {
    await platform.close();
    throw error;
  }
}

async function listThePractices({ desk }: Platform, first: LocalDate): Promise<void> {
  const commandId = derivedId(STEPWISE_NAMESPACE, 'practices of the demo');
  const envelope = { commandId, fingerprint: 'demo', correlationId: commandId, causationId: commandId, actor: THE_SYSTEM };
  const answer = await listPractices(desk, practicesOf(first, addDays(first, DAYS / 2)), envelope);
  if (isRefusal(answer)) throw new Error(`The practices of the demo were refused: ${answer.message}`);
}

function stageOf({ intake, eraser, streams, shelf, master }: Platform, { app, send }: Service): Stage {
  return {
    ...{ intake, eraser, streams, shelf, send },
    async post(path, body, as, requestId) {
      const token = await issueToken(master.signing, as, '1h');
      const ids = { 'x-request-id': requestId, 'x-correlation-id': requestId, 'idempotency-key': requestId };
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/fhir+json', ...ids };
      const { statusCode, body: answer } = await app.inject({ method: 'POST', url: path, headers, payload: JSON.stringify(body) });
      if (statusCode >= 300) throw new Error(`POST ${path} was answered with ${statusCode}: ${answer}`);
    },
  };
}

/** Whatever a read model could not take in or a policy could not answer means a fault in it. */
async function assertNothingParked({ database }: Platform): Promise<void> {
  const [first] = await allParked(database);
  if (first) throw new Error(`The demo left cases parked, the first by ${first[0]}: ${first[1][0]?.error}`);
}
