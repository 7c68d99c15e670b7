import { FEEDBACK_CSV } from '#gp-feedback';
import { ACTIVITY_CSV, OUTCOMES_CSV } from '#outcomes';
import type { DefinitionsOf } from '#reporting';
import { WAITS_CSV } from '#waiting-times';
import { BREAKDOWNS, DEFINITIONS, KINDS, REPORTS, type Defined, type Kind, type ReportName } from './catalogue.js';

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
const PARTICULARS: Readonly<Record<ReportName, { title: string; csv: Readonly<Record<string, string>> }>> = {
  'waiting-times': { title: 'Waiting times', csv: WAITS_CSV },
  'waiting-list': { title: 'Waiting list', csv: WAITS_CSV },
  outcomes: { title: 'Outcomes', csv: OUTCOMES_CSV },
  activity: { title: 'Activity', csv: ACTIVITY_CSV },
  'gp-feedback': { title: 'Feedback to practices', csv: FEEDBACK_CSV },
};

/** How definitions of a kind are introduced, and what they are called in a list of a report. */
const HEADINGS: Readonly<Record<Kind, { heading: string; listed: string }>> = {
  figure: { heading: 'Definitions', listed: 'Figures' },
  population: { heading: 'Definitions of populations', listed: 'Populations' },
  statistic: { heading: 'Definitions of statistics', listed: 'Statistics' },
  breakdown: { heading: 'Definitions of breakdowns', listed: 'Broken down by' },
};

const printed = (): string => [...REPORTS.map(reportPrinted), ...KINDS.map(kindPrinted)].join('\n');

function reportPrinted(report: ReportName): string {
  const { title, csv } = PARTICULARS[report];
  const broken = Object.keys(BREAKDOWNS[report]).length > 0;
  const columns = Object.entries(csv).map(([column, about]) => `- \`${column}\`: ${about}`);
  return [
    `## ${title}\n`,
    ...KINDS.flatMap((kind) => {
      const links = kind === 'breakdown' ? breakdownLinks(BREAKDOWNS[report]) : linksOf(kind, report);
      return links.length > 0 ? [`${HEADINGS[kind].listed}: ${links.join(', ')}.\n`] : [];
    }),
    `Columns as CSV${broken ? '; after `to` there is one for each breakdown asked for' : ''}:\n`,
    ...columns,
    '',
  ].join('\n');
}

const linksOf = (kind: Kind, report: ReportName): string[] =>
  DEFINITIONS.filter((each) => each.kind === kind && each.reports.includes(report)).map((each) => `[${each.id}](#${anchorOf(each)})`);

/** Breakdowns by the names that they are asked for by, each with the definition in force. */
const breakdownLinks = (breakdowns: DefinitionsOf<string>): string[] =>
  Object.entries(breakdowns).flatMap(([name, versions]) => versions.slice(-1).map((inForce) => `[\`${name}\`](#${anchorOf(inForce)})`));

const anchorOf = ({ id, version }: Pick<Defined, 'id' | 'version'>): string => `${id}-version-${version}`;

const kindPrinted = (kind: Kind): string =>
  [`## ${HEADINGS[kind].heading}\n`, ...DEFINITIONS.filter((each) => each.kind === kind).map(definitionPrinted)].join('\n');

const definitionPrinted = ({ kind, id, version, title, numerator, denominator, exclusions, source, reports }: Defined): string =>
  [
    `### ${id}, version ${version}\n`,
    `${title}. In: ${reports.join(', ')}.\n`,
    `- **${kind === 'statistic' || kind === 'breakdown' ? 'Says' : 'Counted'}:** ${numerator}`,
    `- **Out of:** ${denominator}`,
    `- **Not counted:** ${exclusions}`,
    `- **Source:** ${source}\n`,
  ].join('\n');
