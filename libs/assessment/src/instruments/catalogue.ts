import type { Instrument, InstrumentId } from './instrument.js';
import { gad7, phq9, swemwbs, who5 } from './mental-health.js';
import { eq5d5l, ons4 } from './profiles.js';
import { mskHq, workAbilityScore, wsas } from './work-and-function.js';

/** Every version of every instrument; of one instrument, the newest last. Old versions stay: their scores are still read. */
export const INSTRUMENTS: readonly Instrument[] = [phq9, gad7, wsas, who5, swemwbs, mskHq, eq5d5l, workAbilityScore, ons4];

/** An instrument in the version asked for, or the newest; `undefined` if there is none such. */
export function findInstrument(id: InstrumentId, version?: string): Instrument | undefined {
  return INSTRUMENTS.findLast((instrument) => instrument.id === id && (version === undefined || instrument.version === version));
}
