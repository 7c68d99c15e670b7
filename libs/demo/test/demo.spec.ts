import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessmentStanding, assessmentStream, type AssessmentEvent } from '#assessment/contract';
import { actorOfToken, issueToken } from '#access';
import { DISCHARGE_REASONS } from '#discharge/contract';
import { LOG_START, verifyLog } from '#event-log';
import type { Recorded, Uuid } from '#kernel';
import { httpServer, openPlatform, type Platform } from '#platform';
import { CHANNELS, REFERRAL_SOURCES } from '#programmes/contract';
import { PublicationsModule } from '#publications';
import { readCheckpoint } from '#projections';
import { referralStanding, referralStream, type ReferralEvent } from '#referral/contract';
import { allProjections } from '#service';
import { notInGolden, writeMissingGolden } from '#support/golden-events.js';
import { triageStanding, triageStream, type TriageEvent } from '#triage/contract';
import { nextNhsNumber } from '#invented';
import { buildDemo, demoTokens, type DemoSummary, type FolderSettings } from '../src/index.js';
import { EMPLOYER_CONTACTS, ENGLISH_EMPLOYERS, NORTHERN_IRISH_EMPLOYERS } from '../src/people/employers.js';
import { FAMILY_NAMES, GIVEN_NAMES } from '../src/people/names.js';

/** A Wednesday in term, so that every story of the last days has working days to begin on. */
const UNTIL = '2026-06-24T15:00:00.000Z';

type AnyEvent = Recorded & { data: Record<string, unknown> };

const folders: string[] = [];

interface Built {
  summary: DemoSummary;
  progress: [number, number][];
  platform: Platform;
  events: AnyEvent[];
  of(type: string): AnyEvent[];
}

/** Builds the smallest demo into a folder and opens what is there. */
async function aSmallDemo(): Promise<Built> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'stepwise-demo-'));
  folders.push(dataFolder);
  const settings: FolderSettings = {
    dataFolder,
    database: { kind: 'folder', folder: join(dataFolder, 'database') },
    nhsNumbers: 'strict',
    requestsPerMinute: 100_000,
    logLevel: 'silent',
  };
  const progress: [number, number][] = [];
  const summary = await buildDemo(settings, (done, total) => progress.push([done, total]), { people: 1, until: UNTIL });
  const platform = await openPlatform(settings);
  const events: AnyEvent[] = [];
  const stopping = new AbortController();
  for await (const signal of platform.log.subscribe({ after: LOG_START, signal: stopping.signal })) {
    if (signal.kind === 'caught-up') break;
    events.push(...(signal.events as AnyEvent[]));
  }
  return { summary, progress, platform, events, of: (type) => events.filter((event) => event.type === type) };
}

let demo: Built;
/** The same once more, in a folder of its own. */
let again: Built;

beforeAll(async () => {
  [demo, again] = await Promise.all([aSmallDemo(), aSmallDemo()]);
}, 240_000);

