import type { Nation } from '#kernel';
import { listOf, mapping, oneOf, text, textLike, type Check, type Fault } from './checks.js';
import { slug } from './criterion-definition.js';
import { NATIONS } from './definition.js';
import { CONDITION_GROUPS, EMPLOYMENT_STATUSES, type ConditionGroup, type EmploymentStatus } from './vocabulary.js';
import { readYaml } from './yaml-document.js';

/** Somewhere that helps and is not a programme: people go there by themselves. */
export interface Destination {
  id: string;
  name: string;
  /** What it helps with, for the person to read. */
  plainWords: string;
  nations: Nation[];
  /** Whom it is for; absent: whatever their employment. */
  employment?: EmploymentStatus[];
  /** Groups of conditions it is for; absent: any. */
  conditionGroups?: ConditionGroup[];
  /** Where to begin, as a web address. */
  web: string;
}

/** Destinations that leave nobody without one. */
export type Destinations = readonly [Destination, ...Destination[]];

const isWebAddress = (address: string): boolean => address.startsWith('https://') && URL.canParse(address);

const destinations: Check<Destination[]> = listOf(
  mapping<Destination>({
    id: slug,
    name: text(120),
    plainWords: text(300),
    nations: listOf(oneOf(NATIONS, 'a nation'), { atLeast: 1 }),
    employment: { optional: listOf(oneOf(EMPLOYMENT_STATUSES, 'an employment status'), { atLeast: 1 }) },
    conditionGroups: { optional: listOf(oneOf(CONDITION_GROUPS, 'a condition group'), { atLeast: 1 }) },
    web: textLike('a web address beginning with https://', isWebAddress),
  }),
  { atLeast: 1, key: ({ id }) => id },
);

/** Reads destinations from YAML. Every nation needs one that is for everybody, so that a refusal always points somewhere. */
export function parseDestinations(yaml: string): { destinations: Destinations } | { faults: readonly Fault[] } {
  const document = readYaml(yaml);
  if ('faults' in document) return document;
  const faults: Fault[] = [];
  const read = destinations(document.value, '', faults) ?? [];
  const [first, ...others] = read;
  if (!first) return { faults };
  const open = read.filter(({ employment, conditionGroups }) => !employment && !conditionGroups).flatMap(({ nations }) => nations);
  const missing = NATIONS.filter((nation) => !open.includes(nation));
  if (missing.length > 0) return { faults: missing.map((nation) => ({ path: '', message: `No destination in ${nation} is for everybody` })) };
  return { destinations: [first, ...others] };
}
