import { assessmentStanding, assessmentStream, type AssessmentEvent } from '#assessment/contract';
import { AssessmentModuleCommand } from '#assessment';
import { DischargeModuleCommand } from '#discharge';
import { EmployerLiaisonModuleCommand } from '#employer-liaison';
import { employerStanding, employerStream, type LiaisonEvent } from '#employer-liaison/contract';
import type { ModuleCommand, Streams, Target } from '#handling';
import { InterventionModuleCommand, interventionsOfCase, orderCommands } from '#intervention';
import { addDaysToInstant, londonDate, type CommandEnvelope, type CorrectFact, type Instant, type Recorded, type Uuid } from '#kernel';
import type { Programme } from '#programmes/contract';
import { ReferralModuleCommand } from '#referral';
import { referralStream } from '#referral/contract';
import { SafeguardingModuleCommand } from '#safeguarding';
import { safeguardingStream } from '#safeguarding/contract';
import { TriageModuleCommand } from '#triage';
import { triageStream } from '#triage/contract';
import { dischargeStream } from '#discharge/contract';

/** One step of a random history: which move, with which numbers, how many hours later, and for how long ago it is entered. */
export interface Step {
  move: number;
  a: number;
  b: number;
  hoursLater: number;
  daysLate: number;
}

/** What a move may look at to make a command that has a chance. */
export interface Table {
  caseId: Uuid;
  now: Instant;
  streams: Streams;
  programme: Programme;
  envelope: CommandEnvelope;
}

type Any = ModuleCommand<{ type: string }>;
type Move = (table: Table, a: number, b: number) => Promise<Any[]> | Any[];

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const nobody = 'e0000000-0000-4000-8000-00000000dead';

const referral = (t: Table, command: unknown): Any[] => [new ReferralModuleCommand({ caseId: t.caseId }, command as never, t.envelope)];
const triage = (t: Table, command: unknown): Any[] => [new TriageModuleCommand({ caseId: t.caseId }, command as never, t.envelope)];
const assess = (t: Table, command: unknown): Any[] => [new AssessmentModuleCommand({ caseId: t.caseId }, command as never, t.envelope)];
const employer = (t: Table, command: unknown): Any[] => [new EmployerLiaisonModuleCommand({ caseId: t.caseId }, command as never, t.envelope)];
const discharge = (t: Table, command: unknown): Any[] => [new DischargeModuleCommand({ caseId: t.caseId }, command as never, t.envelope)];

const safeguard = (t: Table, command: unknown): Any[] => [new SafeguardingModuleCommand({ caseId: t.caseId }, command as never, t.envelope)];

async function anAppointment(t: Table, n: number): Promise<Uuid> {
  const { appointments } = assessmentStanding(await t.streams.read<AssessmentEvent>(assessmentStream(t.caseId)), t.programme);
  return appointments.length === 0 ? nobody : pick(appointments, n).appointmentId;
}

async function onIntervention(t: Table, n: number, command: unknown): Promise<Any[]> {
  const all = await interventionsOfCase(t.streams, t.caseId);
  const partId = all.length === 0 ? nobody : pick(all, n).interventionId;
  return [new InterventionModuleCommand({ caseId: t.caseId, partId }, command as never, t.envelope)];
}

async function aSession(t: Table, n: number): Promise<Uuid> {
  const all = await interventionsOfCase(t.streams, t.caseId);
  return all.flatMap((i) => i.standing.bookedSessions).at(n % 3)?.sessionId ?? nobody;
}

async function anAdjustment(t: Table, n: number): Promise<Uuid> {
  const standing = employerStanding(await t.streams.read<LiaisonEvent>(employerStream(t.caseId)));
  return standing.status === 'none' || standing.adjustments.length === 0 ? nobody : pick(standing.adjustments, n).adjustmentId;
}

/** Strikes out or re-dates some event of the case, whichever it is. */
async function correction(t: Table, a: number, b: number): Promise<Any[]> {
  const places: readonly [string, new (target: Target, command: CorrectFact, envelope: CommandEnvelope) => unknown][] = [
    [referralStream(t.caseId), ReferralModuleCommand],
    [triageStream(t.caseId), TriageModuleCommand],
    [assessmentStream(t.caseId), AssessmentModuleCommand],
    [employerStream(t.caseId), EmployerLiaisonModuleCommand],
    [dischargeStream(t.caseId), DischargeModuleCommand],
    [safeguardingStream(t.caseId), SafeguardingModuleCommand],
  ];
  const [stream, Command] = pick(places, a);
  const events = (await t.streams.read(stream)) as Recorded[];
  if (events.length === 0) return [];
  const event = pick(events, b);
  const facts = { eventId: event.eventId, reason: 'clerical-error', facts: {} } as const;
  const command: CorrectFact =
    a % 2 === 0
      ? { type: 'CorrectFact', ...facts, struckOut: true }
      : { type: 'CorrectFact', ...facts, struckOut: false, newEffectiveAt: addDaysToInstant(event.effectiveAt, (b % 5) - 2) };
  return [new Command({ caseId: t.caseId }, command, t.envelope) as Any];
}

