import { ABOUT_COLUMNS, aboutCells, csv, FIGURE_COLUMNS, METHOD_COLUMN, type Cell } from '#reporting';
import type { PracticeFeedback } from './practice-feedback.js';

/** The columns of feedback as CSV. One figure, or one part of it, a line. */
export const FEEDBACK_CSV = {
  report: 'Always `gp-feedback`.',
  practice: 'ODS code of the practice.',
  from: 'First day of the period.',
  to: 'Last day of the period.',
  definition: 'Id and version of the definition, as `accepted/1`.',
  about: 'Instrument; empty where there is one only.',
  part: 'The part; empty for figures without.',
  ...FIGURE_COLUMNS,
  people: 'Patients counted (of letters: letters).',
  allPracticesPercent: 'The same percentage over all practices.',
  allPracticesMean: 'The same mean over all practices.',
  allPracticesMedian: 'The same median over all practices.',
  allPracticesDisclosure: 'Name of the policy by which the figures of all practices are withheld and rounded.',
  ...METHOD_COLUMN,
  ...ABOUT_COLUMNS,
  disclosure: "Name of the policy by which the practice's own figures are withheld and rounded.",
} as const;

/** Feedback as CSV, patients left out; `*` is withheld, an empty cell not applicable. */
export function feedbackAsCsv(feedback: PracticeFeedback): string {
  const { report, practice, from, to, definitions, percentileMethod, disclosure } = feedback;
  const after = [disclosure.allPractices, percentileMethod, ...aboutCells({ ...feedback, disclosure: disclosure.practice })];
  const versions = new Map(definitions.map(({ id, version }) => [id, version]));
  const rows = feedback.figures.map(({ figure, about, part, people, outOf, percent, missing, mean, median, total, allPractices }): Cell[] => [
    ...[report, practice, from, to],
    ...[`${figure}/${versions.get(figure) ?? ''}`, about, part, people, outOf, percent, missing, mean, median, total],
    ...[allPractices.percent, allPractices.mean, allPractices.median],
    ...after,
  ]);
  return csv(Object.keys(FEEDBACK_CSV), rows);
}
