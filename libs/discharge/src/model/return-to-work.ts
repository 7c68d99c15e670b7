import type { LocalDate, Uuid } from '#kernel';
import type { AtReferral } from './at-referral.js';
import { workStanding, type WorkStanding } from './work-standing.js';
import type { WorkSpell } from './work-spells.js';

/** A return to work, or a start in work, after an absence from it. */
export interface ReturnToWork {
  /** The first day back. */
  on: LocalDate;
  /** What the person came back from. */
  after: 'off-sick' | 'out-of-work';
  /** The events that show the absence and the work; the absence may be known from the referral alone. */
  restsOn: readonly Uuid[];
}

/**
 * Where the person stood on the day of referral. A work status from before that day was told to a caseworker and counts
 * over what the referral says; one of the day itself is a change after the referral.
 */
export function standingAtReferral(spells: readonly WorkSpell[], atReferral: AtReferral): WorkStanding {
  const known = spellBefore(spells, atReferral.on);
  const standing = known ? workStanding(known.status) : 'unknown';
  return standing === 'unknown' ? atReferral.standing : standing;
}

/**
 * The return that still stands at the end of the spells: the first day of unbroken work after the last absence, counted from
 * the referral. A return that a new absence undid does not count, so everybody with a day of return is at work, and every
 * figure of returns agrees with the outcomes. None: never absent since the referral, or not at work.
 */
export function returnToWorkOn(spells: readonly WorkSpell[], atReferral: AtReferral): ReturnToWork | undefined {
  const last = spells.at(-1);
  if (!last || workStanding(last.status) !== 'working') return undefined;
  const before = spellBefore(spells, atReferral.on);
  const start = standingAtReferral(spells, atReferral);
  let absence: Pick<ReturnToWork, 'after' | 'restsOn'> | undefined = isAbsence(start)
    ? { after: start, restsOn: before && workStanding(before.status) === start ? before.recordedBy : [] }
    : undefined;
  let back: WorkSpell | undefined = start === 'working' ? before : undefined;
  for (const spell of spells) {
    if (spell.from < atReferral.on) continue;
    const standing = workStanding(spell.status);
    if (isAbsence(standing)) {
      absence = { after: standing, restsOn: spell.recordedBy };
      back = undefined;
    } else if (standing === 'working') back ??= spell;
  }
  if (!absence || !back) return undefined;
  return { on: back.from, after: absence.after, restsOn: [...absence.restsOn, ...back.recordedBy] };
}

const isAbsence = (standing: WorkStanding): standing is ReturnToWork['after'] => standing === 'off-sick' || standing === 'out-of-work';

function spellBefore(spells: readonly WorkSpell[], day: LocalDate): WorkSpell | undefined {
  return spells.findLast((spell) => spell.from < day);
}
