import type { Actor } from '#kernel';
import type { SampleProgramme } from '#invented';
import type { Chance } from '../chance.js';

/** Those who work on a case. Accounts, never names. */
export interface Staff {
  caseworker: Actor;
  clinician: Actor;
  teamLead: Actor;
  /** The caseworker who takes over where a case changes hands. */
  colleague: Actor;
  team: string;
}

const PROVIDERS: Readonly<
  Record<SampleProgramme, { code: string; account: string; caseworkers: number; clinicians: number; teams: readonly string[] }>
> = {
  'staged-work-health': { code: 'PRV01', account: 'northfield', caseworkers: 6, clinicians: 2, teams: ['aire', 'calder'] },
  'condition-management-ni': { code: 'PRV02', account: 'lagan', caseworkers: 2, clinicians: 2, teams: ['lagan'] },
  'employment-specialist-mh': { code: 'PRV03', account: 'bridgeway', caseworkers: 3, clinicians: 1, teams: ['bridgeway'] },
};

/** The n-th account of a role at a programme's provider, from 1. */
export function accountOf(programme: SampleProgramme, role: 'caseworker' | 'clinician' | 'team-lead', n = 1): Actor {
  const { code, account } = PROVIDERS[programme];
  return { id: `${account}-${role}-${n}`, role, organisation: code };
}

/** The people at a programme's provider who happen to work on one case. */
export function staffFor(programme: SampleProgramme, chance: Chance): Staff {
  const { caseworkers, clinicians, teams } = PROVIDERS[programme];
  const n = chance.between(1, caseworkers);
  return {
    caseworker: accountOf(programme, 'caseworker', n),
    clinician: accountOf(programme, 'clinician', chance.between(1, clinicians)),
    teamLead: accountOf(programme, 'team-lead'),
    colleague: accountOf(programme, 'caseworker', (n % caseworkers) + 1),
    team: teams[n % teams.length] as string,
  };
}
