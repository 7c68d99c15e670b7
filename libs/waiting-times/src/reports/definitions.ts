import { ATTENDANCE_SOURCE } from '#assessment/contract';
import { WAIT_MEASURES, type WaitMeasure } from '#programmes/contract';
import type { Definition } from '#reporting';

/** What a figure on waits means: who is counted above and below the line in "% within target". */
export interface WaitDefinition extends Definition {
  measure: WaitMeasure;
}

/** What waits are modelled on, whatever they are for. */
export const MODELLED_ON =
  'Modelled on NHS England, Recording and reporting referral to treatment (RTT) waiting times for consultant-led elective care; it is another measure than that.';
const SEEN = 'the person was seen (attendance 5 or 6)';
const SEEN_BY = `${MODELLED_ON} Attendance codes: ${ATTENDANCE_SOURCE}.`;

const STARTS_ON_NOTICE = 'from the day on which notice of the referral was received';
const TAKEN_OVER = 'A wait that another programme or stage took over counts where it ended.';
const SET_BACK = 'A wait set back by a missed first appointment counts from the day the next one was booked, where the programme says so.';
const BESIDE = ' Beside them: those still waiting at the end of the period, and those who left without the milestone.';

/** What a measure is of, and what of it is counted otherwise or not at all. */
interface Measured {
  title: string;
  who?: string;
  from: string;
  to: string;
  /** Who stands beside those whose wait ended; empty: nobody can. */
  beside?: string;
  exclusions: readonly string[];
  source: string;
}

const MEASURED: Record<WaitMeasure, Measured> = {
  'referral-to-triage': {
    title: 'Referral to triage decision',
    from: STARTS_ON_NOTICE,
    to: 'the triage decision',
    exclusions: [TAKEN_OVER],
    source: MODELLED_ON,
  },
  'referral-to-first-contact': {
    title: 'Referral to first contact',
    from: STARTS_ON_NOTICE,
    to: 'the first contact in both directions (the person was reached, got in touch or was seen)',
    exclusions: [TAKEN_OVER, SET_BACK],
    source: SEEN_BY,
  },
  'referral-to-assessment': {
    title: 'Referral to assessment',
    from: STARTS_ON_NOTICE,
    to: `the first assessment at which ${SEEN}`,
    exclusions: [
      'People at stage A, who get advice without an assessment, are not counted from the day that stage was decided.',
      TAKEN_OVER,
      SET_BACK,
    ],
    source: SEEN_BY,
  },
  'referral-to-first-intervention': {
    title: 'Referral to first intervention',
    from: STARTS_ON_NOTICE,
    to: `the first session of any intervention at which ${SEEN}`,
    exclusions: [
      'People at stage A or B for whom no intervention was ordered are not counted from the day that stage was decided.',
      TAKEN_OVER,
      SET_BACK,
    ],
    source: SEEN_BY,
  },
  'ordered-to-first-session': {
    title: 'Intervention ordered to first session',
    who: 'Interventions',
    from: 'from the day on which the intervention was ordered',
    to: `its first session at which ${SEEN}`,
    beside: ' Beside them: those still waited for at the end of the period, and those that ended or were left without a session.',
    exclusions: ['Each intervention counts by itself: somebody for whom two were ordered counts twice.', TAKEN_OVER],
    source: SEEN_BY,
  },
  'absence-to-referral': {
    title: 'First day of absence to referral',
    from: 'from the first day of absence from work',
    to: 'the day on which notice of the referral was received',
    beside: '',
    exclusions: [
      'Nobody is known to wait for a referral before it comes, so nobody is still waiting and nobody leaves without one.',
      'People who were not absent from work when they were referred are not counted.',
      'Where nobody has said when the absence began, the wait is counted as one from an unknown start and has no length.',
    ],
    source: MODELLED_ON,
  },
};

/** The definitions in force, one per measure. */
export const DEFINITIONS: Readonly<Record<WaitMeasure, WaitDefinition>> = Object.fromEntries(
  WAIT_MEASURES.map((measure) => [measure, definitionOf(measure)]),
) as Record<WaitMeasure, WaitDefinition>;

function definitionOf(measure: WaitMeasure): WaitDefinition {
  const { title, who = 'People', from, to, beside = BESIDE, exclusions, source } = MEASURED[measure];
  return {
    id: `wait-${measure}`,
    version: 1,
    measure,
    title,
    numerator: `${who} whose wait ${from} to ${to} was no longer than the target that the programme sets, in days as that programme counts them.`,
    denominator: `${who} whose wait ended with the milestone in the period, from a known start, in a programme that has a target.${beside}`,
    exclusions: exclusions.join(' '),
    source,
  };
}
