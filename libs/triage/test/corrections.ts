import type { CorrectFact } from '#kernel';
import { triage } from '#triage';
import { given, pastEventId } from '#support/decisions.js';
import { aCaseInTriage, triageOpened } from './fixtures.js';

/** Corrects the n-th past event, from 0. */
export const correct = (n: number, change: Partial<CorrectFact> = {}): CorrectFact => ({
  type: 'CorrectFact',
  eventId: pastEventId(n),
  reason: 'entered-in-error',
  facts: {},
  struckOut: false,
  ...change,
});

/** Strikes the n-th past event out. */
export const strike = (n: number): CorrectFact => correct(n, { struckOut: true });

/** Says that the n-th past event happened at another time. */
export const moveTo = (n: number, newEffectiveAt: string): CorrectFact => correct(n, { newEffectiveAt });

/** A case in triage in which these events followed the opening, which is event 0. */
export const story = (...events: ReturnType<typeof triageOpened>[]) => given(triage, aCaseInTriage()).events(triageOpened(), ...events);
