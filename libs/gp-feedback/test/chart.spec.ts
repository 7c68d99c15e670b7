import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import { FEEDBACK_FIGURES } from '../src/feedback-figures.js';
import { feedbackAsCsv, FEEDBACK_CSV } from '../src/feedback-as-csv.js';
import { feedbackChart } from '../src/feedback-chart.js';
import type { FeedbackLine, PracticeFeedback } from '../src/practice-feedback.js';

const line = (figure: string, over: Partial<FeedbackLine>): FeedbackLine => ({ figure, people: 3, outOf: 4, allPractices: {}, ...over });
const feedback: PracticeFeedback = {
  ...{ report: 'gp-feedback', practice: 'A81001', from: '2026-01-01', to: '2026-03-31', position: '0000000000000009', filters: {}, hash: 'abc' },
  percentileMethod: 'nearest-rank',
  disclosure: { practice: 'unsuppressed', allPractices: 'suppress-under-5-round-5' },
  definitions: FEEDBACK_FIGURES.map(({ definition }) => definition),
  figures: [
    line('accepted', { percent: 75, allPractices: { percent: 80 } }),
    line('recovery', { about: 'phq-9', percent: 50, allPractices: { percent: '*' } }),
    line('standing', { part: 'open', percent: 25, allPractices: { percent: 30 } }),
    line('days-to-contact', { median: 4, allPractices: { median: 5 } }),
  ],
};

it('shows every share of the practice beside the same of all practices, withheld ones as withheld, and nothing else', () => {
  const chart = feedbackChart(feedback);
  if (isRefusal(chart)) throw new Error(chart.code);
  expect(chart.panels).toMatchObject([
    {
      series: ['Practice A81001', 'All practices'],
      rows: [
        { label: 'Accepted', values: [75, 80] },
        { label: 'Recovery: phq-9', values: [50, '*'] },
      ],
    },
  ]);
});

it('says in the chart as at which day it is', () => {
  const chart = feedbackChart({ ...feedback, asAt: '2026-02-28' });
  if (isRefusal(chart)) throw new Error(chart.code);
  expect(chart.about[0]).toBe('1 January 2026 to 31 March 2026 · as at 28 February 2026');
});

describe('feedback as CSV', () => {
  const seal = 'suppress-under-5-round-5,nearest-rank,provider=PRV01,2026-02-28,2026-03-01T00:00:00.000Z,unsuppressed,0000000000000009,abc';

  it('has one figure a line, the practice beside all practices, under documented columns', () => {
    const asked = { asAt: '2026-02-28', knownAt: '2026-03-01T00:00:00.000Z', filters: { provider: ['PRV01'] } };
    const lines = feedbackAsCsv({ ...feedback, ...asked }).split('\r\n');
    expect(lines[0]).toBe(
      'report,practice,from,to,definition,about,part,people,outOf,percent,missing,mean,median,total,allPracticesPercent,allPracticesMean,allPracticesMedian,allPracticesDisclosure,percentileMethod,filters,asAt,knownAt,disclosure,position,hash',
    );
    expect(lines[0]).toBe(Object.keys(FEEDBACK_CSV).join(','));
    const head = 'gp-feedback,A81001,2026-01-01,2026-03-31';
    expect(lines.slice(1)).toEqual([
      `${head},accepted/1,,,3,4,75,,,,,80,,,${seal}`,
      `${head},recovery/1,phq-9,,3,4,50,,,,,*,,,${seal}`,
      `${head},standing/1,,open,3,4,25,,,,,30,,,${seal}`,
      `${head},days-to-contact/1,,,3,4,,,,4,,,,5,${seal}`,
      '',
    ]);
  });

  it('lets no spreadsheet take a text for a formula', () => {
    expect(feedbackAsCsv({ ...feedback, practice: '=A1', figures: [line('standing', { part: '@open' })] })).toContain(
      "gp-feedback,'=A1,2026-01-01,2026-03-31,standing/1,,'@open,3,4,",
    );
  });
});