/** The id of some concern of the case. */
async function aConcern(t: Table, n: number): Promise<Uuid> {
  const raised = (await t.streams.read(safeguardingStream(t.caseId))).filter(
    (e) => (e as Recorded).type === 'ConcernRaised',
  ) as unknown as Recorded[];
  return raised.length === 0 ? nobody : (pick(raised, n).data as { concernId: Uuid }).concernId;
}

/** Corrects some of the facts on which others rest. */
async function factsCorrection(t: Table, a: number, b: number): Promise<Any[]> {
  const changes: readonly [string, string, new (target: Target, command: CorrectFact, envelope: CommandEnvelope) => unknown, object][] = [
    ['ReferralReceived', referralStream(t.caseId), ReferralModuleCommand, { noticeReceivedOn: londonDate(addDaysToInstant(t.now, -(b % 9))) }],
    ['ConsentGiven', referralStream(t.caseId), ReferralModuleCommand, { content: [pick(CONTENT, b)] }],
    ['ContactAttempted', triageStream(t.caseId), TriageModuleCommand, { result: pick(['no-answer', 'spoke'], b) }],
    ['AppointmentBooked', assessmentStream(t.caseId), AssessmentModuleCommand, { startsAt: addDaysToInstant(t.now, (b % 9) - 3) }],
    ['AttendanceRecorded', assessmentStream(t.caseId), AssessmentModuleCommand, { code: pick(['5', '3', '7', '2'], b) }],
  ];
  const [type, stream, Command, facts] = pick(changes, a);
  const event = ((await t.streams.read(stream)) as Recorded[]).findLast((e) => (e.type as string) === type);
  if (!event) return [];
  const command = { type: 'CorrectFact', eventId: event.eventId, reason: 'clerical-error', facts, struckOut: false } as CorrectFact;
  return [new Command({ caseId: t.caseId }, command, t.envelope) as Any];
}

const CONTENT = ['function-and-adjustments', 'assessment-report', 'progress'] as const;

