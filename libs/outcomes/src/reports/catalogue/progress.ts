import { DISCHARGE_REASONS } from '#discharge/contract';
import { STAGES } from '#programmes/contract';
import { NOT_ACCEPTED_REASONS } from '#referral/contract';
import { DECIDERS } from '#triage/contract';
import { ENDINGS, STANDINGS, STEPS } from '../../facts/outcome-facts.js';
import { BY_ATTENDANCE, figure, type Condition, type Figure } from '../figure.js';

/** Who was ever accepted; most figures are out of these. */
export const ACCEPTED: Condition<'cases'> = { accepted_on: 'known' };
export const OF_ACCEPTED = 'People of the cohort whose referral was accepted.';
const EVERYBODY = 'Everybody of the cohort.';
const DISCHARGED: Condition<'cases'> = { standing: ['discharged'] };

/** How far people came, and how their cases ended. */
export const PROGRESS: readonly Figure[] = [
  figure(
    'cases',
    { kind: 'people', of: {}, when: {} },
    {
      id: 'people',
      title: 'Cohort',
      numerator: 'Everybody of the cohort: cases referred in the period, or cases discharged in it whose discharge is still in force.',
      denominator: EVERYBODY,
      exclusions: 'A case that was reopened is not discharged. A person referred twice is two cases.',
    },
  ),
  figure(
    'cases',
    { kind: 'parts', of: {}, by: { column: 'standing', values: STANDINGS, absent: 'not-known' } },
    {
      id: 'standing',
      title: 'Where cases stand',
      numerator: 'People by where their case stands: undecided, not accepted, withdrawn, open, discharged.',
      denominator: EVERYBODY,
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: {}, when: ACCEPTED },
    {
      id: 'accepted',
      title: 'Accepted',
      numerator: 'People whose referral was accepted, also those who withdrew later.',
      denominator: EVERYBODY,
      exclusions: 'Referrals that nobody has decided yet are in the denominator; `standing` tells how many there are.',
    },
  ),
  figure(
    'cases',
    { kind: 'parts', of: { standing: ['not-accepted'] }, by: { column: 'not_accepted_because', values: NOT_ACCEPTED_REASONS, absent: 'not-known' } },
    {
      id: 'not-accepted-because',
      title: 'Why referrals were not accepted',
      numerator: 'People by the reason.',
      denominator: 'People of the cohort whose referral was not accepted.',
    },
  ),
  figure(
    'cases',
    { kind: 'parts', of: ACCEPTED, by: { column: 'triaged_by', values: DECIDERS, absent: 'not-yet' } },
    {
      id: 'triage',
      title: 'Who decided triage',
      numerator: 'People by whether staff without or with a clinical registration decided their triage; `not-yet`: nobody has.',
      denominator: OF_ACCEPTED,
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: { ...ACCEPTED, triaged_by: 'known' }, when: { triaged_by: ['non-clinical'] } },
    {
      id: 'triage-without-clinician',
      title: 'Triage without a clinician',
      numerator: 'People whose triage was decided by staff without a clinical registration.',
      denominator: 'People of the cohort whose triage was decided.',
      exclusions: 'People not triaged yet; `triage` tells how many there are.',
    },
  ),
  figure(
    'cases',
    { kind: 'parts', of: ACCEPTED, by: { column: 'stage', values: STAGES, absent: 'not-decided' } },
    {
      id: 'stage',
      title: 'Stage',
      numerator: 'People by the stage that their case is at, or ended at.',
      denominator: OF_ACCEPTED,
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: ACCEPTED, when: { engaged_on: 'known' } },
    {
      id: 'engaged',
      title: 'Engaged',
      numerator: 'People with a first contact in both directions: they were reached, got in touch, or were seen (attendance 5 or 6).',
      denominator: OF_ACCEPTED,
      source: BY_ATTENDANCE,
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: ACCEPTED, when: { assessed_on: 'known' } },
    {
      id: 'assessed',
      title: 'Assessed',
      numerator: 'People whose assessment was completed.',
      denominator: OF_ACCEPTED,
      exclusions: 'Stage A is advice without an assessment; its people are in the denominator. Break down by stage to tell them apart.',
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: ACCEPTED, when: { planned_on: 'known' } },
    {
      id: 'plan-agreed',
      title: 'Plan agreed',
      numerator: 'People with whom a return-to-work plan was agreed.',
      denominator: OF_ACCEPTED,
    },
  ),
  figure(
    'cases',
    { kind: 'people', of: ACCEPTED, when: { first_session_on: 'known' } },
    {
      id: 'had-session',
      title: 'Had a session',
      numerator: 'People seen (attendance 5 or 6) at a session of an intervention.',
      denominator: OF_ACCEPTED,
      source: BY_ATTENDANCE,
    },
  ),
  figure(
    'cases',
    { kind: 'parts', of: ACCEPTED, by: { column: 'ending', values: ENDINGS, absent: 'not-ended' } },
    {
      id: 'ending',
      title: 'How cases ended',
      numerator:
        'People by how their case ended. `completed`: discharged as completed · `disengaged`: discharged as disengaged, did not attend, unable to contact or declined · `ended-otherwise`: discharged for another reason · `withdrawn`: the referral was taken back before triage · `not-ended`: the case is open.',
      denominator: OF_ACCEPTED,
    },
  ),
  figure(
    'cases',
    { kind: 'parts', of: { ending: ['disengaged'] }, by: { column: 'disengaged_after', values: STEPS, absent: 'not-known' } },
    {
      id: 'disengaged-after',
      title: 'Disengaged at which step',
      numerator: 'People by the last step that they had reached.',
      denominator: 'People of the cohort who disengaged.',
    },
  ),
  figure(
    'cases',
    { kind: 'parts', of: DISCHARGED, by: { column: 'discharge_reason', values: DISCHARGE_REASONS, absent: 'not-known' } },
    {
      id: 'discharge-reason',
      title: 'Why cases were closed',
      numerator: 'People by the reason of the discharge in force.',
      denominator: 'People of the cohort whose case is discharged.',
    },
  ),
];
