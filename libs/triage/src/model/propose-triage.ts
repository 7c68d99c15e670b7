import { known, type LocalDate } from '#kernel';
import { STAGES, type AssessmentMode, type Programme, type Stage } from '#programmes/contract';
import type { ReferralFacts } from '#referral/contract';
import type { ProposalReason, TriageProposal } from './events.js';
import { scoreReferral, weeksOffWork } from './scoring.js';
import { CLINICAL_RISKS, type Priority, type Risk } from './vocabulary.js';

/** Names the rules below. A change to them takes a new name, so that figures can tell the proposals apart. */
export const TRIAGE_RULE_VERSION = 'triage-rules-1';

/** Scores from which a case is proposed two stages up, one up, and one down from where the programme starts. */
const [TWO_UP, ONE_UP, ONE_DOWN] = [6, 3, -2];

/**
 * What the rules propose for a referral on a day: a stage that the programme offers, how soon, and how to assess, each
 * with its reason. A stage that the referrer asked for stands. Nobody is bound by it.
 */
export function proposeTriage(facts: ReferralFacts, programme: Programme, riskFlags: readonly Risk[], today: LocalDate): TriageProposal {
  const scored = scoreReferral(facts, riskFlags, today);
  const score = scored.reduce((sum, { points }) => sum + points, 0);
  const [stage, whyStage] = proposeStage(score, facts.requestedStage, programme);
  const [priority, whyPriority] = proposePriority(facts, riskFlags, today);
  const [mode, whyMode]: [AssessmentMode | undefined, string] =
    stage === 'A' ? [undefined, 'Stage A is advice without an assessment.'] : proposeMode(facts, programme, riskFlags);
  const reasons = [...scored, explained('stage', whyStage), explained('priority', whyPriority), explained('mode', whyMode)];
  return known({ stage, priority, mode, score, reasons, ruleVersion: TRIAGE_RULE_VERSION });
}

const explained = (code: string, plainWords: string): ProposalReason => ({ code, points: 0, plainWords });

function proposeStage(score: number, requested: Stage | undefined, { stages, defaultStage }: Programme): [Stage, string] {
  const shift = score >= TWO_UP ? 2 : score >= ONE_UP ? 1 : score <= ONE_DOWN ? -1 : 0;
  const byScore = nearest(STAGES.indexOf(defaultStage) + shift, stages) ?? defaultStage;
  if (requested === undefined) {
    const moved =
      byScore === defaultStage
        ? 'where this programme starts'
        : `${shift > 0 ? 'above' : 'below'} stage ${defaultStage}, where this programme starts`;
    return [byScore, `A score of ${score} points to stage ${byScore}, ${moved}.`];
  }
  const taken = nearest(STAGES.indexOf(requested), stages) ?? requested;
  const offered = taken === requested ? '' : `, which this programme does not offer; the nearest is stage ${taken}`;
  const otherwise = taken === byScore ? '' : ` By itself, a score of ${score} would point to stage ${byScore}.`;
  return [taken, `The referrer asked for stage ${requested}${offered}.${otherwise}`];
}

/** The offered stage nearest to a place among all stages; of two equally near, the one with more support. */
function nearest(place: number, offered: readonly Stage[]): Stage | undefined {
  const distance = (stage: Stage): number => Math.abs(STAGES.indexOf(stage) - place);
  return offered.toSorted((a, b) => distance(a) - distance(b) || STAGES.indexOf(b) - STAGES.indexOf(a))[0];
}

function proposePriority(facts: ReferralFacts, riskFlags: readonly Risk[], today: LocalDate): [Priority, string] {
  if (riskFlags.some((risk) => CLINICAL_RISKS.includes(risk))) return ['urgent', 'Urgent, because a clinical risk is flagged.'];
  if (riskFlags.includes('imminent-job-loss')) return ['soon', 'Ahead of its turn, because the job may be lost.'];
  if (riskFlags.includes('money-or-housing-crisis')) return ['soon', 'Ahead of its turn, because of a money or housing crisis.'];
  if (facts.employment.atRiskOfAbsence === true) return ['soon', 'Ahead of its turn, because the person may have to stop work.'];
  if ((weeksOffWork(facts, today) ?? 0) >= 4) return ['soon', 'Ahead of its turn, because four weeks off work have passed.'];
  return ['routine', 'In its turn: nothing speaks for hurry.'];
}

function proposeMode(
  { conditionGroups }: ReferralFacts,
  { assessmentModes }: Programme,
  riskFlags: readonly Risk[],
): [AssessmentMode | undefined, string] {
  const atADistance: AssessmentMode[] = ['telephone', 'video', 'face-to-face'];
  const [order, why]: [AssessmentMode[], string] = riskFlags.includes('staff-safety')
    ? [atADistance, 'Best at a distance, because a risk to staff is flagged']
    : riskFlags.includes('communication-need')
      ? [['face-to-face', 'video', 'telephone'], 'Best in person, because of a need for help with communication']
      : conditionGroups.includes('severe-mental-illness')
        ? [['face-to-face', 'video', 'telephone'], 'Best in person, because of the condition']
        : [atADistance, 'Soonest at a distance, and nothing speaks against it'];
  const mode = order.find((candidate) => assessmentModes.includes(candidate));
  if (mode === undefined) return [undefined, 'This programme assesses nobody.'];
  return [mode, mode === order[0] ? `${why}: ${mode}.` : `${why}; the nearest that this programme offers is ${mode}.`];
}
