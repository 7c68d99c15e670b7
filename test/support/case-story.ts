import { expect } from '@jest/globals';
import { Scheduler } from '#caseload';
import { CASE_STATUSES } from '#caseload/contract';
import { addDays, addDaysToInstant, londonDate, VirtualClock, type LocalDate, type Role } from '#kernel';
import type { ReferralSource } from '#programmes/contract';
import { startStepwise, type Answer, type Stepwise } from './app.js';
import { aFitNote, aReferralFrom, aSelfReferral, FIRST_DAY, roleOf, type Body } from './referrals.js';

/** What a command is answered with. */
export interface Receipt extends Body {
  caseId: string;
  id: string;
  position: string;
  events: { eventId: string; type: string }[];
}

/** An error as it is answered. */
export interface Problem extends Body {
  status: number;
  code: string;
  fields: { field: string; code: string; message: string }[];
  correlationId: string;
}

/** What a referral is answered with. */
export interface Received extends Receipt {
  personId: string;
  reference: string;
  outcome: string;
  redelivered: boolean;
}

/** One case as `GET /v1/cases/{id}` tells it, as far as stories ask. */
export interface CaseSeen extends Body {
  status: string;
  programme: { id: string; version: number };
  person: { erased: boolean; name?: { given: string; family: string } } & Body;
  referral: Body;
  consents: Body[];
  triage: Body;
  appointments: Body[];
  interventions: Body[];
  employerLiaison: Body;
  discharge: { status: string; outcome?: Body; followUps: Body[] } & Body;
}

/** The service on a clock that stands still until a story moves it. What falls due is raised by `fallDue` and not by itself. */
export async function startStories(options: Parameters<typeof startStepwise>[0] = {}): Promise<Stepwise> {
  const stepwise = await startStepwise({ clock: new VirtualClock(`${FIRST_DAY}T09:00:00.000Z`), ...options });
  await stepwise.service.scheduler.stop();
  return stepwise;
}

/** Raises what has fallen due by now, as a running service does every few seconds. */
export async function fallDue(stepwise: Stepwise): Promise<void> {
  const { database, log, clock, report } = stepwise.platform;
  await settled(stepwise);
  await new Scheduler({ database, log, clock, report, send: stepwise.service.send }).tick();
  await settled(stepwise);
}

/** The day that it is for a service. */
export const today = (stepwise: Stepwise): LocalDate => londonDate(stepwise.platform.clock.now());

/** Waits until everything that happens by itself has happened: read models have caught up, and policies have said their last. */
export async function settled(stepwise: Stepwise): Promise<void> {
  const { log, progress } = stepwise.platform;
  for (let head = await log.head(), before = ''; head !== before; before = head, head = await log.head()) {
    expect(await progress.waitFor(progress.names(), head, 10_000)).toBe(true);
  }
}

/** Moves the clock of a service forward by days, when everything has happened that happens by itself before. */
export async function daysPass(stepwise: Stepwise, days: number): Promise<void> {
  await settled(stepwise);
  (stepwise.platform.clock as VirtualClock).advanceDays(days);
}

/** Does something that must not leave an event in the log. */
export async function leavingNoEvent<T>(stepwise: Stepwise, act: () => Promise<T>): Promise<T> {
  await settled(stepwise);
  const head = await stepwise.platform.log.head();
  const result = await act();
  expect(await stepwise.platform.log.head()).toBe(head);
  return result;
}

/** Begins the story of a case: `await aCase(stepwise).referredBy('gp')`. Whatever is answered is checked on the way. */
export function aCase(stepwise: Stepwise) {
  const on = today(stepwise);
  const begun = async (path: string, body: Body, as: Role | null): Promise<CaseStory> => {
    const answer = await stepwise.post<Received>(path, body, as);
    expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201, body: { redelivered: false } });
    expect(answer.headers.get('location')).toBe(`/v1/cases/${answer.body.caseId}`);
    // Who refers themself is told no position.
    const { position = await stepwise.platform.log.head() } = answer.body as Partial<Received>;
    return new CaseStory(stepwise, { ...answer.body, position });
  };
  return {
    referredBy: (source: Exclude<ReferralSource, 'self'>, more: Body = {}): Promise<CaseStory> =>
      begun('/v1/referrals', aReferralFrom(source, more, on), roleOf(source)),
    referredByTelephone: (more: Body = {}): Promise<CaseStory> =>
      begun('/v1/referrals', aReferralFrom('gp', { channel: 'telephone', ...more }, on), 'caseworker'),
    referredByFitNote: (fitNoteId: string, more: Body = {}): Promise<CaseStory> =>
      begun('/v1/fit-notes', aFitNote(fitNoteId, more, on), 'gp-practice'),
    selfReferred: (more: Body = {}): Promise<CaseStory> => begun('/v1/self-referrals', aSelfReferral(more, on), null),
  };
}

