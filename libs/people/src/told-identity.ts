import { isDeepStrictEqual } from 'node:util';
import type { CorrectionReason, EventShape, FactCorrected, LocalDate, Recorded } from '#kernel';
import type { NamedBirth, Traits, Vault } from '#privacy';
import type { ReferralEvent, ReferralPersonal } from '#referral/contract';

/** What tells, in a referral, who the person is. */
export const TELL_WHO: readonly string[] = ['ReferralReceived', 'ReferralAmended', 'InformationSupplied'] satisfies ReferralEvent['type'][];

/** Reasons for which what was told before was never true; for any other it was, and the person may still go by it elsewhere. */
const NEVER_TRUE: readonly CorrectionReason[] = ['entered-in-error', 'clerical-error', 'wrong-person'];

/** What was told of one thing: what is true of it or once was, and what never was. */
interface Told<T> {
  now?: T;
  before: readonly T[];
  never: readonly T[];
}

/** What one event told of who the person is, with its corrections. */
interface Telling {
  name: Told<Pick<NamedBirth, 'given' | 'family'>>;
  birthDate: Told<LocalDate>;
  /** Verified ones alone. */
  nhsNumber: Told<string>;
}

/** The same words under every event: null takes one out, and what is not there was not spoken of. */
type Words = { [K in 'name' | 'birthDate' | 'nhsNumber']?: ReferralPersonal[K] | null };

/**
 * By what one referral says that its person is found, and by what no longer, since it was never true of them: every name
 * with every birth date that they went by, however both came to be known. A number counts if the message that brought it
 * says that it was verified there: no answer and no correction verifies one. `erased` once the identity was.
 */
export async function toldBy(
  events: readonly Recorded<ReferralEvent | FactCorrected>[],
  vault: Pick<Vault, 'open'>,
): Promise<{ by: Traits; notBy: Traits } | 'erased'> {
  const tellings = new Map<string, Telling>();
  for (const event of events) {
    const { type, eventId, data } = event as Recorded<EventShape>;
    const correction = type === 'FactCorrected' ? (data as FactCorrected['data']) : undefined;
    if (!TELL_WHO.includes(correction?.correctedType ?? type)) continue;
    const opened = await vault.open<Words>(eventId, event.personal);
    if (opened.erased) return 'erased';
    if (!correction) tellings.set(eventId, firstTold(opened.personal, isVerified(data)));
    else correct(tellings, correction, opened.personal);
  }
  return traitsOf([...tellings.values()]);
}

/** Whether an event says itself that its number is verified: what it leaves unsaid is not enough to recognise anybody by. */
function isVerified(data: object): boolean {
  const { nhsNumberStatus, facts } = data as { nhsNumberStatus?: string; facts?: { nhsNumberStatus?: string | null } };
  return (nhsNumberStatus ?? facts?.nhsNumberStatus) === 'verified';
}

function firstTold({ name, birthDate, nhsNumber }: Words, verified: boolean): Telling {
  const first = <T>(value: T | null | undefined): Told<T> => ({ ...(value == null ? {} : { now: value }), before: [], never: [] });
  return { name: first(byItself(name)), birthDate: first(birthDate), nhsNumber: first(verified ? nhsNumber : undefined) };
}

function correct(tellings: Map<string, Telling>, { corrects, reason, struckOut }: FactCorrected['data'], words: Words): void {
  const told = tellings.get(corrects);
  if (!told) return;
  const never = NEVER_TRUE.includes(reason);
  // What was never true was not true either where a message before told it again.
  if (never && !struckOut) for (const [id, other] of tellings) tellings.set(id, denied(other, told, words));
  const { name, birthDate, nhsNumber } = told;
  const number = words.nhsNumber === undefined ? undefined : null;
  tellings.set(
    corrects,
    struckOut
      ? { name: neverTold(name), birthDate: neverTold(birthDate), nhsNumber: neverTold(nhsNumber) }
      : {
          name: toldAnew(name, byItself(words.name), never),
          birthDate: toldAnew(birthDate, words.birthDate, never),
          nhsNumber: toldAnew(nhsNumber, number, never),
        },
  );
}

function denied(telling: Telling, told: Telling, words: Words): Telling {
  const without = <K extends keyof Telling>(field: K): Telling[K] =>
    words[field] === undefined ? telling[field] : (withoutValue(telling[field] as Told<unknown>, told[field].now) as Telling[K]);
  return { name: without('name'), birthDate: without('birthDate'), nhsNumber: without('nhsNumber') };
}

function withoutValue<T>(told: Told<T>, value: T | undefined): Told<T> {
  const isMeant = (one: T): boolean => isDeepStrictEqual(one, value);
  if (value === undefined || !held(told).some(isMeant)) return told;
  const { now, before, never } = told;
  return { ...(now === undefined || isMeant(now) ? {} : { now }), before: before.filter((one) => !isMeant(one)), never: [...never, value] };
}

function toldAnew<T>(told: Told<T>, value: T | null | undefined, wasNeverTrue: boolean): Told<T> {
  if (value === undefined) return told;
  const old = told.now === undefined ? [] : [told.now];
  return {
    ...(value === null ? {} : { now: value }),
    before: wasNeverTrue ? told.before : [...told.before, ...old],
    never: wasNeverTrue ? [...told.never, ...old] : told.never,
  };
}

const neverTold = <T>(told: Told<T>): Told<T> => ({ before: [], never: [...told.never, ...held(told)] });

/** A name as people are found by it, whatever their title. */
const byItself = (name: Words['name']): Pick<NamedBirth, 'given' | 'family'> | null | undefined => name && { given: name.given, family: name.family };

const held = <T>({ now, before }: Told<T>): T[] => [...before, ...(now === undefined ? [] : [now])];

function traitsOf(tellings: readonly Telling[]): { by: Traits; notBy: Traits } {
  const names = tellings.flatMap(({ name }) => held(name));
  const birthDates = tellings.flatMap(({ birthDate }) => held(birthDate));
  const everyName = [...names, ...tellings.flatMap(({ name }) => name.never)];
  const everyBirthDate = [...birthDates, ...tellings.flatMap(({ birthDate }) => birthDate.never)];
  return {
    by: { nhsNumbers: tellings.flatMap(({ nhsNumber }) => held(nhsNumber)), named: together(names, birthDates) },
    // Also holds those that are true: the lookup takes away none of them.
    notBy: { nhsNumbers: tellings.flatMap(({ nhsNumber }) => nhsNumber.never), named: together(everyName, everyBirthDate) },
  };
}

const together = (names: readonly Pick<NamedBirth, 'given' | 'family'>[], birthDates: readonly LocalDate[]): NamedBirth[] =>
  names.flatMap(({ given, family }) => birthDates.map((birthDate) => ({ given, family, birthDate })));
