import { assessment } from '#assessment';
import { worklist } from '#caseload';
import { discharge } from '#discharge';
import { employerLiaison } from '#employer-liaison';
import type { EventTypes } from '#event-log';
import { intervention, interventionIndex } from '#intervention';
import { letters } from '#letters';
import { people } from '#people';
import { practiceDirectory } from '#practices';
import { publication } from '#programmes';
import { reportPublication } from '#publications/contract';
import { referral } from '#referral';
import { safeguarding } from '#safeguarding';
import { triage } from '#triage';

/** Every decider: whoever writes events says here how earlier versions of them are read. */
export const ALL_DECIDERS = [
  ...[referral, triage, assessment, intervention, interventionIndex, employerLiaison, discharge, letters, worklist],
  ...[safeguarding, people, publication, practiceDirectory, reportPublication],
] as const satisfies readonly EventTypes[];
