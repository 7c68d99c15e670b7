import type { CaseFile } from '../file/case-file.js';
import { hasDied, isErased, isInSupport } from '../file/circumstances.js';
import { itemIdOf } from '../worklist/events.js';
import { assessmentWork, attendanceWork, rebookWork } from './appointment-work.js';
import { contactWork, declarationDue } from './contact-work.js';
import { deathWork, followUpWork, nothingPlannedWork } from './ending-work.js';
import { interventionWork } from './intervention-work.js';
import { letterWork } from './letter-work.js';
import { capWork, planWork } from './plan-work.js';
import { amendmentWork, referralWork } from './referral-work.js';
import { adviceWork, allocationWork, pauseWork, triageWork } from './triage-work.js';
import type { Work } from './work.js';

type Rule = (file: CaseFile) => Work[];

/** What the support of an open case calls for. */
const SUPPORT: readonly Rule[] = [
  amendmentWork,
  triageWork,
  allocationWork,
  contactWork,
  pauseWork,
  adviceWork,
  assessmentWork,
  attendanceWork,
  rebookWork,
  planWork,
  interventionWork,
  capWork,
];

/**
 * Everything that a case calls for, now or on a day to come, without what a person dismissed. It follows from the facts
 * alone: what is done, corrected or struck out drops off by itself. An open case always calls for something.
 */
export function workOf(file: CaseFile): Work[] {
  const work = standing(file, [...rulesFor(file).flatMap((rule) => rule(file)), ...(isErased(file) ? [] : letterWork(file))]);
  return isForgotten(file, work) ? [...work, ...standing(file, nothingPlannedWork(file))] : work;
}

/** Whether nothing of this makes somebody turn to the person. */
function isForgotten(file: CaseFile, work: readonly Work[]): boolean {
  if (!isInSupport(file) || hasDied(file) || declarationDue(file)) return false;
  return work.every(({ kind }) => kind === 'letter-held' || kind === 'cap-reached');
}

function rulesFor(file: CaseFile): readonly Rule[] {
  const { status } = file.referral;
  if (status === 'not-accepted' || status === 'withdrawn') return [];
  if (file.discharge.status === 'discharged') return [followUpWork];
  if (hasDied(file)) return [deathWork];
  return status === 'accepted' ? SUPPORT : [amendmentWork, referralWork];
}

const standing = ({ worklist }: CaseFile, work: readonly Work[]): Work[] =>
  work.filter((item) => worklist.items.get(itemIdOf(item))?.status !== 'dismissed');
