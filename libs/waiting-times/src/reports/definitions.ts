import { WAIT_MEASURES, type WaitMeasure } from '#programmes/contract';
import type { Definition } from '#reporting';

/** What a figure on waits means: who is counted above and below the line in "% within target". */
export interface WaitDefinition extends Definition {
  measure: WaitMeasure;
}

const SOURCE =
  'Modelled on NHS England, Recording and reporting referral to treatment (RTT) waiting times for consultant-led elective care; it is another measure than that.';

const STARTS_ON_NOTICE = 'from the day on which notice of the referral was received';

const MEASURED: Record<WaitMeasure, { title: string; from: string; to: string; besides?: string }> = {
  'referral-to-triage': { title: 'Referral to triage decision', from: STARTS_ON_NOTICE, to: 'the triage decision' },
  'referral-to-first-contact': {
    title: 'Referral to first contact',
    from: STARTS_ON_NOTICE,
    to: 'the first contact in both directions: the person was reached, got in touch or was seen',
  },
  'referral-to-assessment': {
    title: 'Referral to assessment',
    from: STARTS_ON_NOTICE,
    to: 'the first assessment at which the person was seen (attendance 5 or 6)',
    besides: 'People at stage A, who get advice without an assessment, are not counted from the day that stage was decided. ',
  },
  'referral-to-first-intervention': {
    title: 'Referral to first intervention',
    from: STARTS_ON_NOTICE,
    to: 'the first session of any intervention at which the person was seen (attendance 5 or 6)',
    besides: 'People at stage A or B for whom no intervention was ordered are not counted from the day that stage was decided. ',
  },
  'ordered-to-first-session': {
    title: 'Intervention ordered to first session',
    from: 'from the day on which the intervention was ordered',
    to: 'its first session at which the person was seen (attendance 5 or 6)',
    besides: 'Each intervention counts by itself. ',
  },
  'absence-to-referral': {
    title: 'First day of absence to referral',
    from: 'from the first day of absence from work',
    to: 'the day on which notice of the referral was received',
    besides:
      'Nobody is known to wait for a referral before it comes, so nobody is still waiting. People who were not absent from work when they were referred are not counted. ',
  },
};

/** The definitions in force, one per measure. */
export const DEFINITIONS: Readonly<Record<WaitMeasure, WaitDefinition>> = Object.fromEntries(
  WAIT_MEASURES.map((measure) => [measure, definitionOf(measure)]),
) as Record<WaitMeasure, WaitDefinition>;

function definitionOf(measure: WaitMeasure): WaitDefinition {
  const { title, from, to, besides = '' } = MEASURED[measure];
  return {
    id: `wait-${measure}`,
    version: 1,
    measure,
    title,
    numerator: `People whose wait ${from} to ${to} was no longer than the target of their programme, in days as that programme counts them.`,
    denominator:
      'People whose wait ended with the milestone in the period, from a known start, in a programme that has a target. Beside them: those still waiting at the end of the period, and those who left without the milestone.',
    exclusions: `${besides}Waits from an unknown start are counted as such and have no length. A wait that another programme or stage took over counts where it ended. A wait set back by a missed first appointment counts from the day the next one was booked, where the programme says so.`,
    source: SOURCE,
  };
}
