import type { Actor } from '#kernel';
import type { Programme } from '#programmes/contract';
import type { Chance } from '#invented';

/** Those who work on a case. Accounts, never names. */
export interface Staff {
  caseworker: Actor;
  clinician: Actor;
  teamLead: Actor;
  team: string;
}

const TEAM_SIZE = 12;
const CASEWORKERS = 48;
const CLINICIANS = 12;

/** The people at a programme's provider who happen to work on one case. */
export function staffOf({ provider }: Programme, chance: Chance): Staff {
  const n = chance.between(1, CASEWORKERS);
  const account = (role: Actor['role'], number: number): Actor => ({
    id: `${provider.code.toLowerCase()}-${role}-${number}`,
    role,
    organisation: provider.code,
  });
  const team = Math.ceil(n / TEAM_SIZE);
  return {
    caseworker: account('caseworker', n),
    clinician: account('clinician', chance.between(1, CLINICIANS)),
    teamLead: account('team-lead', team),
    team: `team-${team}`,
  };
}
