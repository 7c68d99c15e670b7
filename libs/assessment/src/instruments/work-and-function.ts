import { items, type Scale } from './instrument.js';

/** Work and Social Adjustment Scale. The work item may be left out by those for whom it does not apply. */
export const wsas: Scale = {
  id: 'wsas',
  version: '1',
  name: 'WSAS',
  kind: 'scale',
  items: items(5, 0, 8, 'lower'),
  better: 'lower',
  times: 1,
  range: { from: 0, to: 40 },
  missingAllowed: 1,
  bands: [
    { from: 0, to: 9, label: 'low' },
    { from: 10, to: 20, label: 'significant' },
    { from: 21, to: 40, label: 'moderately severe or worse' },
  ],
  sources: [
    { fact: 'scoring', mark: '✔', cite: 'NHS Data Dictionary, Work and Social Adjustment Scale Score (release of June 2012): 0 to 40' },
    {
      fact: 'missing-answers',
      mark: '✔',
      cite: 'NHS Data Dictionary, Work and Social Adjustment Scale Score (release of June 2012): one missing or "not applicable" takes the mean of the others, more than one is disregarded',
    },
    { fact: 'bands', mark: '~', cite: 'Mundt et al. 2002: below 10, 10 to 20, above 20' },
  ],
};

/** Musculoskeletal Health Questionnaire. Answers are points as the form prints them, best 4. The activity question beside it is not scored. */
export const mskHq: Scale = {
  id: 'msk-hq',
  version: '1',
  name: 'MSK-HQ',
  kind: 'scale',
  items: items(14, 0, 4, 'higher'),
  better: 'higher',
  times: 1,
  range: { from: 0, to: 56 },
  missingAllowed: 0,
  reliableChange: 6,
  sources: [
    { fact: 'scoring', mark: '~', cite: 'Hill et al. 2016: fourteen items, 0 to 56, higher is better' },
    { fact: 'missing-answers', mark: '~', cite: 'No rule for missing answers was found: none may be missing' },
    {
      fact: 'reliable-change',
      mark: '~',
      cite: 'Christiansen et al. 2020: least important change of 6 to 8 points in the United Kingdom; the lower end is used',
    },
  ],
};

/** Work Ability Score: the first item of the Work Ability Index, current against lifetime best. */
export const workAbilityScore: Scale = {
  id: 'work-ability-score',
  version: '1',
  name: 'Work Ability Score',
  kind: 'scale',
  items: items(1, 0, 10, 'higher'),
  better: 'higher',
  times: 1,
  range: { from: 0, to: 10 },
  missingAllowed: 0,
  bands: [
    { from: 0, to: 5, label: 'poor' },
    { from: 6, to: 7, label: 'moderate' },
    { from: 8, to: 9, label: 'good' },
    { from: 10, to: 10, label: 'excellent' },
  ],
  sources: [
    { fact: 'scoring', mark: '~', cite: 'Finnish Institute of Occupational Health, Work Ability Index: one item 0 to 10' },
    { fact: 'bands', mark: '~', cite: 'Finnish Institute of Occupational Health: 0 to 5, 6 to 7, 8 to 9, 10' },
  ],
};
