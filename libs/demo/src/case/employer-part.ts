import { addDays, type Actor, type Uuid } from '#kernel';
import { EmployerLiaisonModuleCommand, type LiaisonCommand } from '#employer-liaison';
import type { CaseDesk } from './case-desk.js';
import { pictureOf } from './clinical-pictures.js';

type Of<T extends LiaisonCommand['type']> = Extract<LiaisonCommand, { type: T }>;
type Kind = Of<'ProposeAdjustments'>['adjustments'][number]['kind'];
type Response = Of<'RecordEmployerResponse'>['responses'][number]['response'];

/** What is told to, agreed with and done by the person's employer. */
export class EmployerPart {
  private adjustments: readonly { adjustmentId: Uuid; kind: Kind }[] = [];

  constructor(private readonly desk: CaseDesk) {}

  opened(): Promise<void> {
    const { name, contactName, telephone, email } = this.desk.person.employer;
    return this.does({ type: 'OpenLiaison', employerName: name, contactName, telephone, email });
  }

  contacted(result: Of<'RecordEmployerContact'>['result'] = 'spoke'): Promise<void> {
    return this.does({ type: 'RecordEmployerContact', method: result === 'replied' || result === 'sent' ? 'email' : 'telephone', result });
  }

  /** The person is shown what the employer would be told. */
  reportOffered(...adjustments: readonly Kind[]): Promise<void> {
    const functionalLimits = pictureOf(this.desk.condition).limits;
    return this.does(
      { type: 'OfferReport', functionalLimits, adjustments, text: 'Can return with some changes for the first weeks.' },
      this.desk.staff.clinician,
    );
  }

  reportCorrected(): Promise<void> {
    return this.does({ type: 'CorrectReport', text: 'Can return with some changes for the first weeks, beginning with mornings.' });
  }

  reportReleased(): Promise<void> {
    return this.does({ type: 'ReleaseReport', how: this.desk.chance.pick(['verbal', 'written', 'online']) });
  }

  reportWithheld(): Promise<void> {
    return this.does({ type: 'WithholdReport' });
  }

  async adjustmentsProposed(...kinds: readonly Kind[]): Promise<void> {
    await this.does({ type: 'ProposeAdjustments', adjustments: kinds.map((kind) => ({ kind, description: 'As talked about with the manager.' })) });
    this.adjustments = this.desk.eventOf<{ adjustments: { adjustmentId: Uuid; kind: Kind }[] }>('AdjustmentsProposed').data.adjustments;
  }

  /** The employer answers to each of the adjustments, in the order proposed. */
  answered(...responses: readonly Response[]): Promise<void> {
    const given = responses.map((response, i) => ({ adjustmentId: this.adjustment(i), response }));
    return this.does({ type: 'RecordEmployerResponse', responses: given });
  }

  /** The n-th adjustment proposed, from 0, is in place. */
  implemented(n: number): Promise<void> {
    return this.does({ type: 'RecordAdjustmentImplemented', adjustmentId: this.adjustment(n) });
  }

  workplaceVisited(): Promise<void> {
    return this.does({ type: 'RecordWorkplaceVisit', mode: 'on-site', findings: 'The bench is too low for long work.' });
  }

  mediated(result: Of<'RecordMediation'>['result']): Promise<void> {
    return this.does({ type: 'RecordMediation', result });
  }

  phasedReturnAgreed(...hoursByWeek: readonly number[]): Promise<void> {
    return this.does({ type: 'AgreePhasedReturn', startsOn: addDays(this.desk.today, 7), hoursByWeek });
  }

  closed(reason: Of<'CloseLiaison'>['reason']): Promise<void> {
    return this.does({ type: 'CloseLiaison', reason });
  }

  private adjustment(n: number): Uuid {
    const adjustment = this.adjustments[n];
    if (!adjustment) throw new Error(`There is no adjustment ${n} in this story`);
    return adjustment.adjustmentId;
  }

  private async does(command: LiaisonCommand, actor: Actor = this.desk.staff.caseworker): Promise<void> {
    await this.desk.send(actor, (target, envelope) => new EmployerLiaisonModuleCommand(target, command, envelope));
  }
}
