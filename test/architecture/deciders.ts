import { assessment } from '#assessment';
import { worklist } from '#caseload';
import { discharge } from '#discharge';
import { employerLiaison } from '#employer-liaison';
import { intervention } from '#intervention';
import { letters } from '#letters';
import { ALL_DECIDERS } from '#platform';
import { referral } from '#referral';
import { triage } from '#triage';

/** The deciders of what happens in a case and may be told in its timeline. */
export const OF_A_CASE = [referral, triage, assessment, intervention, employerLiaison, discharge, letters, worklist];

/** Every decider of the product. */
export const DECIDERS = ALL_DECIDERS;

/** The types of the events of deciders: the keys of their correction rules. */
export const typesOf = (deciders: readonly { correctable: object }[]): string[] => deciders.flatMap((d) => Object.keys(d.correctable));

/** Every type of event but the correction, which every module has. */
export const eventTypes = (): string[] => typesOf(DECIDERS);
