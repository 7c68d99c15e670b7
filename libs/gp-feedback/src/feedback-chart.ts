import type { Chart } from '#charts';
import type { Refusal } from '#kernel';
import { aboutReport, ifReadable, nothingIn, WITHHELD_NOTE } from '#reporting';
import type { FeedbackLine, PracticeFeedback } from './practice-feedback.js';

/** Feedback as a chart: every share of the practice beside the same of all practices. */
export function feedbackChart(feedback: PracticeFeedback): Chart | Refusal {
  const { practice, definitions, figures, disclosure } = feedback;
  const titleOf = ({ figure, about }: FeedbackLine): string =>
    [definitions.find(({ id }) => id === figure)?.title ?? figure, about].filter(Boolean).join(': ');
  const shares = figures.filter(({ part, percent, allPractices }) => part === undefined && (percent ?? allPractices.percent) !== undefined);
  return ifReadable({
    title: `How the patients of practice ${practice} fared`,
    about: aboutReport({ ...feedback, disclosure: `${disclosure.practice}; all practices ${disclosure.allPractices}` }),
    panels: [
      {
        kind: 'bars',
        title: 'Shares',
        summary: ['Per cent of those that each figure is out of; the definitions tell of whom.'],
        unit: 'per cent',
        series: [`Practice ${practice}`, 'All practices'],
        rows: shares.map((line) => ({ label: titleOf(line), values: [line.percent, line.allPractices.percent] })),
      },
    ],
    notes: [WITHHELD_NOTE, ...(shares.length === 0 ? [nothingIn(disclosure.practice)] : [])],
  });
}
