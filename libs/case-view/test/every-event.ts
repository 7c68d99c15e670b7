import type { Recorded } from '#kernel';

const CASE = 'c0000000-0000-4000-8000-000000000001';
const id = (n: number): string => `e0000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** A case in which every type of event happens at least once, in the order of a log. Nothing in it is of anybody. */
function tell(): Recorded[] {
  const events: Recorded[] = [];
  const add = (stream: string, type: string, data: object = {}, personal: object = {}): void => {
    const position = String(events.length + 1).padStart(16, '0');
    const event = { eventId: id(events.length + 1), type, stream, data, position, effectiveAt: '2026-07-05T23:30:00.000Z' };
    events.push({ ...event, personal: { keyOf: 'p', fields: personal } } as unknown as Recorded);
  };
  const of = (type: string): string => events.findLast((event) => event.type === type)!.eventId;
  const stream = (name: string) => (type: string, data?: object) => add(`${name}-${CASE}`, type, data);
  referral(stream('referral'));
  triage(stream('triage'));
  assessment(stream('assessment'));
  intervention((type, data) => add(`intervention-${id(90)}`, type, data));
  employer(stream('employer'));
  discharge(stream('discharge'));
  letters((type, data) => add(`letter-${id(91)}`, type, data));
  worklist(stream('worklist'));
  person(stream('person'));
  const correct = (type: string, data: object, personal?: object) =>
    add(`assessment-${CASE}`, 'FactCorrected', { corrects: of(type), correctedType: type, reason: 'clerical-error', facts: {}, ...data }, personal);
  correct('AttendanceRecorded', { facts: { code: '5' } }, { explanation: 'sealed' });
  correct('ContactAttempted', { newEffectiveAt: '2026-07-06T08:00:00.000Z' });
  correct('AssessmentCompleted', { facts: { workAbility: 5 } }, { summary: 'sealed', explanation: 'sealed' });
  correct('ReferralReceived', {}, { name: 'sealed', nhsNumber: 'sealed' });
  correct('PlanAgreed', { reason: 'entered-in-error', struckOut: true });
  return events;
}

type Add = (type: string, data?: object) => void;

function referral(add: Add): void {
  const facts = { noticeReceivedOn: '2026-07-01', conditionGroups: ['musculoskeletal', 'common-mental-health'] };
  const programme = { id: 'staged-work-health', version: 1 };
  add('ReferralReceived', { ...facts, source: 'gp', channel: 'json-api', programme, eligibility: { eligible: true } });
  add('ReferralReceived', { ...facts, source: 'self', channel: 'web-form', conditionGroups: [], programme, eligibility: { eligible: false } });
  add('ReferralAmended', { facts: { noticeReceivedOn: '2026-07-02', nhsNumberStatus: 'verified' } });
  add('AmendmentReviewed', { amendment: id(1) });
  add('ReferralAccepted', { how: 'by-staff' });
  add('ReferralNotAccepted', {
    reason: 'not-eligible',
    failedCriteria: [{ criterion: 'has-work', plainWords: 'You have a job.' }],
    signposting: [{ id: 'a', name: 'Citizens Advice', kind: 'destination' }],
  });
  add('InformationRequested', { needed: ['nhs-number', 'fit-note'] });
  add('InformationSupplied', { facts: { practice: 'A81001' } });
  add('ReferralWithdrawn', { by: 'provider', reason: 'referred-in-error' });
  add('ProbableDuplicateRaised', { otherCases: [id(2)], because: 'same-nhs-number' });
  add('ProbableDuplicateResolved', { resolution: 'separate' });
  add('LinkedToEarlierCase', { earlierCase: id(3) });
  add('ReferralTransferred', { from: programme, to: { id: 'employment-specialist-mh', version: 1 }, reason: 'better-fit' });
  add('ConsentGiven', { recipient: 'gp', purpose: 'feedback-to-referrer', content: ['everything'], how: 'in-referral' });
  add('ConsentGiven', { recipient: 'identifiable-to-commissioner', purpose: 'contract-audit', content: ['outcome'], how: 'written' });
  add('ConsentWithdrawn', { recipient: 'other-provider', how: 'verbal' });
  add('PersonDied', { reportedBy: 'gp' });
}

function triage(add: Add): void {
  const proposal = { stage: 'B', priority: 'soon' };
  add('TriageOpened', { dueOn: '2026-07-03' });
  add('RiskFlagged', { risk: 'self-harm' });
  add('RiskCleared', { risk: 'money-or-housing-crisis' });
  add('EscalatedToClinician', { reason: 'fitness-for-work-question' });
  add('TriageDecided', { stage: 'C', priority: 'routine', assessmentMode: 'face-to-face', decidedBy: 'non-clinical', ruleVersion: 'r-1', proposal });
  add('StageChanged', { direction: 'down', from: 'C', to: 'B', reason: 'needs-less-support' });
  add('CaseAllocated', { practitioner: 'caseworker', team: 'north' });
  add('CaseReallocated', { practitioner: 'clinician', reason: 'left-service' });
  add('ContactAttempted', { method: 'in-person', result: 'no-answer' });
  add('ContactAttempted', { method: 'sms', result: 'sent' });
  add('ContactAttempted', { method: 'telephone', result: 'spoke' });
  add('FirstContactMade', { method: 'telephone' });
  add('UnableToContact', { attempts: 3, firstAttemptAt: '2026-07-05T23:30:00.000Z', lastAttemptAt: '2026-07-15T09:00:00.000Z' });
  add('WaitPaused', { pauseId: id(4), reason: 'illness-or-treatment', expectedUntil: '2026-07-20' });
  add('WaitResumed', { pauseId: id(4) });
}

function assessment(add: Add): void {
  const booking = { appointmentId: id(5), purpose: 'first-contact', mode: 'telephone', durationMinutes: 45, practitioner: 'caseworker' };
  const plan = { goals: ['return-with-adjustments'], recommendations: ['fit-note-as-advised', 'talk-to-manager'], interventionsNeeded: [] };
  add('AppointmentBooked', { ...booking, startsAt: '2026-07-13T09:00:00.000Z' });
  const moved = { appointmentId: id(6), replaces: id(5), purpose: 'assessment', mode: 'face-to-face', startsAt: '2026-12-14T09:30:00.000Z' };
  add('AppointmentBooked', { ...booking, ...moved });
  add('AppointmentCancelled', { appointmentId: id(5), by: 'provider', reason: 'practitioner-unavailable' });
  add('AttendanceRecorded', { appointmentId: id(6), code: '3' });
  add('AssessmentCompleted', {
    appointmentId: id(6),
    obstacles: [
      { domain: 'personal', code: 'debt-and-money', severity: 'mild' },
      { domain: 'workplace', code: 'relationship-with-manager', severity: 'severe' },
    ],
    workAbility: 4,
    functionalLimits: ['lifting-and-carrying'],
    expectedReturnOn: '2026-08-03',
    fitNoteAdvice: { statement: 'may-be-fit', adjustments: ['phased-return', 'altered-hours'] },
  });
  add('MeasureRecorded', { instrument: 'work-ability-score', version: '1', occasion: 'follow-up', score: 6 });
  add('MeasureRecorded', { instrument: 'phq-9', version: '1', occasion: 'baseline', noScoreBecause: 'too-many-missing' });
  add('PlanAgreed', { ...plan, targetDate: '2026-08-03', reviewDate: '2026-08-10' });
  add('PlanRevised', { ...plan, interventionsNeeded: ['physiotherapy'], reviewDate: '2026-09-10' });
  add('PlanReviewed', { progress: 'on-track', goalsAchieved: [], reviewDate: '2026-10-10' });
}

function intervention(add: Add): void {
  add('InterventionOrdered', { kind: 'pain-management', supplier: 'EXT01', external: true, plannedSessions: 1 });
  add('AcceptedBySupplier', { expectedFirstSessionOn: '2026-08-20' });
  add('DeclinedBySupplier', { reason: 'no-capacity' });
  add('SessionBooked', { sessionId: id(7), startsAt: '2026-08-20T09:00:00.000Z', mode: 'face-to-face' });
  add('SessionBooked', { sessionId: id(8), replaces: id(7), startsAt: '2026-08-21T09:00:00.000Z', mode: 'video' });
  add('SessionCancelled', { sessionId: id(7), by: 'person' });
  add('SessionAttendanceRecorded', { sessionId: id(8), code: '6' });
  add('InterventionCompleted', { goal: 'partly-achieved' });
  add('InterventionStopped', { reason: 'other' });
}

function employer(add: Add): void {
  add('LiaisonOpened');
  add('EmployerContacted', { method: 'in-person', result: 'message-left' });
  add('ReportOfferedToPerson', { functionalLimits: ['screen-work'], adjustments: [] });
  add('ReportCorrectedByPerson');
  add('ReportReleased', { how: 'verbal' });
  add('ReportWithheld');
  const adjustments = [
    { adjustmentId: id(9), kind: 'altered-hours' },
    { adjustmentId: id(10), kind: 'other' },
  ];
  add('AdjustmentsProposed', { adjustments });
  const responses = [
    { adjustmentId: id(9), response: 'modified' },
    { adjustmentId: id(10), response: 'no-reply' },
  ];
  add('EmployerResponded', { responses });
  add('AdjustmentImplemented', { adjustmentId: id(9) });
  add('WorkplaceVisitCompleted', { mode: 'on-site' });
  add('MediationHeld', { result: 'partial-agreement' });
  add('PhasedReturnAgreed', { startsOn: '2026-08-03', hoursByWeek: [16, 20, 24] });
  add('LiaisonSuspended', { reason: 'consent-withdrawn' });
  add('LiaisonResumed');
  add('LiaisonClosed', { reason: 'adjustments-in-place' });
}

function discharge(add: Add): void {
  add('WorkStatusRecorded', { status: 'self-employed-off-sick', evidence: 'hmrc' });
  add('WorkStatusRecorded', { status: 'at-work-with-adjustments', hoursPerWeek: 1, evidence: 'person' });
  add('CaseDischarged', { reason: 'completed', outcome: { result: 'returned-to-work', hoursPerWeek: 20 }, benefitRating: 8 });
  add('CaseReopened', { reason: 'support-needed-again' });
  add('FollowUpRecorded', { weeks: 4, status: 'not-reached' });
  add('FollowUpRecorded', { weeks: 13, status: 'at-work', hoursPerWeek: 30, evidence: 'person' });
  add('SatisfactionRecorded', { from: 'gp', score: 4 });
}

function letters(add: Add): void {
  add('LetterDue', { kind: 'follow-up', version: 2 });
  add('LetterDrafted');
  for (const why of ['person-died', 'person-erased', 'not-in-letter-set', 'no-consent', 'practice-unknown', 'practice-changed'])
    add('LetterHeld', { why });
  add('LetterReleased', { practice: 'A81001' });
  add('LetterSent', { practice: 'A81001', transport: 'outbox' });
  add('LetterDelivered');
  add('LetterRejected', { reason: 'person-not-known' });
  add('LetterUndeliverable', { reason: 'no-mailbox' });
  for (const because of ['corrected', 'withdrawn', 'overtaken', 'unchanged']) add('LetterSuperseded', { because });
}

function worklist(add: Add): void {
  add('WorklistItemRaised', { kind: 'attendance-missing', dueOn: '2026-07-22' });
  add('WorklistItemRaised', { kind: 'follow-up-due', dueOn: '2026-10-18', weeks: 4 });
  add('WorklistItemDismissed', { kind: 'session-due', reason: 'agreed-with-person' });
}

function person(add: Add): void {
  add('PersonLinked', { other: id(11), reason: 'same-nhs-number' });
  add('PersonUnlinked', { other: id(11), reason: 'linked-in-error' });
  add('PersonErased', { requestedBy: 'person', reason: 'no-longer-needed' });
}

export const EVENTS: readonly Recorded[] = tell();
