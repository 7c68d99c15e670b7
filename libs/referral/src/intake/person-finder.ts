import { derivedId, isRefusal, type CommandEnvelope, type Refusal, type Uuid } from '#kernel';
import type { Desk } from '#handling';
import { caseIsOpen, patiently } from '#people';
import { personStanding, personStream, type PersonEvent, type PersonStanding } from '#people/contract';
import type { PersonLookup } from '#privacy';
import { referralStanding, referralStream } from '../model/standing.js';
import type { ProbableDuplicate, ReferralEvent } from '../model/events.js';
import type { CheckedIntake } from './check-intake.js';

/** Who a referral is about, and what that brings up. */
export interface FoundPerson {
  personId: Uuid;
  probableDuplicate?: ProbableDuplicate;
  earlierCase?: Uuid;
}

/** Cases by whether something may still become of them; one that is being received counts as open. */
interface CasesOfPerson {
  open: Uuid[];
  closed: Uuid[];
}

/**
 * Finds out whom a referral is about. A verified NHS number recognises a person; name and birth date only make somebody
 * ask whether it is the same one, and so does a link that staff made between two records; nothing else counts, least of all
 * a number that fails its check.
 */
export class PersonFinder {
  constructor(
    private readonly desk: Desk,
    private readonly lookup: PersonLookup,
  ) {}

  /** @returns a refusal if the command was carried out before, on another case */
  async find(caseId: Uuid, { facts, personal }: CheckedIntake, { commandId }: Pick<CommandEnvelope, 'commandId'>): Promise<FoundPerson | Refusal> {
    const known = referralStanding(await this.desk.streams.read<ReferralEvent>(referralStream(caseId)));
    if (known.status !== 'none') return { personId: known.personId };
    const own = derivedId(caseId, 'person');
    const verified = facts.nhsNumberStatus === 'verified' && personal.nhsNumber !== undefined;
    const personId = verified ? await this.lookup.personByNhsNumber(personal.nhsNumber as string, own) : own;
    const others = await this.otherCases(personId, caseId, commandId);
    if (isRefusal(others)) return others;
    const { open, closed } = others;
    const linked = await this.casesOf(await this.linkedTo([personId]), caseId);
    const alike = open.length > 0 ? [] : await this.casesOfPeopleAlike(personal, personId, caseId);
    const probableDuplicate = duplicateOf(open, linked.open, alike);
    if (open.length > 0) return { personId, ...probableDuplicate };
    const earlierCase = linked.closed.length > 0 ? await this.latest([...closed, ...linked.closed]) : closed.at(-1);
    return { personId, ...probableDuplicate, ...(earlierCase ? { earlierCase } : {}) };
  }

  /**
   * Other cases of a person. This case is noted on the person's stream first, so of two referrals at the same moment the
   * later one sees the earlier one, received or not.
   */
  private async otherCases(personId: Uuid, caseId: Uuid, commandId: Uuid): Promise<CasesOfPerson | Refusal> {
    const noted = await patiently(this.desk, { caseId, partId: personId }, { type: 'NoteCase', caseId }, systemNote(caseId, commandId));
    if (isRefusal(noted)) return noted;
    const { cases } = await this.standingOf(personId);
    return await this.byState(cases.slice(0, cases.indexOf(caseId)));
  }

  /**
   * Open cases of other people of that name and birth date and of the records linked to theirs, among them those that are
   * being received at this moment.
   */
  private async casesOfPeopleAlike({ name, birthDate }: CheckedIntake['personal'], personId: Uuid, caseId: Uuid): Promise<Uuid[]> {
    if (!birthDate) return [];
    const others = await this.lookup.othersOfNameAndBirthDate(name.given, name.family, birthDate, personId);
    return (await this.casesOf([...others, ...(await this.linkedTo(others))], caseId)).open;
  }

  /** Cases of some people. */
  private async casesOf(people: readonly Uuid[], except: Uuid): Promise<CasesOfPerson> {
    const standings = await Promise.all(people.map((person) => this.standingOf(person)));
    const cases = standings.flatMap((standing) => standing.cases).filter((id) => id !== except);
    return await this.byState([...new Set(cases)]);
  }

  /** Everybody whose record staff have linked to one of these, by however many steps. */
  private async linkedTo(people: readonly Uuid[]): Promise<Uuid[]> {
    const found = new Set(people);
    for (const person of found) for (const other of (await this.standingOf(person)).linkedTo) found.add(other);
    return [...found].filter((person) => !people.includes(person));
  }

  private async standingOf(personId: Uuid): Promise<PersonStanding> {
    return personStanding(await this.desk.streams.read<PersonEvent>(personStream(personId)));
  }

  /** The one of these cases whose referral came last. */
  private async latest(cases: readonly Uuid[]): Promise<Uuid | undefined> {
    const referrals = await Promise.all(cases.map(async (id) => referralStanding(await this.desk.streams.read<ReferralEvent>(referralStream(id)))));
    const received = referrals.flatMap((referral) => (referral.status === 'none' ? [] : [referral]));
    return received.toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt)).at(-1)?.caseId;
  }

  private async byState(cases: readonly Uuid[]): Promise<CasesOfPerson> {
    const states = await Promise.all(cases.map((id) => caseIsOpen(this.desk.streams, id)));
    return { open: cases.filter((_, i) => states[i] !== 'closed'), closed: cases.filter((_, i) => states[i] === 'closed') };
  }
}

/** What the search has found, by the best reason for it. */
function duplicateOf(own: readonly Uuid[], linked: readonly Uuid[], alike: readonly Uuid[]): Pick<FoundPerson, 'probableDuplicate'> {
  const otherCases = [...new Set([...own, ...linked, ...alike])];
  if (otherCases.length === 0) return {};
  return {
    probableDuplicate: { otherCases, because: own.length > 0 ? 'same-nhs-number' : linked.length > 0 ? 'linked-record' : 'same-name-and-birth-date' },
  };
}

/**
 * Noting a case is the system's own doing; the same case is noted once, whoever asks. It is named after the command that
 * refers: a command that was used for another case notes nothing, or that case would be open here and come to nobody.
 */
function systemNote(caseId: Uuid, referring: Uuid): CommandEnvelope {
  const commandId = derivedId(referring, 'note');
  return {
    commandId,
    fingerprint: caseId,
    correlationId: commandId,
    causationId: commandId,
    actor: { id: 'stepwise', role: 'system' as const, organisation: 'stepwise' },
  };
}
