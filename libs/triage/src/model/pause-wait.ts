import { known, type Decision, type LocalDate, type Refusal } from '#kernel';
import { refuseCase } from '#handling/contract';
import type { PauseWait, ResumeWait } from './commands.js';
import { requireCaseFact, type TriageAt } from './context.js';
import type { TriageEvent } from './events.js';
import { refuseTriage } from './refusals.js';
import type { Pause, TriageState } from './state.js';

/** Pauses the wait at the person's request, where the programme allows it. A pause that is over is recorded with both its ends. */
export function pauseWait(command: PauseWait, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const { reason, expectedUntil, resumedAt, note } = command;
  const refused = requireCaseFact(at);
  if (refused) return refused;
  if (!at.programme.clocks.pauseOnRequest) return refuseTriage('triage.pauses-not-allowed');
  if (resumedAt !== undefined && resumedAt > at.now) return refuseCase('effective.in-future', { field: 'resumedAt' });
  if (resumedAt === undefined && running(state)) return refuseTriage('triage.already-paused');
  const pauseId = at.id('pause');
  const clash =
    requireExpectedLater(expectedUntil, at.effectiveOn) ?? requireApart([...state.pauses, { pauseId, from: at.effectiveAt, to: resumedAt }]);
  if (clash) return clash;
  const data = known({ pauseId, reason, expectedUntil });
  const paused: TriageEvent = { type: 'WaitPaused', data, personal: known({ note }) };
  return resumedAt === undefined ? [paused] : [paused, { type: 'WaitResumed', data: { pauseId }, effectiveAt: resumedAt }];
}

/** Ends the pause that is running, if it is the one that is meant. */
export function resumeWait({ pauseId, note }: ResumeWait, state: TriageState, at: TriageAt): Decision<TriageEvent> {
  const refused = requireCaseFact(at);
  if (refused) return refused;
  if (pauseId !== undefined && !state.pauses.some((known) => known.pauseId === pauseId)) return refuseTriage('triage.no-such-pause');
  const pause = running(state);
  if (!pause || (pauseId !== undefined && pause.pauseId !== pauseId)) return refuseTriage('triage.not-paused');
  return requireApart([{ ...pause, to: at.effectiveAt }]) ?? [{ type: 'WaitResumed', data: { pauseId: pause.pauseId }, personal: known({ note }) }];
}

/** Refuses a pause that is expected to end before the day on which it starts. */
export function requireExpectedLater(expectedUntil: LocalDate | undefined, from: LocalDate): Refusal | undefined {
  if (expectedUntil === undefined || expectedUntil >= from) return undefined;
  return refuseTriage('triage.expected-until-past', { field: 'expectedUntil' });
}

/** The pause that has no end yet, if there is one. */
export const running = ({ pauses }: TriageState): Pause | undefined => pauses.find((pause) => pause.to === undefined);

/** Refuses pauses that end before they start or that overlap; one may follow at the very end of another. */
export function requireApart(pauses: readonly Pause[]): Refusal | undefined {
  if (pauses.some(({ from, to }) => to !== undefined && to <= from)) return refuseTriage('triage.resumed-before-paused', { field: 'effectiveAt' });
  const inOrder = pauses.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const overlaps = inOrder.some(({ to }, i) => {
    const next = inOrder[i + 1];
    return next !== undefined && (to === undefined || to > next.from);
  });
  return overlaps ? refuseTriage('triage.pause-overlaps', { field: 'effectiveAt' }) : undefined;
}
