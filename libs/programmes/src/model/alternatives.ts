import type { Nation } from '#kernel';
import type { Destination, Destinations } from './destination.js';
import { findEligibility, isOpenOn } from './eligibility.js';
import type { EligibilityFacts } from './facts.js';
import { nationsOfDistrict } from './postcode-nations.js';
import type { Programme } from './programme.js';

/** Where a refused person can go instead, and why there. */
export interface Alternative {
  id: string;
  name: string;
  kind: 'programme' | 'destination';
  why: string;
}

/**
 * Where a refusal points: first the other programmes that may take the person, those with least left to ask in front,
 * then the destinations that fit where they live, their work and their condition. Never empty, since a refusal that
 * leads nowhere does harm.
 */
export function alternativesFor(
  refused: Programme,
  programmes: readonly Programme[],
  destinations: Destinations,
  facts: EligibilityFacts,
): Alternative[] {
  const offers = programmes
    .filter((programme) => programme.id !== refused.id && isOpenOn(programme, facts.on))
    .flatMap((programme) => offerOf(programme, facts) ?? [])
    .sort((a, b) => a.toAsk - b.toAsk || a.alternative.name.localeCompare(b.alternative.name, 'en-GB'));
  const nations = facts.postcodeDistrict === undefined ? [] : nationsOfDistrict(facts.postcodeDistrict);
  const near = inNations(destinations, nations.length > 0 ? nations : [refused.nation]);
  const fitting = near.filter((destination) => fits(destination, facts));
  const places = [fitting, near, destinations].find((list) => list.length > 0) ?? destinations;
  return [
    ...offers.map(({ alternative }) => alternative),
    ...places.map(({ id, name, plainWords }): Alternative => ({ id, name, kind: 'destination', why: plainWords })),
  ];
}

/**
 * What a programme offers the person: by the same referrer, or else by themself. By which channel and for which stage
 * the refused referral came matters no more.
 */
function offerOf(programme: Programme, facts: EligibilityFacts): { alternative: Alternative; toAsk: number } | undefined {
  const anyRoute = { ...facts, channel: undefined, requestedStage: undefined };
  const asBefore = findEligibility(programme, anyRoute);
  const bySelf = findEligibility(programme, { ...anyRoute, source: 'self' });
  const found = asBefore.eligible ? asBefore : bySelf;
  if (!found.eligible) return undefined;
  const open = found.findings.filter(({ met }) => met === 'unknown');
  const route = asBefore.eligible ? '' : ' The person can refer themself.';
  const why = open.length === 0 ? 'Meets every criterion.' : `May be taken; still to be asked: ${open.map(({ plainWords }) => plainWords).join(' ')}`;
  return { alternative: { id: programme.id, name: programme.name, kind: 'programme', why: `${why}${route}` }, toAsk: open.length };
}

/** The destinations that fit where somebody lives, their work and their condition. What is not said does not narrow. */
export function destinationsFor(destinations: Destinations, facts: EligibilityFacts): Destination[] {
  const nations = facts.postcodeDistrict === undefined ? [] : nationsOfDistrict(facts.postcodeDistrict);
  const near = nations.length > 0 ? inNations(destinations, nations) : [...destinations];
  return near.filter((destination) => fits(destination, facts));
}

const inNations = (destinations: Destinations, nations: readonly Nation[]): Destination[] =>
  destinations.filter((destination) => destination.nations.some((nation) => nations.includes(nation)));

/** What is not said of a person does not keep them from a destination. */
function fits({ employment, conditionGroups }: Destination, facts: EligibilityFacts): boolean {
  const status = facts.employment?.status;
  const groups = facts.conditionGroups ?? [];
  return (
    (!employment || status === undefined || employment.includes(status)) &&
    (!conditionGroups || groups.length === 0 || groups.some((group) => conditionGroups.includes(group)))
  );
}