/** The moves, each a command as staff may send it, sensible or not. */
export const MOVES: readonly Move[] = [
  (t) => referral(t, { type: 'AcceptReferral', note: 'canary-note' }),
  (t) => referral(t, { type: 'AcceptReferral' }),
  (t) => triage(t, { type: 'DecideTriage', stage: 'B', priority: 'routine', assessmentMode: 'telephone' }),
  (t, a) => triage(t, { type: 'DecideTriage', stage: pick(['A', 'B', 'C'], a), priority: 'soon', assessmentMode: pick([undefined, 'video'], a) }),
  (t, a) =>
    triage(t, {
      type: 'RecordContactAttempt',
      method: pick(['telephone', 'sms', 'letter'], a),
      result: pick(['no-answer', 'spoke', 'sent', 'replied'], a),
    }),
  (t) => triage(t, { type: 'DeclareUnableToContact' }),
  (t, a) => triage(t, { type: 'ChangeStage', to: pick(['A', 'B', 'C'], a), reason: 'needs-more-support', assessmentMode: 'telephone' }),
  (t, a) => triage(t, { type: 'AllocateCase', practitioner: pick(['cw-1', 'cw-2'], a) }),
  (t, a) => triage(t, { type: 'ReallocateCase', practitioner: pick(['cw-1', 'cw-2'], a), reason: 'absence' }),
  (t, _a, b) =>
    assess(t, {
      type: 'BookAppointment',
      purpose: 'assessment',
      mode: 'telephone',
      startsAt: addDaysToInstant(t.now, (b % 12) - 1),
      durationMinutes: 45,
      practitioner: 'cw-1',
      noticeGivenOn: londonDate(t.now),
    }),
  async (t, a, b) =>
    assess(t, {
      type: 'BookAppointment',
      purpose: 'assessment',
      mode: 'telephone',
      startsAt: addDaysToInstant(t.now, b % 9),
      durationMinutes: 45,
      practitioner: 'cw-1',
      replaces: await anAppointment(t, a),
    }),
  async (t, a, b) =>
    assess(t, {
      type: 'RecordAttendance',
      appointmentId: await anAppointment(t, b),
      code: pick(['5', '6', '3', '7', '2', '0'], a),
      note: 'canary-note',
    }),
  async (t, a) => assess(t, { type: 'RecordAttendance', appointmentId: await anAppointment(t, a), code: '5' }),
  async (t, a, b) =>
    assess(t, {
      type: 'CancelAppointment',
      appointmentId: await anAppointment(t, b),
      by: pick(['person', 'provider'], a),
      reason: pick(['illness', 'practitioner-unavailable'], a),
    }),
  (t) => assess(t, { type: 'CompleteAssessment', obstacles: [], workAbility: 5, functionalLimits: [], summary: 'canary-summary' }),
  (t) => assess(t, { type: 'AgreePlan', goals: ['return-with-adjustments'], recommendations: [], interventionsNeeded: [] }),
  (t, a) =>
    referral(t, {
      type: 'GiveConsent',
      terms: { recipient: pick(['employer', 'gp'], a), purpose: pick(['employer-liaison', 'feedback-to-referrer'], a), content: [pick(CONTENT, a)] },
      how: 'verbal',
    }),
  (t, a) =>
    referral(t, { type: 'GiveConsent', terms: { recipient: 'employer', purpose: 'employer-liaison', content: CONTENT.slice(a % 2) }, how: 'verbal' }),
  (t, a) => referral(t, { type: 'WithdrawConsent', recipient: pick(['employer', 'gp'], a), how: 'verbal' }),
  (t) => employer(t, { type: 'OpenLiaison', employerName: 'canary-employer' }),
  (t) => employer(t, { type: 'RecordEmployerContact', method: 'telephone', result: 'spoke' }),
  (t) => employer(t, { type: 'OfferReport', functionalLimits: [], adjustments: ['altered-hours'], text: 'canary-report' }),
  (t) => employer(t, { type: 'ReleaseReport', how: 'verbal' }),
  (t) => employer(t, { type: 'ProposeAdjustments', adjustments: [{ kind: 'altered-hours', description: 'canary-adjustment' }] }),
  async (t, a) =>
    employer(t, {
      type: 'RecordEmployerResponse',
      responses: [{ adjustmentId: await anAdjustment(t, a), response: pick(['accepted', 'declined'], a) }],
    }),
  async (t, a) => employer(t, { type: 'RecordAdjustmentImplemented', adjustmentId: await anAdjustment(t, a) }),
  (t) => employer(t, { type: 'SuspendLiaison', reason: 'consent-withdrawn' }),
  (t) => orderCommands(t.caseId, { kind: 'physiotherapy', plannedSessions: 2 } as never, t.envelope) as unknown as Any[],
  (t, a, b) => onIntervention(t, a, { type: 'BookSession', startsAt: addDaysToInstant(t.now, b % 6), mode: 'telephone' }),
  async (t, a, b) => onIntervention(t, a, { type: 'RecordSessionAttendance', sessionId: await aSession(t, b), code: pick(['5', '3'], a) }),
  (t, a) => onIntervention(t, a, { type: 'CompleteIntervention', goal: 'achieved' }),
  (t, a) => onIntervention(t, a, { type: 'StopIntervention', reason: 'person-declined' }),
  (t, a, b) =>
    discharge(t, {
      type: 'RecordWorkStatus',
      status: pick(['at-work', 'off-sick', 'unemployed'], a),
      evidence: 'person',
      ...(a % 3 === 0 ? { hoursPerWeek: b % 40 } : {}),
    }),
  (t, a) => discharge(t, { type: 'DischargeCase', reason: pick(['completed', 'disengaged', 'declined', 'did-not-attend', 'died'], a) }),
  (t) => discharge(t, { type: 'ReopenCase', reason: 'relapse' }),
  (t, a) => discharge(t, { type: 'RecordFollowUp', weeks: pick([4, 13, 26, 5], a), status: 'not-reached' }),
  (t, a) => (a % 4 === 0 ? referral(t, { type: 'WithdrawReferral', by: 'person', reason: 'person-declined' }) : []),
  (t, a) => (a % 9 === 0 ? referral(t, { type: 'ReportDeath', reportedBy: 'gp' }) : []),
  correction,
  correction,
  (t) => safeguard(t, { type: 'RaiseConcern', category: 'neglect', severity: 'low', description: 'canary-concern' }),
  async (t, a) => safeguard(t, { type: 'CloseConcern', concernId: await aConcern(t, a), outcome: 'managed-by-provider', note: 'canary-outcome' }),
  factsCorrection,
];
