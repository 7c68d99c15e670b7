import { expect, it } from '@jest/globals';
import { isRefusal } from '#kernel';
import { FEEDBACK_FIGURES } from '../src/feedback-figures.js';
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
