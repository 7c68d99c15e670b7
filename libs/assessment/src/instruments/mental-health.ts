import { items, type Scale } from './instrument.js';

/** Patient Health Questionnaire, depression. */
export const phq9: Scale = {
  id: 'phq-9',
  version: '1',
  name: 'PHQ-9',
  kind: 'scale',
  items: items(9, 0, 3, 'lower'),
  better: 'lower',
  times: 1,
  range: { from: 0, to: 27 },
  missingAllowed: 2,
  caseness: { atLeast: 10 },
  reliableChange: 6,
  // The ninth item asks about thoughts of death or self-harm.
  safetyItems: [8],
  sources: [
    { fact: 'scoring', mark: '~', cite: 'NHS Data Dictionary, Patient Health Questionnaire-9: nine items 0 to 3' },
    { fact: 'missing-answers', mark: '~', cite: 'IAPT Data Handbook v2: one or two left out take the mean of the others' },
    { fact: 'caseness', mark: '~', cite: 'NHS Talking Therapies manual: 10 or more' },
    { fact: 'reliable-change', mark: '~', cite: 'NHS Talking Therapies manual: 6 or more' },
  ],
};

/** Generalised Anxiety Disorder scale. */
export const gad7: Scale = {
  id: 'gad-7',
  version: '1',
  name: 'GAD-7',
  kind: 'scale',
  items: items(7, 0, 3, 'lower'),
  better: 'lower',
  times: 1,
  range: { from: 0, to: 21 },
  missingAllowed: 2,
  caseness: { atLeast: 8 },
  reliableChange: 4,
  sources: [
    { fact: 'scoring', mark: '~', cite: 'NHS Talking Therapies manual: seven items 0 to 3' },
    { fact: 'missing-answers', mark: '~', cite: 'IAPT Data Handbook v2: one or two left out take the mean of the others' },
    { fact: 'caseness', mark: '~', cite: 'NHS Talking Therapies manual: 8 or more' },
    { fact: 'reliable-change', mark: '~', cite: 'NHS Talking Therapies manual: 4 or more' },
  ],
};

/** WHO-5 Well-Being Index, as the percentage score (raw 0 to 25, times 4). */
export const who5: Scale = {
  id: 'who-5',
  version: '1',
  name: 'WHO-5',
  kind: 'scale',
  items: items(5, 0, 5, 'higher'),
  better: 'higher',
  times: 4,
  range: { from: 0, to: 100 },
  missingAllowed: 0,
  // A raw score below 13.
  caseness: { below: 52 },
  reliableChange: 10,
  sources: [
    { fact: 'scoring', mark: '~', cite: 'Psychiatric Research Unit, WHO-5: five items 0 to 5, sum times 4' },
    { fact: 'missing-answers', mark: '~', cite: 'No rule for missing answers was found: none may be missing' },
    { fact: 'caseness', mark: '~', cite: 'Psychiatric Research Unit, WHO-5: raw score below 13' },
    { fact: 'reliable-change', mark: '~', cite: 'Psychiatric Research Unit, WHO-5: 10 points of the percentage score' },
  ],
};

/** Short Warwick-Edinburgh Mental Wellbeing Scale, raw score (not the transformed metric score). */
export const swemwbs: Scale = {
  id: 'swemwbs',
  version: '1',
  name: 'SWEMWBS (raw)',
  kind: 'scale',
  items: items(7, 1, 5, 'higher'),
  better: 'higher',
  times: 1,
  range: { from: 7, to: 35 },
  missingAllowed: 0,
  sources: [
    {
      fact: 'scoring',
      mark: '~',
      cite: 'University of Warwick, How to use (S)WEMWBS: seven items 1 to 5; comparisons with other studies need the transformed score',
    },
    { fact: 'missing-answers', mark: '~', cite: 'No rule for the short scale was found: none may be missing' },
  ],
};