/** A case as it goes on, told through the interface. Every step must be answered as it should be, or the story stops. */
export class CaseStory {
  readonly caseId: string;
  readonly personId: string;
  /** The latest of each that the case has: appointment, intervention, session. */
  appointment = '';
  intervention = '';
  session = '';
  /** Log position of the latest step. */
  position: string;

  constructor(
    readonly stepwise: Stepwise,
    /** What the referral was answered with. */
    readonly received: Received,
  ) {
    this.caseId = received.caseId;
    this.personId = received.personId;
    this.position = received.position;
  }

  /** Time passes. */
  days(days: number): Promise<void> {
    return daysPass(this.stepwise, days);
  }

  /** Sends a command of the case, whatever comes of it. */
  post<T = Problem>(path: string, body: unknown = {}, as: Role = 'caseworker', headers: Record<string, string> = {}): Promise<Answer<T>> {
    return this.stepwise.post<T>(`/v1/cases/${this.caseId}/${path}`, body, as, headers);
  }

  /** Sends a command that must be carried out. */
  async does(path: string, body: Body = {}, as: Role = 'caseworker'): Promise<Receipt> {
    const { status, body: receipt } = await this.post<Receipt>(path, body, as);
    expect({ path, status, problem: status < 300 ? undefined : receipt }).toEqual({ path, status: status === 201 ? 201 : 200, problem: undefined });
    this.position = receipt.position;
    return receipt;
  }

  /** Sends a command that must be refused and leave nothing behind; gives the code of the refusal. */
  async refuses(path: string, body: Body = {}, as: Role = 'caseworker'): Promise<string> {
    const { status, body: problem } = await leavingNoEvent(this.stepwise, () => this.post(path, body, as));
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    return problem.code;
  }

  readonly accepted = () => this.does('referral/accept');
  readonly triagedTo = (stage: 'A' | 'B' | 'C', more: Body = {}) =>
    this.does('triage/decision', { stage, priority: 'routine', ...(stage === 'A' ? {} : { assessmentMode: 'telephone' }), ...more });
  readonly allocatedTo = (practitioner: string) => this.does('allocation', { practitioner });
  readonly tried = (method = 'telephone', result = 'no-answer') => this.does('contact-attempts', { method, result });
  readonly reached = () => this.tried('telephone', 'spoke');
  readonly consented = (consent: Body) => this.does('consents', { ...consent, how: 'verbal' });
  readonly hasDied = () => this.does('death', { reportedBy: 'gp' });

  /** Books an appointment some days on, of which the person is told today. */
  async booked(daysOn = 4, more: Body = {}): Promise<void> {
    const startsAt = addDaysToInstant(this.stepwise.platform.clock.now(), daysOn);
    const times = { startsAt, durationMinutes: 45, noticeGivenOn: today(this.stepwise) };
    this.appointment = (
      await this.does('appointments', { purpose: 'assessment', mode: 'telephone', practitioner: 'caseworker-1', ...times, ...more })
    ).id;
  }

  readonly attended = (code: '5' | '6' | '7' | '3') => this.does(`appointments/${this.appointment}/attendance`, { code });
  readonly assessed = (more: Body = {}) =>
    this.does('assessment', {
      obstacles: [{ domain: 'health', code: 'pain', severity: 'moderate' }],
      workAbility: 4,
      functionalLimits: ['lifting-and-carrying'],
      ...more,
    });
  readonly planned = () => this.does('plan', { goals: ['return-with-adjustments'], recommendations: ['phased-return'], interventionsNeeded: [] });

  /** Orders an intervention. */
  async ordered(kind = 'physiotherapy', plannedSessions = 2): Promise<void> {
    this.intervention = (await this.does('interventions', { kind, plannedSessions })).id;
  }

