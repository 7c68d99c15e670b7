import type { LocalDate, Nation } from '#kernel';
import { isOneOf, meets } from './criteria.js';
import type { EligibilityFacts, EligibilityFinding, Met } from './facts.js';
import { nationsOfDistrict } from './postcode-nations.js';
import type { Programme } from './programme.js';
import { andList, CHANNEL_WORDS, dayInWords, districtsInWords, NATION_WORDS, orList, SOURCE_WORDS, STAGE_WORDS } from './words.js';

/** Whether a referral may be taken, and every rule with how it was met. */
export interface Eligibility {
  /** No rule is broken. What is unknown does not exclude anybody: a person asks. */
  eligible: boolean;
  findings: EligibilityFinding[];
}

/**
 * Holds a referral, or what is known of one, against a programme: first the rules that every programme has (open,
 * source, channel, stage, area), then its own criteria in their order.
 */
export function findEligibility(programme: Programme, facts: EligibilityFacts): Eligibility {
  const findings = [
    ...implicitFindings(programme, facts),
    ...programme.criteria.map((criterion) => finding(criterion.id, meets(criterion, facts), criterion.plainWords)),
  ];
  return { eligible: findings.every(({ met }) => met !== 'no'), findings };
}

/** Whether a programme takes referrals on a day; its first and last day count. */
export const isOpenOn = ({ opensOn, closesOn }: Programme, on: LocalDate): boolean => opensOn <= on && (closesOn === undefined || on <= closesOn);

/** Where a programme works, as a sentence. */
export const areaInWords = ({ area, nation }: Programme): string =>
  area.length === 0
    ? `Serves people who live in ${NATION_WORDS[nation]}.`
    : `Serves people who live in the postcode districts ${districtsInWords(area)}.`;

const finding = (criterion: string, met: Met, plainWords: string): EligibilityFinding => ({ criterion, met, plainWords });

/** The rules that follow from the definition itself. Nobody is asked about a channel, stage or nation that is not in question. */
function implicitFindings(programme: Programme, facts: EligibilityFacts): EligibilityFinding[] {
  const { opensOn, closesOn, sources, channels, stages, area } = programme;
  const { source, channel, requestedStage, postcodeDistrict } = facts;
  const until = closesOn === undefined ? '' : ` until ${dayInWords(closesOn)}`;
  const findings = [
    finding('open', isOpenOn(programme, facts.on) ? 'yes' : 'no', `Takes referrals from ${dayInWords(opensOn)}${until}.`),
    finding('source', isOneOf(sources, source), `Takes referrals from ${andList(sources.map((each) => SOURCE_WORDS[each]))}.`),
  ];
  if (channel !== undefined) {
    findings.push(finding('channel', isOneOf(channels, channel), `Takes referrals by ${orList(channels.map((each) => CHANNEL_WORDS[each]))}.`));
  }
  if (requestedStage !== undefined) {
    findings.push(finding('stage', isOneOf(stages, requestedStage), `Offers ${andList(stages.map((stage) => STAGE_WORDS[stage]))}.`));
  }
  if (area.length > 0) findings.push(finding('area', isOneOf(area, postcodeDistrict), areaInWords(programme)));
  else if (postcodeDistrict !== undefined) findings.push(finding('area', livesIn(programme.nation, postcodeDistrict), areaInWords(programme)));
  return findings;
}

/** In a border district only the person can say in which nation they live. */
function livesIn(nation: Nation, postcodeDistrict: string): Met {
  const nations = nationsOfDistrict(postcodeDistrict);
  if (!nations.includes(nation)) return 'no';
  return nations.length === 1 ? 'yes' : 'unknown';
}
