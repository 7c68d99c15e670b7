import { Inject, Injectable } from '@nestjs/common';
import { personNow } from '#case-view';
import { Streams } from '#handling';
import type { Actor, Uuid } from '#kernel';
import { Looks } from '#people';
import { ERASED, Vault } from '#privacy';
import { consentCovers, referenceOf, referralStanding, referralStream, type ReferralEvent } from '#referral/contract';
import type { CaseOfPractice } from '../feedback.js';

const MOST = 200;

/** A patient of the practice, named. */
interface NamedPatient {
  caseId: Uuid;
  reference: string;
  erased: boolean;
  name?: string;
  birthDate?: string;
  referredOn: string;
  standing: string;
  outcome?: string;
}

/** Names a practice's patients to it: those who agree at this moment that their GP is told. */
@Injectable()
export class OwnPatients {
  constructor(
    @Inject(Streams) private readonly streams: Streams,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Looks) private readonly looks: Looks,
  ) {}

  async named(cases: readonly CaseOfPractice[], actor: Actor): Promise<{ people: NamedPatient[]; morePeople: number; withoutConsent: number }> {
    const standings = await Promise.all(cases.map(async (c) => ({ c, ...(await this.standing(c.caseId)) })));
    const agreed = standings.filter(({ agrees }) => agrees);
    const people = await Promise.all(agreed.slice(0, MOST).map(({ c, personId }) => this.patient(c, personId, actor)));
    return { people, morePeople: Math.max(0, agreed.length - MOST), withoutConsent: cases.length - agreed.length };
  }

  private async standing(caseId: Uuid): Promise<{ agrees: boolean; personId: Uuid }> {
    const referral = referralStanding(await this.streams.read<ReferralEvent>(referralStream(caseId)));
    if (referral.status === 'none') return { agrees: false, personId: '' };
    return { agrees: consentCovers(referral.consents, 'gp') !== undefined, personId: referral.personId };
  }

  private async patient(c: CaseOfPractice, personId: Uuid, actor: Actor): Promise<NamedPatient> {
    const person = await personNow(await this.streams.read<ReferralEvent>(referralStream(c.caseId)), this.vault);
    const known = {
      caseId: c.caseId,
      reference: referenceOf(c.caseId),
      referredOn: c.referredOn,
      standing: c.standing,
      ...(c.outcome ? { outcome: c.outcome } : {}),
    };
    if (person === ERASED) return { ...known, erased: true };
    await this.looks.note(actor, personId, 'case', c.caseId);
    return {
      ...known,
      erased: false,
      ...(person.name ? { name: `${person.name.given} ${person.name.family}` } : {}),
      ...(person.birthDate ? { birthDate: person.birthDate } : {}),
    };
  }
}