afterAll(async () => {
  await Promise.all([demo.platform.close(), again.platform.close()]);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const values = (events: readonly AnyEvent[], field: string): Set<unknown> => new Set(events.map(({ data }) => data[field]));

describe('A demo', () => {
  it('counts what it built, and tells how far it has come', () => {
    const { summary, progress, events } = demo;
    expect(summary).toMatchObject({ events: events.length, days: 366 });
    expect(summary.people).toBeGreaterThan(90);
    expect(summary.cases).toBeGreaterThan(summary.people);
    expect(progress.map(([done]) => done)).toEqual(Array.from({ length: 366 }, (_, i) => i + 1));
    expect(new Set(progress.map(([, total]) => total))).toEqual(new Set([366]));
  });

  it('leaves a log whose every hash is right, as far as its read models have come', async () => {
    const { log, stored } = demo.platform;
    expect(await verifyLog(stored)).toMatchObject({ receipt: { events: demo.events.length }, faults: [] });
    for (const { name } of allProjections()) expect(await readCheckpoint(demo.platform.database.kysely, name)).toBe(await log.head());
  });

  it('writes events as the golden examples of their version say (STEPWISE_WRITE_GOLDEN=1 writes those of new versions)', () => {
    const written = demo.events.map(({ type, schemaVersion, data, personal }) => ({
      ...{ type, schemaVersion, data, personal: Object.keys(personal?.fields ?? {}) },
    }));
    if (process.env['STEPWISE_WRITE_GOLDEN']) writeMissingGolden(written);
    expect([...new Set(written.flatMap(notInGolden))]).toEqual([]);
  });

  it('has every source and channel of referral', () => {
    const received = demo.of('ReferralReceived');
    expect(values(received, 'source')).toEqual(new Set(REFERRAL_SOURCES));
    expect(values(received, 'channel')).toEqual(new Set(CHANNELS));
    expect(values(received, 'nhsNumberStatus')).toEqual(new Set(['verified', 'unverified', 'none']));
  });

  it('has every ending and outcome', () => {
    const reasons = DISCHARGE_REASONS.filter((reason) => reason !== 'other');
    expect(new Set(Object.keys(demo.summary.endings))).toEqual(new Set([...reasons, 'not-accepted', 'withdrawn']));
    const outcomes = new Set(demo.of('CaseDischarged').map(({ data }) => (data['outcome'] as { result: string }).result));
    expect(outcomes).toEqual(
      new Set(['returned-to-work', 'started-work', 'stayed-in-work', 'working-with-adjustments', 'off-sick', 'not-in-work', 'unknown', 'died']),
    );
    expect(values(demo.of('ReferralNotAccepted'), 'reason')).toEqual(
      new Set(['not-eligible', 'duplicate', 'no-capacity', 'unsuitable', 'already-supported']),
    );
    expect(values(demo.of('ReferralWithdrawn'), 'by')).toEqual(new Set(['person', 'referrer']));
    expect(values(demo.of('FollowUpRecorded'), 'weeks')).toEqual(new Set([4, 13, 26]));
  });

  it('shows that nobody is discharged for not attending without proof', () => {
    const unseen = demo.of('CaseDischarged').filter(({ data }) => data['reason'] === 'did-not-attend' || data['reason'] === 'unable-to-contact');
    expect(unseen.map(({ data }) => Object.keys(data['afterDna'] as object).sort())).toEqual(
      unseen.map(() => ['decidedBy', 'noticeFor', 'noticeGivenOn', 'vulnerabilityCheckedOn']),
    );
    expect(unseen.length).toBeGreaterThanOrEqual(2);
  });

  it.each([
    ...['ReferralAmended', 'AmendmentReviewed', 'InformationRequested', 'InformationSupplied', 'LinkedToEarlierCase', 'ReferralTransferred'],
    ...['ConsentWithdrawn', 'PersonDied', 'PersonErased', 'CaseReopened', 'EscalatedToClinician', 'RiskFlagged', 'RiskCleared', 'CaseReallocated'],
    ...[
      'UnableToContact',
      'WaitPaused',
      'WaitResumed',
      'AppointmentCancelled',
      'PlanRevised',
      'PlanReviewed',
      'DeclinedBySupplier',
      'SessionCancelled',
      'InterventionStopped',
    ],
    ...['LiaisonOpened', 'ReportCorrectedByPerson', 'ReportReleased', 'ReportWithheld', 'EmployerResponded', 'AdjustmentImplemented'],
    ...['WorkplaceVisitCompleted', 'MediationHeld', 'PhasedReturnAgreed', 'LiaisonSuspended', 'LiaisonResumed', 'LiaisonClosed'],
    ...['ConcernRaised', 'ConcernRead', 'ConcernClosed', 'SatisfactionRecorded', 'LetterSent', 'LetterHeld', 'WorklistItemRaised'],
  ])('has %s', (type) => {
    expect(demo.of(type)).not.toHaveLength(0);
  });

  it('resolves duplicates either way, and steps up and down', () => {
    expect(values(demo.of('ProbableDuplicateResolved'), 'resolution')).toEqual(new Set(['duplicate', 'separate']));
    expect(values(demo.of('ProbableDuplicateRaised'), 'because')).toEqual(new Set(['same-nhs-number', 'same-name-and-birth-date']));
    expect(values(demo.of('StageChanged'), 'direction')).toEqual(new Set(['up', 'down']));
  });

  it('corrects what people got wrong', () => {
    const corrected = demo.of('FactCorrected').map(({ data }) => `${String(data['correctedType'])}${data['struckOut'] ? ' struck out' : ''}`);
    expect(new Set(corrected)).toEqual(
      new Set(['AttendanceRecorded', 'MeasureRecorded', 'WorkStatusRecorded', 'ContactAttempted struck out', 'ReferralReceived']),
    );
  });

  it('enters facts weeks after they happened', () => {
    const weeksLate = demo.events.map(({ recordedAt, effectiveAt }) => (Date.parse(recordedAt) - Date.parse(effectiveAt)) / 604_800_000);
    expect(weeksLate.filter((weeks) => weeks >= 2).length).toBeGreaterThanOrEqual(2);
    expect(Math.min(...weeksLate)).toBeGreaterThanOrEqual(0);
  });

  it('books again after a missed appointment', () => {
    const missed = demo.of('AttendanceRecorded').filter(({ data }) => data['code'] === '3');
    const again = missed.filter(({ caseId, effectiveAt }) =>
      demo.of('AppointmentBooked').some((b) => b.caseId === caseId && b.effectiveAt > effectiveAt),
    );
    expect(again.length).toBeGreaterThanOrEqual(2);
  });

  it('measures before and after', () => {
    const measured = demo.of('MeasureRecorded');
    expect(values(measured, 'instrument')).toEqual(new Set(['phq-9', 'gad-7', 'wsas', 'msk-hq', 'work-ability-score']));
    expect(values(measured, 'occasion')).toEqual(new Set(['baseline', 'review', 'discharge']));
  });

  it('is mostly advice, then assessment, then support in the staged programme, seldom with a clinician', () => {
    const staged = demo.of('TriageDecided').filter(({ actor }) => actor.organisation === 'PRV01');
    const at = (stage: string): number => staged.filter(({ data }) => data['stage'] === stage).length;
    expect(at('A')).toBeGreaterThan(at('B'));
    expect(at('B')).toBeGreaterThan(at('C'));
    expect(staged.filter(({ data }) => data['decidedBy'] === 'clinical').length / staged.length).toBeLessThan(0.1);
  });

  it('leaves cases in every stage of progress today', async () => {
    const { streams } = demo.platform;
    const caseIds = [...new Set(demo.of('ReferralReceived').map(({ caseId }) => caseId as Uuid))];
    const found = new Set<string>();
    for (const caseId of caseIds) {
      const referral = referralStanding(await streams.read<ReferralEvent>(referralStream(caseId)));
      const triage = triageStanding(await streams.read<TriageEvent>(triageStream(caseId)));
      const { appointments } = assessmentStanding(await streams.read<AssessmentEvent>(assessmentStream(caseId)), { clearNoticeDays: 3 });
      found.add(referral.status);
      if (referral.status === 'accepted') found.add(`triage ${triage.status}`);
      if (appointments.some(({ status, startsAt }) => status === 'booked' && startsAt > UNTIL)) found.add('booked');
    }
    expect(found).toEqual(
      new Set(
        ['received', 'information-requested', 'possible-duplicate', 'accepted', 'not-accepted', 'withdrawn', 'booked'].concat([
          'triage open',
          'triage decided',
        ]),
      ),
    );
    expect(demo.of('ReferralAmended').length).toBeGreaterThan(demo.of('AmendmentReviewed').length);
  });

  it('says nothing of anybody outside what is sealed', () => {
    const employers = [...ENGLISH_EMPLOYERS, ...NORTHERN_IRISH_EMPLOYERS].map(({ name }) => name);
    const numbers = Array.from({ length: 500 }, (_, n) => nextNhsNumber(1_000 + n * 37));
    const inData = [...FAMILY_NAMES, ...GIVEN_NAMES.map((name) => `"${name}`), ...employers, ...EMPLOYER_CONTACTS, ...numbers, 'Example Street'];
    const anywhere = [...employers, '07700 900', '@example.com', 'Dr Sample', ...numbers];
    const data = demo.events.map((event) => JSON.stringify(event.data)).join('\n');
    const everything = demo.events.map((event) => JSON.stringify(event)).join('\n');
    expect(inData.filter((canary) => data.includes(canary))).toEqual([]);
    expect(anywhere.filter((canary) => everything.includes(canary))).toEqual([]);
    // The canaries are in there, sealed: a test that looked for the wrong ones would pass for the wrong reason.
    expect(demo.of('ReferralReceived').every(({ personal }) => Object.keys(personal?.fields ?? {}).includes('name'))).toBe(true);
  });

  it('gives each role a token that says who it is', async () => {
    const tokens = await demoTokens(demo.platform);
    const actors = await Promise.all(tokens.map(({ token }) => actorOfToken(demo.platform.master.signing, token)));
    expect(actors.map((actor) => [actor?.role, actor?.organisation])).toEqual(tokens.map(({ role, organisation }) => [role, organisation]));
    expect(tokens.map(({ role }) => role)).toEqual([
      'caseworker',
      'clinician',
      'team-lead',
      'commissioner',
      'auditor',
      'gp-practice',
      'referrer',
      'operator',
    ]);
    const practice = tokens.find(({ role }) => role === 'gp-practice')?.organisation;
    expect(values(demo.of('ReferralReceived'), 'practice')).toContain(practice);
  });

  it('is the same again from the same seed on the same day', () => {
    expect(told(again.events)).toEqual(told(demo.events));
  });
});

describe('The publications of a demo', () => {
  it('are explained by their restatements: each number that differs by causes that add up, and every cause that the year has', async () => {
    const restated = await restatementsOf(demo);
    expect(restated.length).toBeGreaterThanOrEqual(8);
    const differing = restated.flatMap(({ figures }) => figures).filter(({ then, now }) => then !== now);
    const numbers = differing.filter(({ of }) => !STATISTICS.includes(of['statistic'] ?? ''));
    expect(numbers.length).toBeGreaterThan(0);
    const added = numbers.map(({ causes }) => causes.reduce((sum, { entered = 0, left = 0 }) => sum + entered - left, 0));
    expect(added).toEqual(numbers.map(({ difference }) => difference));
    expect(differing.filter(({ causes }) => causes.length === 0)).toEqual([]);
    expect(restated.flatMap(({ figures }) => figures).filter((figure) => 'recalculated' in figure)).toEqual([]);
    const causes = new Set(differing.flatMap((figure) => figure.causes.map(({ cause }) => cause)));
    expect([...causes].sort()).toEqual(['correction', 'late-entry', 'later-event', 're-attribution', 'time-passed']);
  }, 120_000);
});

interface Restated {
  figures: {
    of: Record<string, string>;
    then?: number;
    now?: number;
    difference?: number;
    causes: { cause: string; entered?: number; left?: number }[];
  }[];
}

/** Figures that are no number of people: nothing adds up to them. */
const STATISTICS = ['median', 'p75', 'p90', 'p95', 'percentWithinTarget', 'percent', 'mean', 'total'];

/** What the team lead is told today of everything that they published. */
async function restatementsOf({ platform, of }: Built): Promise<Restated[]> {
  const app = await httpServer(platform, [PublicationsModule], (problem) => problem);
  try {
    await app.init();
    const theirs = of('ReportPublished').filter(({ actor }) => actor.role === 'team-lead');
    const token = await issueToken(platform.master.signing, theirs[0]!.actor);
    const restated: Restated[] = [];
    for (const { stream } of theirs) {
      const url = `/v1/reports/publications/${stream.slice('publication-'.length)}/restatement`;
      restated.push((await app.inject({ method: 'GET', url, headers: { authorization: `Bearer ${token}` } })).json());
    }
    return restated;
  } finally {
    await app.close();
  }
}

/** What events say, without what is keyed anew in every folder, and where in the log it stands. */
function told(events: readonly AnyEvent[]): string[] {
  const fresh = ['contentFingerprint', 'contentHash', 'writtenFrom', 'position'];
  return events
    .map(({ stream, type, data }) => JSON.stringify([stream, type, data], (key, value: unknown) => (fresh.includes(key) ? undefined : value)))
    .sort();
}
