import { findInstrument, type Answers, type FunctionalLimit, type InstrumentId, type Obstacle } from '#assessment/contract';
import type { ConditionGroup, InterventionKind } from '#programmes/contract';
import type { Chance } from '../chance.js';

/** How a group of conditions shows itself in the demo. */
export interface ClinicalPicture {
  /** As a referrer might write it. Personal. */
  words: readonly string[];
  obstacles: readonly Omit<Obstacle, 'severity'>[];
  limits: readonly FunctionalLimit[];
  measures: readonly InstrumentId[];
  therapy: InterventionKind;
}

const BODILY: ClinicalPicture = {
  words: ['Low back pain', 'Shoulder pain after lifting', 'Knee pain, worse on stairs'],
  obstacles: [
    { domain: 'health', code: 'pain' },
    { domain: 'workplace', code: 'physical-demands' },
  ],
  limits: ['lifting-and-carrying', 'bending-and-kneeling', 'standing'],
  measures: ['msk-hq', 'wsas'],
  therapy: 'physiotherapy',
};

const MENTAL: ClinicalPicture = {
  words: ['Low mood and poor sleep', 'Anxiety about going back to work', 'Stress and exhaustion'],
  obstacles: [
    { domain: 'health', code: 'low-mood' },
    { domain: 'health', code: 'sleep' },
    { domain: 'workplace', code: 'workload' },
  ],
  limits: ['concentration', 'stress-tolerance', 'contact-with-public'],
  measures: ['phq-9', 'gad-7', 'wsas'],
  therapy: 'psychological-therapy',
};

const WEARY: ClinicalPicture = {
  words: ['Fatigue for several months', 'Breathless and tired after an infection'],
  obstacles: [
    { domain: 'health', code: 'fatigue' },
    { domain: 'workplace', code: 'hours-or-shifts' },
  ],
  limits: ['stamina', 'concentration', 'shift-or-night-work'],
  measures: ['wsas', 'work-ability-score'],
  therapy: 'occupational-therapy',
};

/** The picture of a main condition. */
export function pictureOf(condition: ConditionGroup): ClinicalPicture {
  if (condition === 'musculoskeletal' || condition === 'pain') return BODILY;
  if (condition === 'common-mental-health' || condition === 'severe-mental-illness') return MENTAL;
  return WEARY;
}

/**
 * Answers to an instrument by somebody as unwell as `burden` says, from 0 (well) to 1 (as bad as it gets). Items that may mean a
 * risk to life are answered with the lowest value.
 */
export function answersOf(id: InstrumentId, burden: number, chance: Chance): Answers {
  const instrument = findInstrument(id);
  if (!instrument) throw new Error(`There is no instrument ${id}`);
  return instrument.items.map(({ from, to, better }, place) => {
    if (instrument.safetyItems?.includes(place)) return from;
    const share = Math.min(1, Math.max(0, burden + (chance.next() - 0.5) * 0.3));
    return Math.round(from + (to - from) * (better === 'lower' ? share : 1 - share));
  });
}
