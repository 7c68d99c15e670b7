import { derivedId, isRefusal, type CommandEnvelope, type Refusal, type Uuid } from '#kernel';
import type { Desk } from '#handling';
import { caseIsOpen, patiently } from '#people';
import { personStanding, personStream, type PersonEvent } from '#people/contract';
import type { PersonLookup } from '#privacy';
import { referralStanding, referralStream } from '../model/standing.js';
import type { ReferralEvent } from '../model/events.js';
import type { CheckedIntake } from './check-intake.js';

/** Who a referral is about, and what that brings up. */
export interface FoundPerson {
  personId: Uuid;
  probableDuplicate?: { otherCases: Uuid[]; because: 'same-nhs-number' | 'same-name-and-birth-date' };
  earlierCase?: Uuid;
}

/**
 * Finds out whom a referral is about. A verified NHS number recognises a person; name and birth date only make somebody
 * ask whether it is the same one; nothing else counts, least of all a number that fails its check.
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
    if (open.length > 0) return { personId, probableDuplicate: { otherCases: open, because: 'same-nhs-number' } };
    const alike = await this.casesOfPeopleAlike(personal, personId, caseId);
    const earlierCase = closed.at(-1);
    return {
      personId,
      ...(alike.length > 0 ? { probableDuplicate: { otherCases: alike, because: 'same-name-and-birth-date' } } : {}),
      ...(earlierCase ? { earlierCase } : {}),
    };
  }

  /**
   * Other cases of a person. This case is noted on the person's stream first, so of two referrals at the same moment the
   * later one sees the earlier one, received or not.
   */
  private async otherCases(personId: Uuid, caseId: Uuid, commandId: Uuid): Promise<{ open: Uuid[]; closed: Uuid[] } | Refusal> {
    const noted = await patiently(this.desk, { caseId, partId: personId }, { type: 'NoteCase', caseId }, systemNote(caseId, commandId));
    if (isRefusal(noted)) return noted;
    const { cases } = personStanding(await this.desk.streams.read<PersonEvent>(personStream(personId)));
    const before = cases.slice(0, cases.indexOf(caseId));
    const states = await Promise.all(before.map((id) => caseIsOpen(this.desk.streams, id)));
    return { open: before.filter((_, i) => states[i] !== 'closed'), closed: before.filter((_, i) => states[i] === 'closed') };
  }

  /** Open cases of other people of that name and birth date, among them those that are being received at this moment. */
  private async casesOfPeopleAlike({ name, birthDate }: CheckedIntake['personal'], personId: Uuid, caseId: Uuid): Promise<Uuid[]> {
    if (!birthDate) return [];
    const others = await this.lookup.othersOfNameAndBirthDate(name.given, name.family, birthDate, personId);
    const cases = await Promise.all(
      others.map(async (other) => personStanding(await this.desk.streams.read<PersonEvent>(personStream(other))).cases),
    );
    const candidates = cases.flat().filter((id) => id !== caseId);
    const states = await Promise.all(candidates.map((id) => caseIsOpen(this.desk.streams, id)));
    return candidates.filter((_, i) => states[i] !== 'closed');
  }
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
