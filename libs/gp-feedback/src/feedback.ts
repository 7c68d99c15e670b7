import type { LocalDate, Uuid } from '#kernel';
import { policyOver, type DisclosurePolicyName } from '#disclosure';

/** What feedback knows of one case. */
export interface CaseOfPractice {
  caseId: Uuid;
  practice: string | null;
  referredOn: LocalDate;
  standing: string;
  acceptedOn: LocalDate | null;
  notAcceptedBecause: string | null;
  daysToContact: number | null;
  daysToSession: number | null;
  dischargedOn: LocalDate | null;
  outcome: string | null;
  returnedOn: LocalDate | null;
  sustainedOn: LocalDate | null;
}

/** What feedback knows of one letter. */
export interface LetterOfPractice {
  status: string;
}

/** How a practice's referrals fared. */
export interface Fared {
  referrals: number;
  accepted: number;
  notAccepted: { reason: string; count: number }[];
  open: number;
  discharged: number;
  /** Median calendar days from referral to first contact, and to the first session; absent: nobody got there. */
  medianDaysToContact?: number;
  medianDaysToSession?: number;
  /** Of those discharged: by outcome. */
  outcomes: { outcome: string; count: number }[];
  returnedToWork: number;
  sustained: number;
}

/** How cases fared, as they are. */
export function fared(cases: readonly CaseOfPractice[]): Fared {
  const contact = median(cases.flatMap((c) => c.daysToContact ?? []));
  const session = median(cases.flatMap((c) => c.daysToSession ?? []));
  return {
    referrals: cases.length,
    accepted: cases.filter((c) => c.acceptedOn !== null).length,
    notAccepted: counted(cases.flatMap((c) => c.notAcceptedBecause ?? [])).map(([reason, count]) => ({ reason, count })),
    open: cases.filter((c) => c.standing === 'open' || c.standing === 'undecided').length,
    discharged: cases.filter((c) => c.dischargedOn !== null).length,
    ...(contact === undefined ? {} : { medianDaysToContact: contact }),
    ...(session === undefined ? {} : { medianDaysToSession: session }),
    outcomes: counted(cases.flatMap((c) => (c.dischargedOn === null ? [] : (c.outcome ?? 'unknown')))).map(([outcome, count]) => ({
      outcome,
      count,
    })),
    returnedToWork: cases.filter((c) => c.returnedOn !== null).length,
    sustained: cases.filter((c) => c.sustainedOn !== null).length,
  };
}

/**
 * How other practices' referrals fared, under the strictest policy of the programmes concerned. The practice's own cases are
 * left out, and no counts are given beside the percentages: own and all together would tell of the others by subtraction.
 */
export function comparison(others: readonly CaseOfPractice[], policies: readonly DisclosurePolicyName[]) {
  const policy = policyOver(policies);
  const all = fared(others);
  const reached = (days: (c: CaseOfPractice) => number | null): number => others.filter((c) => days(c) !== null).length;
  return {
    disclosure: policy.name,
    referrals: policy.count(all.referrals),
    acceptedPercent: policy.percentage(all.accepted, all.referrals),
    medianDaysToContact: policy.statistic(
      all.medianDaysToContact,
      reached((c) => c.daysToContact),
    ),
    medianDaysToSession: policy.statistic(
      all.medianDaysToSession,
      reached((c) => c.daysToSession),
    ),
    returnedToWorkPercent: policy.percentage(all.returnedToWork, all.discharged),
    sustainedPercent: policy.percentage(all.sustained, all.discharged),
  };
}

/** How many letters to the practice are where. */
export function letterCounts(letters: readonly LetterOfPractice[]) {
  const of = (...statuses: string[]): number => letters.filter((l) => statuses.includes(l.status)).length;
  return {
    sent: of('sent', 'delivered', 'rejected', 'undeliverable'),
    delivered: of('delivered'),
    undeliverable: of('undeliverable', 'rejected'),
    held: of('held'),
  };
}

/** The middle value; of an even number the lower of the two (nearest rank). */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length / 2) - 1];
}

function counted(words: readonly string[]): [string, number][] {
  return [...Map.groupBy(words, (word) => word)]
    .map(([word, all]): [string, number] => [word, all.length])
    .sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}
