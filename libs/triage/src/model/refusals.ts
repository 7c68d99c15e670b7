import { refusals } from '#kernel';

export const refuseTriage = refusals({
  'triage.before-acceptance': {
    kind: 'invalid',
    message: 'effectiveAt lies before the referral was accepted. Give a later time, or correct the time of the acceptance first.',
  },
  'triage.staff-decide': {
    kind: 'forbidden',
    message: 'A member of staff decides on triage and stage: scoring only proposes. Sign in as a caseworker, clinician or team lead.',
  },
  'triage.clinician-needed': {
    kind: 'forbidden',
    message: 'This needs a clinician, because a clinical question or risk was raised. Ask a clinician to decide.',
  },
  'triage.already-decided': {
    kind: 'conflict',
    message: 'The triage of this case has been decided. Step the case up or down with POST triage/stage, or correct the decision.',
  },
  'triage.not-decided': {
    kind: 'conflict',
    message: 'The triage of this case has not been decided, so it has no stage to change. Decide it first with POST triage/decision.',
  },
  'triage.already-escalated': {
    kind: 'conflict',
    message: 'The triage of this case is with a clinician already. Nothing more needs to be done.',
  },
  'triage.stage-not-offered': { kind: 'invalid', message: 'The programme does not offer this stage. Choose one that it offers.' },
  'triage.mode-not-offered': { kind: 'invalid', message: 'The programme does not assess in this way. Choose an assessment mode that it offers.' },
  'triage.mode-missing': { kind: 'invalid', message: 'This stage has an assessment. Say how: give an assessment mode that the programme offers.' },
  'triage.no-assessment-at-stage-a': { kind: 'invalid', message: 'Stage A is advice without an assessment. Leave the assessment mode out.' },
  'triage.same-stage': { kind: 'conflict', message: 'The case is at this stage already. Choose another, or change nothing.' },
  'triage.before-current-stage': {
    kind: 'conflict',
    message: 'effectiveAt lies before the present stage began. Give a later time, or correct the earlier stage first.',
  },
  'triage.stage-chain-broken': {
    kind: 'conflict',
    message: 'A later change of stage starts from this one. Strike the later change out first, then correct this and record the change again.',
  },
  'triage.risk-not-flagged': { kind: 'conflict', message: 'This risk is not flagged on the case, so there is nothing to clear.' },
  'triage.already-allocated': {
    kind: 'conflict',
    message: 'The case is allocated already. Pass it on with POST allocation/reallocation.',
  },
  'triage.not-allocated': { kind: 'conflict', message: 'The case has not been allocated to anybody. Allocate it first with POST allocation.' },
  'triage.same-practitioner': { kind: 'conflict', message: 'This practitioner has the case already. Choose another, or change nothing.' },
  'triage.before-current-allocation': {
    kind: 'conflict',
    message: 'effectiveAt lies before the present practitioner took the case. Give a later time, or correct the earlier allocation first.',
  },
  'triage.result-not-for-method': { kind: 'invalid', message: 'This result cannot come of a contact by this method. Correct one of the two.' },
  'triage.first-contact-already-made': {
    kind: 'conflict',
    message: 'The first contact with the person is recorded already, and no later than this. Record this with POST contact-attempts.',
  },
  'triage.no-such-contact': {
    kind: 'invalid',
    message: 'No contact attempt of this id reached the person. Take the id of one that did, or leave it out.',
  },
  'triage.contact-policy-not-exhausted': {
    kind: 'conflict',
    message: "The programme's contact policy is not exhausted. Go on trying, by another method or at another time of day.",
  },
  'triage.pauses-not-allowed': { kind: 'conflict', message: 'This programme does not pause its waiting times at the request of the person.' },
  'triage.already-paused': { kind: 'conflict', message: 'The wait is paused already. End that pause first with POST pauses/{pauseId}/end.' },
  'triage.no-such-pause': { kind: 'not-found', message: 'The wait of this case has no such pause. The case shows the pause that is running.' },
  'triage.not-paused': {
    kind: 'conflict',
    message: 'That pause is not running, so there is nothing to end. If it ended at another time, correct its end.',
  },
  'triage.pause-overlaps': { kind: 'conflict', message: 'The pause overlaps another pause of this case. Give times outside it.' },
  'triage.resumed-before-paused': { kind: 'invalid', message: 'The pause would end before it starts, or at once. Give a later end.' },
  'triage.expected-until-past': {
    kind: 'invalid',
    message: 'The pause is expected to end before it starts. Give the day of its start or a later one.',
  },
});
