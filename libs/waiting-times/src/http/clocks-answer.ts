import { Choice, Day, Identifier, Part, Parts, Text, Whole } from '#http';
import { INTERVENTION_KINDS, STAGES, WAIT_MEASURES } from '#programmes/contract';
import { CLOCK_RULES, ENDED_HOW, LEFT_WHY } from '../clocks/rules.js';

const RULES = Object.keys(CLOCK_RULES);
const DAYS = { min: 0, max: 100_000, example: 12 };

class ClockProgrammeAnswer {
  @Text({ about: 'Programme id.', example: 'staged-work-health' })
  id: string;

  @Whole({ about: 'Its version: the terms under which the clock runs.', min: 1, max: 10_000 })
  version: number;
}

class ClockInterventionAnswer {
  @Identifier({ about: 'The intervention that is waited for.' })
  id: string;

  @Choice(INTERVENTION_KINDS, { about: 'Its kind.' })
  kind: string;
}

class ClockPauseAnswer {
  @Day({ about: 'First day on which the clock stood still.' })
  from: string;

  @Day({ about: 'The day on which it ran again. Absent: it still stands still.', optional: true })
  to?: string;

  @Choice(RULES, { about: 'Why it stood still.', example: 'paused-on-request' })
  rule: string;

  @Identifier({ about: 'Event that stopped it.' })
  startedBy: string;

  @Identifier({ about: 'Event that made it run again. Absent: none did before the clock ended.', optional: true })
  endedBy?: string;
}

class DaysWaitedAnswer {
  @Whole({ about: 'Days from the start, come what may. The same day is 0.', ...DAYS })
  pausesIncluded: number;

  @Whole({ about: 'Days without those on which the clock stood still.', ...DAYS })
  pausesExcluded: number;
}

class ClockStepAnswer {
  @Day({ about: 'London day. Absent: unknown.', optional: true })
  on?: string;

  @Identifier({ about: 'The event that did it; the timeline of the case shows it.' })
  eventId: string;

  @Text({ about: 'Its type.', example: 'TriageDecided' })
  event: string;

  @Choice(RULES, { about: 'The rule that made it matter.', example: 'stops-at-triage-decision' })
  rule: string;

  @Text({ about: 'The rule in words.', max: 500, example: CLOCK_RULES['stops-at-triage-decision'] })
  words: string;
}

/** One clock, explained. */
export class CaseClockAnswer {
  @Choice(WAIT_MEASURES, { about: 'What it measures.' })
  measure: string;

  @Part(() => ClockInterventionAnswer, { about: 'The intervention, where it measures the wait for one.', optional: true })
  intervention?: ClockInterventionAnswer;

  @Whole({ about: 'A wait that was left, set back or moved and goes on has several spells, counted from 1.', min: 1, max: 1_000 })
  spell: number;

  @Part(() => ClockProgrammeAnswer, { about: 'The programme under which it runs or ended.' })
  programme: ClockProgrammeAnswer;

  @Choice(STAGES, { about: 'The stage of the case at the time. Absent: not decided yet.', optional: true })
  stage?: string;

  @Choice(['england', 'wales', 'scotland', 'northern-ireland'], { about: 'Whose working days count.' })
  nation: string;

  @Choice(['calendar-days', 'working-days'], { about: 'How the programme counts.' })
  countIn: string;

  @Choice(['running', 'paused', 'ended'], { about: 'Where it stands.' })
  status: string;

  @Day({ about: 'The day from which the wait is counted. Absent: unknown.', optional: true })
  startOn?: string;

  @Day({ about: 'The day from which this spell is on the waiting list.' })
  entersOn: string;

  @Day({ about: 'The day on which it ended. Absent: it has not.', optional: true })
  endedOn?: string;

  @Choice(ENDED_HOW, { about: 'How it ended.', optional: true })
  endedHow?: string;

  @Choice(LEFT_WHY, { about: 'Why the person left without the milestone.', optional: true })
  leftWhy?: string;

  @Parts(() => ClockPauseAnswer, { about: 'Days on which it stood still.' })
  pauses: ClockPauseAnswer[];

  @Part(() => DaysWaitedAnswer, { about: 'Days up to its end, or to today, as the programme counts them. Absent: unknown start.', optional: true })
  waited?: DaysWaitedAnswer;

  @Part(() => DaysWaitedAnswer, { about: 'The same in calendar days.', optional: true })
  waitedCalendarDays?: DaysWaitedAnswer;

  @Whole({ about: 'Target in days as the programme counts them. Absent: it sets none.', ...DAYS, optional: true })
  targetDays?: number;

  @Day({
    about:
      'First day on which the target is missed; `breachOn` of the caseload is the last on which it is kept. Absent: no target, unknown start, or the clock stands still.',
    optional: true,
  })
  missedFrom?: string;

  @Choice(['met', 'missed', 'not-yet'], {
    about: 'Whether the target was met. `not-yet`: it is still waited for, within the target. Absent: no target, or left without the milestone.',
    optional: true,
  })
  target?: string;

  @Parts(() => ClockStepAnswer, { about: 'Every step of it, in order of time.' })
  steps: ClockStepAnswer[];
}

/** The clocks of a case. */
export class ClocksAnswer {
  @Identifier({ about: 'The case.' })
  caseId: string;

  @Day({ about: 'The day as of which running clocks are counted: today.' })
  asOf: string;

  @Text({ about: 'Log position of the last event that they rest on.', example: '0000000000000042' })
  position: string;

  @Parts(() => CaseClockAnswer, { about: 'The clocks.' })
  clocks: CaseClockAnswer[];
}
