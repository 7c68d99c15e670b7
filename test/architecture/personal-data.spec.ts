import { expect, test } from '@jest/globals';
import { eventTypes } from './deciders.js';
import { eventDeclarations } from './event-declarations.js';

/**
 * What each type of event holds about a person that is sealed under the person's key. Whoever adds an event or a field
 * decides here what it is: nothing is personal by accident, and nothing is in clear by accident.
 */
const PERSONAL: readonly [fields: readonly string[], types: string][] = [
  [
    [],
    `
      CaseNoted ConsentGiven ConsentWithdrawn InterventionNoted LetterDue LetterHeld LetterReleased LetterSent
      LetterSuperseded LiaisonSuspended LinkedToEarlierCase PersonDied PersonErased PersonLinked PersonUnlinked
      PracticeListed ProbableDuplicateRaised ProgrammePublished PublicationWithdrawn RecordLookedAt ReportPublished TriageOpened WorklistItemRaised
    `,
  ],
  [['comment'], 'SatisfactionRecorded'],
  [['description'], 'ConcernRaised'],
  [['explanation'], 'ConcernRead'],
  [['letter'], 'LetterDrafted'],
  [
    ['note'],
    `
      AdjustmentImplemented AmendmentReviewed AppointmentCancelled AttendanceRecorded CaseAllocated CaseDischarged
      CaseReallocated CaseReopened ConcernClosed ContactAttempted DeclinedBySupplier EscalatedToClinician FirstContactMade
      FollowUpRecorded InterventionCompleted InterventionStopped LetterDelivered LetterRejected LetterUndeliverable
      LiaisonClosed LiaisonResumed MeasureRecorded PhasedReturnAgreed PlanReviewed ProbableDuplicateResolved ReferralAccepted
      ReferralNotAccepted ReferralTransferred ReportReleased ReportWithheld RiskCleared RiskFlagged SessionAttendanceRecorded
      SessionCancelled StageChanged TriageDecided UnableToContact WaitPaused WaitResumed WorkStatusRecorded
      WorklistItemDismissed
    `,
  ],
  [['question'], 'InformationRequested'],
  [['contactName', 'note'], 'EmployerContacted'],
  [['descriptions', 'note'], 'AdjustmentsProposed'],
  [['details', 'note'], 'EmployerResponded'],
  [['findings', 'note'], 'WorkplaceVisitCompleted'],
  [['goal', 'note'], 'InterventionOrdered'],
  [['message', 'note'], 'ReferralWithdrawn'],
  [['note', 'participants'], 'MediationHeld'],
  [['note', 'place'], 'AppointmentBooked SessionBooked'],
  [['note', 'supplierReference'], 'AcceptedBySupplier'],
  [['note', 'text'], 'ReportCorrectedByPerson ReportOfferedToPerson'],
  [['goalsInWords', 'note', 'recommendationsInWords'], 'PlanAgreed PlanRevised'],
  [['adviceInWords', 'functionInWords', 'note', 'summary'], 'AssessmentCompleted'],
  [['contactName', 'email', 'employerName', 'note', 'telephone'], 'LiaisonOpened'],
  [
    ['birthDate', 'conditionText', 'contact', 'employer', 'message', 'name', 'nhsNumber', 'reason', 'referrerName'],
    'ReferralAmended ReferralReceived',
  ],
  [['answer', 'birthDate', 'conditionText', 'contact', 'employer', 'message', 'name', 'nhsNumber', 'reason', 'referrerName'], 'InformationSupplied'],
];

/**
 * Fields of `data` that may hold any text as far as the compiler knows: days, moments, identifiers, codes of organisations
 * and accounts, fingerprints; `name` and `plainWords` are those of a programme and its criteria. None of them says anything in
 * anybody's own words.
 */
const CODES = new Set(
  `
      absenceStartedOn adjustmentId amendment appointmentId arrivedAt assessedOn attemptId because board breachOn by caseId code
      concernId consentId contentFingerprint contentHash criterion decidedBy dueOn earlierCase expectedFirstSessionOn
      expectedReturnOn expectedUntil firstAttemptAt fitNote from id interventionId itemId lastAttemptAt milestone name network
      noticeFor noticeGivenOn noticeReceivedOn of organisation other otherCase otherCases pauseId personId plainWords
      postcodeDistrict practice practitioner purpose replacedBy replaces reportId restsOn returnedOn reviewDate ruleVersion sessionId
      startsAt startsOn supplier system targetDate team to version vulnerabilityCheckedOn writtenFrom
    `
    .trim()
    .split(/\s+/),
);

/** What is published about a programme is about nobody, and a report that is published is figures. */
const ABOUT_NOBODY = ['ProgrammePublished', 'ReportPublished'];

const declared = eventDeclarations();

test('every type of event is declared with its two compartments', () => {
  expect([...declared.keys()].sort()).toEqual(eventTypes().sort());
});

test('every type of event is classified: what of it is personal', () => {
  const classified = PERSONAL.flatMap(([fields, types]) =>
    types
      .trim()
      .split(/\s+/)
      .map((type) => [type, [...fields].sort()] as const),
  );
  const found = [...declared].map(([type, { personal }]) => [type, [...personal].sort()] as const);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(classified));
  expect(classified.length).toBe(found.length);
});

test('what is in clear are codes, numbers, days and identifiers, and nothing in words', () => {
  const words = [...declared]
    .filter(([type]) => !ABOUT_NOBODY.includes(type))
    .flatMap(([type, { texts }]) => [...texts].filter((field) => !CODES.has(field)).map((field) => `${type}.${field}`));
  expect(words).toEqual([]);
});
