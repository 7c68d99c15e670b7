import type { Uuid } from '#kernel';
import type { ListingOn } from '#reporting';
import { believed, type HistoryEvent } from '../clocks/case-event.js';
import { caseClocks, type Clock } from '../clocks/clock.js';
import { daysWaited, type DaysWaited } from '../clocks/days-waited.js';
import type { FindTerms } from '../clocks/programme-terms.js';
import { referralOfCase, type ReferralOfCase } from '../clocks/referral-of-case.js';
import type { WaitFact } from './schema.js';

/**
 * The facts about the waits of a case that its history amounts to.
 *
 * @param listed where practices belonged, by what is known
 */
export function factsOfCase(caseId: Uuid, history: readonly HistoryEvent[], find: FindTerms, listed: ListingOn): WaitFact[] {
  const events = believed(history);
  const referral = referralOfCase(events);
  if (!referral) return [];
  const person = attribution(referral, listed);
  const clocks = caseClocks(events, find);
  const counted = new Map<string, number>();
  return clocks.map((clock) => {
    const nth = (counted.get(clock.measure) ?? 0) + 1;
    counted.set(clock.measure, nth);
    return { case_id: caseId, ...waitOf(clock), ...underOf(clock, find), ...person, nth };
  });
}

/** What tells a fact apart from the others of its case. */
export const keyOf = ({ measure, part, spell }: Pick<WaitFact, 'measure' | 'part' | 'spell'>): string => `${measure}|${part}|${spell}`;

type Attribution = Pick<
  WaitFact,
  'practice' | 'board' | 'network' | 'source' | 'condition_group' | 'employer_size' | 'age_band' | 'sex' | 'ethnic_group'
>;

/** The first condition named is the main one. Board and network are those of the practice on the day of referral. */
function attribution({ facts }: ReferralOfCase, listed: ListingOn): Attribution {
  const listing = facts.practice === undefined ? undefined : listed(facts.practice, facts.noticeReceivedOn);
  return {
    practice: facts.practice ?? null,
    board: listing?.board ?? null,
    network: listing?.network ?? null,
    source: facts.source,
    condition_group: facts.conditionGroups[0] ?? null,
    employer_size: facts.employment.employerSize ?? null,
    age_band: facts.ageBand,
    sex: facts.sex,
    ethnic_group: facts.ethnicGroup,
  };
}

type Under = Pick<WaitFact, 'nation' | 'count_in' | 'programme' | 'programme_version' | 'provider' | 'commissioner' | 'stage'>;

function underOf({ programme, stage, nation, countIn }: Clock, find: FindTerms): Under {
  const { provider, commissioner } = find(programme);
  return { nation, count_in: countIn, programme: programme.id, programme_version: programme.version, provider, commissioner, stage: stage ?? null };
}

function waitOf(clock: Clock): Omit<WaitFact, 'case_id' | 'nth' | keyof Attribution | keyof Under> {
  const { measure, intervention, spell, startOn, started, entersOn, pauses, end, targetDays, breachOn } = clock;
  const calendar = daysOf(clock, 'calendar-days');
  const working = daysOf(clock, 'working-days');
  return {
    measure,
    part: intervention?.id ?? '',
    spell,
    start_on: startOn ?? null,
    enters_on: entersOn,
    ended_on: end?.on ?? null,
    ended_how: end?.how ?? null,
    left_why: end?.why ?? null,
    start_event: started.eventId,
    end_event: end?.cause.eventId ?? null,
    pauses: pauses.map(({ from, to, rule, startedBy, endedBy }) => ({
      from,
      ...(to ? { to } : {}),
      rule,
      startedBy: startedBy.eventId,
      ...(endedBy ? { endedBy: endedBy.eventId } : {}),
    })),
    calendar_included: calendar?.pausesIncluded ?? null,
    calendar_excluded: calendar?.pausesExcluded ?? null,
    working_included: working?.pausesIncluded ?? null,
    working_excluded: working?.pausesExcluded ?? null,
    target_days: targetDays ?? null,
    breach_on: breachOn ?? null,
    intervention_kind: intervention?.kind ?? null,
  };
}

function daysOf({ startOn, end, nation, pauses }: Clock, countIn: Clock['countIn']): DaysWaited | undefined {
  return startOn === undefined || end === undefined ? undefined : daysWaited({ nation, countIn }, startOn, end.on, pauses);
}
