/**
 * The rules by which a clock starts, stands still, goes on and ends, in words. They are modelled on the national
 * referral-to-treatment guidance (NHS England, Recording and reporting referral to treatment waiting times for
 * consultant-led elective care), and are not that measure.
 */
export const CLOCK_RULES = {
  'starts-on-notice': 'The wait starts on the day on which notice of the referral was received.',
  'starts-on-order': 'The wait starts on the day on which the intervention was ordered.',
  'starts-on-absence': 'The wait starts on the first day of absence from work.',
  'start-unknown': 'Nobody has said when the absence from work began, so the wait counts as one of unknown length.',
  'restarts-on-rebooking':
    'The person did not attend their first appointment. The programme sets the wait back: it starts on the day the next appointment was booked.',
  'goes-on-after-reopening': 'The case was reopened: the wait goes on from its old start, without the days on which the case was closed.',
  'goes-on-when-needed': 'What the person waits for is needed after all: the wait goes on from its old start, without the days on which it was not.',
  'goes-on-after-transfer': 'Another programme takes the case over; the wait keeps its start.',
  'goes-on-after-stage-change': 'The case moves to another stage; the wait keeps its start.',
  'stops-at-triage-decision': 'The wait ends with the triage decision.',
  'stops-at-first-contact': 'The wait ends with the first contact in both directions: the person was reached, got in touch or was seen.',
  'stops-at-attended-assessment': 'The wait ends with the first assessment at which the person was seen (attendance 5 or 6).',
  'stops-at-first-intervention': 'The wait ends with the first session of any intervention at which the person was seen (attendance 5 or 6).',
  'stops-at-first-session': 'The wait ends with the first session of this intervention at which the person was seen (attendance 5 or 6).',
  'stops-on-notice': 'The wait ends on the day on which notice of the referral was received.',
  'paused-on-request': 'The clock stands still because the person asked for it.',
  'still-while-closed': 'The clock stands still while the case is closed.',
  'still-while-not-needed': 'The clock stands still while the person does not need what it measures.',
  'resumed-on-request': 'The person wants to go on; the clock runs again.',
  'ends-not-accepted': 'The referral was not accepted: the person leaves without the milestone.',
  'ends-withdrawn': 'The referral was withdrawn: the person leaves without the milestone.',
  'ends-discharged': 'The case was discharged: the person leaves without the milestone.',
  'ends-died': 'The person died.',
  'ends-supplier-declined': 'The supplier declined the order: the person leaves without a session.',
  'ends-intervention-ended': 'The intervention ended before the person was seen.',
  'ends-not-needed': 'At this stage the person does not need what this clock measures.',
  'ends-nullified': 'The person did not attend their first appointment and booked another: this clock no longer counts.',
  'ends-transferred': 'Another programme takes the case over; the wait goes on there.',
  'ends-stage-changed': 'The case moves to another stage; the wait goes on there.',
} as const;

/** The code of a rule. */
export type ClockRule = keyof typeof CLOCK_RULES;

/** Why a person left without the milestone. */
export const LEFT_WHY = ['not-accepted', 'withdrawn', 'discharged', 'died', 'supplier-declined', 'intervention-ended'] as const;
export type LeftWhy = (typeof LEFT_WHY)[number];

/**
 * How a clock ended. `restarted` and `moved` ones go on as another clock; with `not-needed` the person turned out not to need
 * what it measures.
 */
export const ENDED_HOW = ['completed', 'left', 'not-needed', 'restarted', 'moved'] as const;
export type EndedHow = (typeof ENDED_HOW)[number];
