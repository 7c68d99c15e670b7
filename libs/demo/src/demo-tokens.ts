import { issueToken } from '#access';
import type { Actor } from '#kernel';
import type { Platform } from '#platform';
import { ORGANISATIONS } from '#invented';
import { ENGLISH_PRACTICES } from './people/places.js';
import { accountOf } from './people/staff.js';

/** A way into the demo: who it lets one be, and the token. */
export interface DemoToken {
  /** For people to read. */
  title: string;
  role: Actor['role'];
  organisation: string;
  /** For the header `Authorization: Bearer …`; valid for 30 days. */
  token: string;
}

const practice = ENGLISH_PRACTICES[0];

/** One account for each part that people play in the demo; those of the provider have cases of their own in it. */
const ACCOUNTS: readonly { title: string; actor: Actor }[] = [
  { title: 'Caseworker at Northfield Work and Health', actor: accountOf('staged-work-health', 'caseworker') },
  { title: 'Clinician at Northfield Work and Health', actor: accountOf('staged-work-health', 'clinician') },
  { title: 'Team lead at Northfield Work and Health', actor: accountOf('staged-work-health', 'team-lead') },
  {
    title: 'Commissioner, Aire Valley Integrated Care Board',
    actor: { id: 'aire-valley-commissioner-1', role: 'commissioner', organisation: 'ICB01' },
  },
  {
    title: 'Auditor on behalf of Aire Valley Integrated Care Board',
    actor: { id: 'aire-valley-auditor-1', role: 'auditor', organisation: 'ICB01' },
  },
  { title: `GP practice ${practice}`, actor: { id: 'practice-system', role: 'gp-practice', organisation: practice } },
  {
    title: 'Referrer at a Jobcentre',
    actor: { id: 'jobcentre-1', role: 'referrer', organisation: ORGANISATIONS.jobcentre ?? '' },
  },
  { title: 'Operator', actor: { id: 'operator-1', role: 'operator', organisation: 'PRV01' } },
];

/** A token per demo role, signed with the deployment's own key. */
export function demoTokens(platform: Pick<Platform, 'master'>): Promise<DemoToken[]> {
  return Promise.all(
    ACCOUNTS.map(async ({ title, actor }) => ({
      title,
      role: actor.role,
      organisation: actor.organisation,
      token: await issueToken(platform.master.signing, actor),
    })),
  );
}
