import { refusals } from '#kernel';

/** What discharge and follow-up refuse. */
export const refuseDischarge = refusals({
  'discharge.value-not-allowed': {
    kind: 'invalid',
    message: 'This field cannot have that value. The interface documents what may stand in it.',
  },
  'discharge.hours-without-work': {
    kind: 'invalid',
    message: 'Hours can only be given for somebody who is at work. Leave hoursPerWeek out, or correct the status.',
  },
  'discharge.already-discharged': {
    kind: 'conflict',
    message: 'The case is discharged already. Correct that discharge if it was wrong, or reopen the case first.',
  },
  'discharge.before-reopening': {
    kind: 'conflict',
    message: 'The case was discharged or not yet open again at that time. Give a time after it was reopened.',
  },
  'discharge.not-discharged': {
    kind: 'conflict',
    message: 'The case was not discharged at that time. Discharge it first, or give a time after its discharge.',
  },
  'discharge.safeguarding-open': {
    kind: 'conflict',
    message: 'An open safeguarding concern blocks the discharge. Close the concern with its outcome first.',
  },
  'discharge.interventions-open': {
    kind: 'conflict',
    message: 'Interventions of this case are still open. Complete or stop them first.',
  },
  'discharge.person-died': { kind: 'conflict', message: 'The person has died. Give the reason "died".' },
  'discharge.death-not-recorded': {
    kind: 'conflict',
    message: 'No death is recorded by that time. Record the death on the referral first, so that letters stop.',
  },
  'discharge.after-dna-incomplete': {
    kind: 'invalid',
    message:
      'Nobody is discharged for not attending or not answering without a named decider, proof that notice was clear and a vulnerability check. Give the missing part.',
  },
  'discharge.after-dna-not-expected': {
    kind: 'invalid',
    message: 'afterDna belongs to the reasons did-not-attend and unable-to-contact only. Leave it out, or change the reason.',
  },
  'discharge.notice-not-clear': {
    kind: 'conflict',
    message: 'The notice was shorter than the programme calls clear. Offer another date with clear notice before you discharge.',
  },
  'discharge.never-automatic': {
    kind: 'forbidden',
    message: 'A discharge for not attending or not answering is never automatic. A person has to decide it.',
  },
  'discharge.no-duration-cap': { kind: 'conflict', message: 'This programme has no cap on its weeks of support. Give another reason.' },
  'discharge.reopening-before-discharge': {
    kind: 'invalid',
    message: 'A case cannot be reopened before its discharge. Give a later time.',
  },
  'discharge.reopening-before-follow-up': {
    kind: 'conflict',
    message: 'A follow-up of this discharge was made after that time. Give a later time, or correct the follow-up first.',
  },
  'discharge.reopening-after-death': {
    kind: 'conflict',
    message: 'The case was discharged because the person died. If that was wrong, correct the discharge instead.',
  },
  'discharge.not-after-missed-appointment': {
    kind: 'conflict',
    message: 'Rebooking reopens a case that was discharged for not attending or not answering. Give another reason.',
  },
  'discharge.rebook-window-over': {
    kind: 'conflict',
    message: 'The time in which the person could rebook without a new referral is over. Take a new referral, or give another reason.',
  },
  'discharge.evidence-missing': { kind: 'invalid', message: 'Say what the work status rests on: give the evidence.' },
  'discharge.not-reached-with-facts': {
    kind: 'invalid',
    message: 'Somebody who was not reached has said nothing about work. Leave this field out, or give the status.',
  },
  'discharge.follow-up-not-planned': { kind: 'invalid', message: 'The programme has no follow-up at this number of weeks.' },
  'discharge.follow-up-too-early': {
    kind: 'conflict',
    message: 'This follow-up can be made from one week before its date. Until then record a work status instead.',
  },
  'discharge.follow-up-already-recorded': {
    kind: 'conflict',
    message: 'This follow-up was recorded already. Correct it if more is known now, or record a work status.',
  },
});
