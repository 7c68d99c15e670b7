import { addDays, type Actor, type LocalDate } from '#kernel';
import { DischargeModuleCommand, type DischargeCommand } from '#discharge';
import type { DischargeReason, Evidence, ReopeningReason, SatisfactionSource, WorkStatus } from '#discharge/contract';
import type { CaseDesk } from './case-desk.js';

/** Work, discharge and what comes after it. */
export class EndingPart {
  private lastDischarge: LocalDate | undefined;

  constructor(private readonly desk: CaseDesk) {}

  /** The day of the last discharge. */
  get dischargedOn(): LocalDate {
    if (this.lastDischarge === undefined) throw new Error('The case of this story has not been discharged yet');
    return this.lastDischarge;
  }

  /** Where the person stands in work from now on; hours a week for those at work. */
  works(status: WorkStatus, hoursPerWeek?: number, evidence: Evidence = 'person'): Promise<void> {
    return this.does({ type: 'RecordWorkStatus', status, evidence, ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }) });
  }

  /** The work status last recorded was wrong. */
  workCorrected(facts: { status?: WorkStatus; hoursPerWeek?: number | null }): Promise<void> {
    return this.desk.correct(DischargeModuleCommand, 'WorkStatusRecorded', { facts }, 'reported-by-person');
  }

  /** The case is closed, and the person mostly says how much it helped. */
  async discharged(reason: DischargeReason, benefit?: { from: number; to: number }): Promise<void> {
    const { chance } = this.desk;
    const benefitRating = benefit && chance.happens(0.8) ? chance.between(benefit.from, benefit.to) : undefined;
    await this.does({ type: 'DischargeCase', reason, ...(benefitRating === undefined ? {} : { benefitRating }) });
    this.lastDischarge = this.desk.today;
  }

  /** The case is closed on somebody who was not reached: with clear notice, a decider and a look at vulnerability. */
  async dischargedUnseen(reason: 'did-not-attend' | 'unable-to-contact', noticeGivenOn: LocalDate, noticeFor: LocalDate): Promise<void> {
    const { teamLead } = this.desk.staff;
    const afterDna = { decidedBy: teamLead.id, noticeGivenOn, noticeFor, vulnerabilityCheckedOn: this.desk.today };
    await this.does({ type: 'DischargeCase', reason, afterDna }, teamLead);
    this.lastDischarge = this.desk.today;
  }

  reopened(reason: ReopeningReason): Promise<void> {
    return this.does({ type: 'ReopenCase', reason });
  }

  /** At a follow-up point, in weeks after discharge, the person tells where they stand. */
  followedUp(weeks: number, status: WorkStatus, hoursPerWeek?: number): Promise<void> {
    return this.does({ type: 'RecordFollowUp', weeks, status, evidence: 'person', ...(hoursPerWeek === undefined ? {} : { hoursPerWeek }) });
  }

  notReachedAt(weeks: number): Promise<void> {
    return this.does({ type: 'RecordFollowUp', weeks, status: 'not-reached' });
  }

  satisfied(from: SatisfactionSource, score: number): Promise<void> {
    return this.does({ type: 'RecordSatisfaction', from, score, comment: score >= 4 ? 'Helpful and kind.' : 'It took long.' });
  }

  /** A day some days ahead by which the person is asked to get in touch. */
  deadline(days: number): LocalDate {
    return addDays(this.desk.today, days);
  }

  private async does(command: DischargeCommand, actor: Actor = this.desk.staff.caseworker): Promise<void> {
    await this.desk.send(actor, (target, envelope) => new DischargeModuleCommand(target, command, envelope));
  }
}
