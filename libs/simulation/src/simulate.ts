import { addDays, atLondonTime, londonDate, type Instant, type LocalDate } from '#kernel';
import { isOpenOn, type Programme } from '#programmes/contract';
import { Chance } from '#invented';
import { inventPerson, type InventedPerson } from './case/people.js';
import { SHARES, type Shares } from './case/shares.js';
import { SimulatedCase } from './case/simulated-case.js';
import { tell } from './case/story.js';
import type { Chains } from './log/chains.js';
import type { Ledger } from './log/ledger.js';

/** What caseload is simulated. */
export interface Caseload {
  /** How many cases begin. */
  cases: number;
  /** The same seed, cases and days give the same caseload. */
  seed: string;
  /** The days on which cases begin, from the first to the last. */
  from: LocalDate;
  until: Instant;
}

/** A person, where their stream stands, and the last case of theirs that was told. */
interface Known {
  person: InventedPerson;
  chains: Chains;
  caseId: string;
  programme: string;
  over: number;
}

/** How many of those whose cases are over are remembered, since some come back. */
const REMEMBERED = 2_000;
const COME_BACK = 0.04;

/** Tells the cases of a caseload one after the other, in the order in which they begin. Yields the moment at which each does. */
export function* caseloadOf(
  { cases, seed, from, until }: Caseload,
  programmes: readonly Programme[],
  ledger: Ledger,
  onPerson: (person: InventedPerson) => void,
): Iterable<number> {
  const whole = new Chance(`${seed}|caseload`);
  const returning: Known[] = [];
  const first = Date.parse(`${from}T00:00:00.000Z`);
  const span = Date.parse(until) - first;
  let people = 0;
  for (let n = 0; n < cases; n++) {
    const chance = new Chance(`${seed}|case|${n}`);
    const begins = Math.floor(first + (span * n) / cases);
    const on = londonDate(new Date(begins).toISOString());
    const back = whole.happens(COME_BACK) && returning[0] && returning[0].over < begins - 30 * 86_400_000 ? returning.shift() : undefined;
    const { programme, shares } = programmeOn(on, programmes, whole, back?.programme);
    const person = back?.person ?? inventPerson(people++, on, shares, chance);
    if (!back) onPerson(person);
    const chains: Chains = back?.chains ?? new Map();
    const one = new SimulatedCase(ledger, chance, programme, person, begins);
    one.workingDays(0);
    const mayTakeOver = programme.id === 'employment-specialist-mh' ? programmes.find(({ id }) => id === 'staged-work-health') : undefined;
    tell(one, { shares, person: { chains, ...(back ? { earlierCase: back.caseId } : {}) }, ...(mayTakeOver ? { mayTakeOver } : {}) });
    returning.push({ person, chains, caseId: one.caseId, programme: programme.id, over: Date.parse(one.now) });
    if (returning.length > REMEMBERED) returning.shift();
    yield begins;
  }
}

/** A programme that takes referrals on a day, as often as its weight says. */
function programmeOn(on: LocalDate, programmes: readonly Programme[], chance: Chance, wanted?: string): { programme: Programme; shares: Shares } {
  const open = programmes.filter((each) => SHARES[each.id] && isOpenOn(each, addDays(on, -5)));
  const weights = Object.fromEntries(open.map(({ id }) => [id, SHARES[id]?.weight ?? 0]));
  const drawn = chance.weighted<string>(weights);
  const programme = open.find(({ id }) => id === (wanted ?? drawn)) ?? open.find(({ id }) => id === drawn);
  if (!programme) throw new Error(`No sample programme takes referrals on ${on}`);
  return { programme, shares: SHARES[programme.id] as Shares };
}

/** The moment at which a day of the service begins. */
export const opening = (day: LocalDate): Instant => atLondonTime(day, 7 * 60);
