import { INSTRUMENTS, type Source } from '#assessment/contract';
import { THIS_SERVICE } from '#reporting';
import { figure, type Figure } from '../figure.js';

const PAIRED = { status: ['paired'] } as const;
const PAIR = 'People with a pair: the first scored baseline, and the last scored measure after it by the same version of the instrument (`about`).';

/** What the catalogue of instruments cites for one kind of fact, by instrument. */
const cited = (fact: Source['fact']): string =>
  INSTRUMENTS.flatMap(({ name, sources }) =>
    sources.filter((source) => source.fact === fact).map(({ cite, mark }) => `${name}: ${cite}${mark === '~' ? ' (second-hand)' : ''}.`),
  ).join(' ');
const SCORED = `${THIS_SERVICE} How each instrument is scored: /v1/instruments, with what it cites.`;

/** What outcome instruments show, always of the same people before and after. */
export const MEASURES: readonly Figure[] = [
  figure(
    'measures',
    { kind: 'parts', of: {}, by: { column: 'status', values: ['paired', 'no-follow-up', 'no-baseline', 'no-score'], absent: 'not-known' } },
    {
      id: 'measured',
      title: 'Measured',
      numerator:
        'People by what there is of them. `paired`: a baseline and a later score · `no-follow-up`: a baseline alone · `no-baseline`: scores without a baseline before them · `no-score`: answers that have no score.',
      denominator: 'People of the cohort of whom the instrument (`about`) was used.',
      exclusions: 'People of whom it was never used: there are as many as `people` counts more than this is out of.',
      source: SCORED,
    },
  ),
  figure(
    'measures',
    { kind: 'spread', of: { status: ['paired', 'no-follow-up'] }, column: 'change' },
    {
      id: 'mean-change',
      title: 'Paired mean change',
      numerator: 'Last score less first, in points, over the people with a pair. Whether up or down is better depends on the instrument.',
      denominator: 'People of the cohort with a scored baseline of the instrument (`about`).',
      exclusions: '`missing`: a baseline without a later score. Never a difference of means over different people.',
      source: SCORED,
    },
  ),
  figure(
    'measures',
    { kind: 'parts', of: PAIRED, by: { column: 'reliable', values: ['improved', 'no-reliable-change', 'deteriorated'], absent: 'not-defined' } },
    {
      id: 'reliable-change',
      title: 'Reliable improvement and deterioration',
      numerator: 'People by whether their scores differ by at least the reliable change of the instrument; `not-defined`: it sets none.',
      denominator: PAIR,
      source: `Reliable change: ${cited('reliable-change')}`,
    },
  ),
  figure(
    'measures',
    { kind: 'people', of: { ...PAIRED, caseAtFirst: [true] }, when: { recovered: [true] } },
    {
      id: 'recovery',
      title: 'Recovery',
      numerator: 'People at caseness first and below it last.',
      denominator: `${PAIR} Of them, those at caseness first.`,
      exclusions: 'Instruments that set no threshold, and people who did not start at caseness.',
      source: `NHS Talking Therapies (recovery). Caseness: ${cited('caseness')}`,
    },
  ),
];
