import type { Answers, Profile } from './instrument.js';

/** EQ-5D-5L: five dimensions (1 no problems to 5 extreme) and the visual analogue scale (0 worst to 100 best health). */
export const eq5d5l: Profile = {
  id: 'eq-5d-5l',
  version: '1',
  name: 'EQ-5D-5L',
  kind: 'profile',
  noScoreBecause: 'needs-value-set',
  items: [
    { about: 'mobility', from: 1, to: 5, better: 'lower' },
    { about: 'self-care', from: 1, to: 5, better: 'lower' },
    { about: 'usual-activities', from: 1, to: 5, better: 'lower' },
    { about: 'pain-and-discomfort', from: 1, to: 5, better: 'lower' },
    { about: 'anxiety-and-depression', from: 1, to: 5, better: 'lower' },
    { about: 'visual-analogue-scale', from: 0, to: 100, better: 'higher' },
  ],
  sources: [{ fact: 'scoring', mark: '~', cite: 'EuroQol Group, EQ-5D-5L user guide: five levels and a scale of 0 to 100' }],
};

/** Personal well-being questions of the Office for National Statistics. Each is read by itself. */
export const ons4: Profile = {
  id: 'ons4',
  version: '1',
  name: 'ONS4 personal well-being',
  kind: 'profile',
  noScoreBecause: 'separate-items',
  items: [
    { about: 'life-satisfaction', from: 0, to: 10, better: 'higher' },
    { about: 'worthwhile', from: 0, to: 10, better: 'higher' },
    { about: 'happiness', from: 0, to: 10, better: 'higher' },
    { about: 'anxiety', from: 0, to: 10, better: 'lower' },
  ],
  sources: [{ fact: 'scoring', mark: '~', cite: 'ONS, Personal well-being user guidance: four items 0 to 10, never added up' }],
};

/** A health state's index value, by its five digits: `11223`. Value sets are licensed and differ by country, so they are plugged in. */
export type ValueSet = (profile: string) => number | undefined;

/** The five digits of EQ-5D-5L answers; `undefined` unless all five dimensions are answered. */
export function eq5d5lProfile(answers: Answers): string | undefined {
  const digits = answers.slice(0, 5);
  return digits.length === 5 && digits.every((digit) => digit !== null) ? digits.join('') : undefined;
}

/** The index value of EQ-5D-5L answers under a value set; `undefined` where there is no profile or the set does not know it. */
export function eq5d5lIndex(answers: Answers, valueSet: ValueSet): number | undefined {
  const profile = eq5d5lProfile(answers);
  return profile === undefined ? undefined : valueSet(profile);
}
