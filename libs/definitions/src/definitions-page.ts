import { FEEDBACK_CSV } from '#gp-feedback';
import { ACTIVITY_BREAKDOWNS, ACTIVITY_CSV, OUTCOME_BREAKDOWNS, OUTCOMES_CSV } from '#outcomes';
import { WAIT_BREAKDOWNS, WAITS_CSV } from '#waiting-times';
import { DEFINITIONS, REPORTS, type Defined, type ReportName } from './catalogue.js';

const BEGIN = '<!-- definitions: written by `npm run definitions`, from here … -->';
const END = '<!-- … to here -->';

/**
 * A page with the definitions printed between its two marks, in place of what stood there.
 *
 * @throws if the page lacks the marks
 */
export function withDefinitions(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`The page lacks the marks ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${printed()}\n${END}${after}`;
}

/** What a report can be had as, besides its figures. */
const PARTICULARS: Readonly<Record<ReportName, { title: string; breakdowns: readonly string[]; csv?: Readonly<Record<string, string>> }>> = {
  'waiting-times': { title: 'Waiting times', breakdowns: WAIT_BREAKDOWNS, csv: WAITS_CSV },
  'waiting-list': { title: 'Waiting list', breakdowns: WAIT_BREAKDOWNS.filter((each) => each !== 'month'), csv: WAITS_CSV },
  outcomes: { title: 'Outcomes', breakdowns: OUTCOME_BREAKDOWNS, csv: OUTCOMES_CSV },
  activity: { title: 'Activity', breakdowns: ACTIVITY_BREAKDOWNS, csv: ACTIVITY_CSV },
  'gp-feedback': { title: 'Feedback to practices', breakdowns: [], csv: FEEDBACK_CSV },
};

const printed = (): string => [...REPORTS.map(reportPrinted), `## Definitions\n`, ...DEFINITIONS.map(definitionPrinted)].join('\n');

function reportPrinted(report: ReportName): string {
  const { title, breakdowns, csv } = PARTICULARS[report];
  const figures = DEFINITIONS.filter(({ reports }) => reports.includes(report)).map(({ id, version }) => `[${id}](#${anchorOf({ id, version })})`);
  const columns = csv ? Object.entries(csv).map(([column, about]) => `- \`${column}\`: ${about}`) : [];
  return [
    `## ${title}\n`,
    `Figures: ${figures.join(', ')}.\n`,
    ...(breakdowns.length > 0 ? [`Broken down by: ${breakdowns.map((each) => `\`${each}\``).join(', ')}.\n`] : []),
    ...(csv ? [`Columns as CSV${breakdowns.length > 0 ? '; after `to` there is one for each breakdown asked for' : ''}:\n`, ...columns, ''] : []),
  ].join('\n');
}

const anchorOf = ({ id, version }: Pick<Defined, 'id' | 'version'>): string => `${id}-version-${version}`;

const definitionPrinted = ({ id, version, title, numerator, denominator, exclusions, source, reports }: Defined): string =>
  [
    `### ${id}, version ${version}\n`,
    `${title}. In: ${reports.join(', ')}.\n`,
    `- **Counted:** ${numerator}`,
    `- **Out of:** ${denominator}`,
    `- **Not counted:** ${exclusions}`,
    `- **Source:** ${source}\n`,
  ].join('\n');