  /** Books a session of the latest intervention some days on. */
  async sessionBooked(daysOn = 5): Promise<void> {
    const startsAt = addDaysToInstant(this.stepwise.platform.clock.now(), daysOn);
    this.session = (await this.does(`interventions/${this.intervention}/sessions`, { startsAt, mode: 'face-to-face' })).id;
  }

  readonly sessionAttended = (code: '5' | '6' | '7' | '3') =>
    this.does(`interventions/${this.intervention}/sessions/${this.session}/attendance`, { code });
  readonly interventionCompleted = () => this.does(`interventions/${this.intervention}/completion`, { goal: 'achieved' });
  readonly works = (status: string, hoursPerWeek?: number) =>
    this.does('work-status', { status, evidence: 'person', ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }) });
  readonly discharged = (reason: string, more: Body = {}) => this.does('discharge', { reason, ...more });
  readonly followedUp = (weeks: number, status: string, hoursPerWeek?: number) =>
    this.does('follow-ups', {
      weeks,
      status,
      ...(status === 'not-reached' ? {} : { evidence: 'person' }),
      ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }),
    });

  /** Accepted, triaged to stage C, allocated and spoken to, on one day. */
  async begun(): Promise<void> {
    await this.accepted();
    await this.triagedTo('C');
    await this.allocatedTo('caseworker-1');
    await this.reached();
  }

  /** From the beginning to a plan, within four days. */
  async inSupport(): Promise<void> {
    await this.begun();
    await this.booked(4);
    await this.days(4);
    await this.attended('5');
    await this.assessed();
    await this.planned();
  }

  /** A day before today, or after it. */
  day(offset: number): LocalDate {
    return addDays(today(this.stepwise), offset);
  }

  /** The case as staff see it. */
  async seen(): Promise<CaseSeen> {
    const { status, body } = await this.stepwise.get<CaseSeen>(`/v1/cases/${this.caseId}`);
    expect(status).toBe(200);
    return body;
  }

  /** Its timeline. */
  async timeline(): Promise<(Body & { eventId: string; type: string; words: string; personal: unknown })[]> {
    const { status, body } = await this.stepwise.get<{ events: (Body & { eventId: string; type: string; words: string; personal: unknown })[] }>(
      `/v1/cases/${this.caseId}/timeline`,
    );
    expect(status).toBe(200);
    return body.events;
  }

  /** The last sentence of its timeline that is of some type. */
  async lastWords(type: string): Promise<string | undefined> {
    return (await this.timeline()).findLast((event) => event.type === type)?.words;
  }

  /** Its letters, oldest first, each as `kind: status`. */
  async letters(): Promise<string[]> {
    await settled(this.stepwise);
    const { status, body } = await this.stepwise.get<{ letters: { kind: string; status: string }[] }>(`/v1/letters?case=${this.caseId}`);
    expect(status).toBe(200);
    return body.letters.map(({ kind, status }) => `${kind}: ${status}`).toReversed();
  }

  /** Its clocks, each as `measure: how it stands`. */
  async clocks(): Promise<string[]> {
    type Clock = { measure: string; status: string; endedHow?: string; leftWhy?: string };
    const { status, body } = await this.stepwise.get<{ clocks: Clock[] }>(`/v1/cases/${this.caseId}/clocks?after=${this.position}`);
    expect(status).toBe(200);
    return body.clocks.map((clock) => `${clock.measure}: ${clock.leftWhy ?? clock.endedHow ?? clock.status}`);
  }

  /** Its row in the caseload, whether it is over or not; undefined if it has none. */
  async listed(): Promise<Body | undefined> {
    const { reference } = this.received;
    const query = `limit=200&sort=received&direction=desc&status=${CASE_STATUSES.join(',')}&after=${this.position}`;
    const { status, body } = await this.stepwise.get<{ items: Body[] }>(`/v1/cases?${query}`);
    expect(status).toBe(200);
    return body.items.find((row) => row['reference'] === reference);
  }

  /** What there is to do in it, by kind. */
  async work(): Promise<string[]> {
    await fallDue(this.stepwise);
    const { status, body } = await this.stepwise.get<{ items: { kind: string }[] }>(`/v1/cases/${this.caseId}/worklist-items`);
    expect(status).toBe(200);
    return body.items.map(({ kind }) => kind);
  }
}
