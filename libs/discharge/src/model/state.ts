import type { Decider, Happened, Instant, LocalDate } from '#kernel';
import type { DischargeCommand } from './commands.js';
import type { DischargeEvent } from './events.js';
import type { DischargeReason } from './vocabulary.js';
import { workRecordOf, type WorkRecord } from './work-spells.js';

/** A time during which the case was, or is, discharged. */
export interface DischargePeriod {
  from: Instant;
  reason: DischargeReason;
  /** The day of the missed appointment that led to it, or of the deadline that passed. */
  missedOn?: LocalDate;
}

/** A discharge that was taken back: the case was open again from `until` on. */
export type EndedPeriod = DischargePeriod & { until: Instant };

/** A follow-up that was made or tried. */
export interface FollowUpMade {
  weeks: number;
  effectiveAt: Instant;
}

interface Known {
  /** Everything said about work, in the order it was recorded. */
  work: readonly WorkRecord[];
  /** Discharges that were followed by a reopening, oldest first. */
  ended: readonly EndedPeriod[];
  followUps: readonly FollowUpMade[];
}

/** Whether the case is open, and what is known of the person's work. */
export type DischargeState = ({ status: 'open' } & Known) | ({ status: 'discharged'; current: DischargePeriod } & Known);

export const initial: DischargeState = { status: 'open', work: [], ended: [], followUps: [] };

/** How each event changes the state. */
export const evolve: Decider<DischargeState, DischargeCommand, DischargeEvent>['evolve'] = {
  WorkStatusRecorded: withWord,
  CaseDischarged: ({ work, ended, followUps }, { effectiveAt, data }) => ({
    status: 'discharged',
    current: { from: effectiveAt, reason: data.reason, ...(data.afterDna ? { missedOn: data.afterDna.noticeFor } : {}) },
    work,
    ended,
    followUps,
  }),
  CaseReopened: (state, { effectiveAt }) =>
    state.status === 'open'
      ? state
      : {
          status: 'open',
          work: state.work,
          ended: [...state.ended, { ...state.current, until: effectiveAt }],
          followUps: state.followUps,
        },
  FollowUpRecorded: (state, event) => ({
    ...withWord(state, event),
    followUps: [...state.followUps, { weeks: event.data.weeks, effectiveAt: event.effectiveAt }],
  }),
  SatisfactionRecorded: (state) => state,
};

function withWord(state: DischargeState, event: Happened<DischargeEvent>): DischargeState {
  const record = workRecordOf(event);
  return record ? { ...state, work: [...state.work, record] } : state;
}

/** The discharge in force at a moment, and the end of it if it has ended. */
export function dischargeAt(state: DischargeState, moment: Instant): DischargePeriod | EndedPeriod | undefined {
  if (state.status === 'discharged' && moment >= state.current.from) return state.current;
  return state.ended.find((period) => period.from <= moment && moment < period.until);
}

/** The follow-ups made during one discharge. */
export function followUpsDuring(state: DischargeState, period: DischargePeriod): FollowUpMade[] {
  return state.followUps.filter((followUp) => dischargeAt(state, followUp.effectiveAt) === period);
}
