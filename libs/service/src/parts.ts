import { join } from 'node:path';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AssessmentModule, assessmentCorrections, assessmentPolicies, refuseAssessment } from '#assessment';
import { CaseloadModule, caseloadProjection, refuseWorklist, worklistCorrections } from '#caseload';
import { CaseViewModule } from '#case-view';
import { CORRECTABLE_MODULES, CorrectionsController, documentConsistency, type CorrectableModule } from '#corrections';
import { DefinitionsModule, refuseDefinition } from '#definitions';
import { DischargeModule, dischargeCorrections, refuseDischarge } from '#discharge';
import { EmployerLiaisonModule, employerLiaisonCorrections, employerLiaisonPolicies, refuseEmployerLiaison } from '#employer-liaison';
import { FhirModule, refuseFhir } from '#fhir';
import { GpFeedbackModule } from '#gp-feedback';
import { refuseCase, refuseCommand } from '#handling';
import type { AnyRefusals } from '#http';
import { InterventionModule, interventionCorrections, interventionPolicies, refuseIntervention } from '#intervention';
import { refuseCorrection } from '#kernel';
import { letterCorrections, letterPolicies, lettersProjection, LettersModule, OutboxFolder, refuseLetter } from '#letters';
import { OperationsModule } from '#operations';
import { OutcomesModule, outcomesProjection } from '#outcomes';
import { PeopleModule, peoplePolicies, Recognition, refusePerson } from '#people';
import type { Platform } from '#platform';
import { PracticesModule, refusePractice } from '#practices';
import { ProgrammesModule, refuseProgramme } from '#programmes';
import type { Policy, Projection } from '#projections';
import { PublicationsModule, publicationsProjection, refusePublication } from '#publications';
import { refuseReport } from '#reporting';
import { ReferralModule, referralCorrections, refuseConsent, refuseIntake, refuseReferral } from '#referral';
import { refuseSafeguarding, safeguardingCorrections, SafeguardingModule } from '#safeguarding';
import { refuseTraining, TrainingModule } from '#training';
import { refuseTriage, triageCorrections, TriageModule, triagePolicies } from '#triage';
import { CurrentWaits, WaitingTimesModule, waitingTimesProjection } from '#waiting-times';

/** Modules whose facts can be corrected. */
const CORRECTABLE: readonly CorrectableModule[] = [
  ...[referralCorrections, triageCorrections, assessmentCorrections, interventionCorrections, employerLiaisonCorrections],
  ...[dischargeCorrections, safeguardingCorrections, letterCorrections, worklistCorrections],
];

documentConsistency(
  ...[refuseReferral, refuseConsent, refuseTriage, refuseAssessment, refuseIntervention, refuseEmployerLiaison, refuseDischarge],
  ...[refuseSafeguarding, refuseLetter, refuseWorklist],
);

@Module({ controllers: [CorrectionsController], providers: [{ provide: CORRECTABLE_MODULES, useValue: CORRECTABLE }] })
class CorrectionsModule {}

/** Everything that answers requests. */
export const MODULES: readonly (Type | DynamicModule)[] = [
  ...[ReferralModule, FhirModule, TriageModule, AssessmentModule, InterventionModule, EmployerLiaisonModule, DischargeModule],
  ...[SafeguardingModule, LettersModule, PeopleModule, CaseloadModule, CaseViewModule, OutcomesModule, GpFeedbackModule],
  DefinitionsModule,
  ...[
    WaitingTimesModule,
    ProgrammesModule.withWaits([WaitingTimesModule], CurrentWaits),
    PracticesModule,
    CorrectionsModule,
    TrainingModule,
    OperationsModule,
  ],
  PublicationsModule,
];

/** Every catalogue of refusals, for the interface document. */
export const REFUSALS: readonly AnyRefusals[] = [
  ...[
    refuseCase,
    refuseCommand,
    refuseCorrection,
    refuseConsent,
    refuseIntake,
    refuseReferral,
    refuseFhir,
    refuseProgramme,
    refusePractice,
    refusePerson,
  ],
  ...[
    refuseTriage,
    refuseAssessment,
    refuseIntervention,
    refuseEmployerLiaison,
    refuseDischarge,
    refuseSafeguarding,
    refuseLetter,
    refuseWorklist,
    refuseReport,
    refuseDefinition,
    refusePublication,
    refuseTraining,
  ],
];

/** Where letters go out. */
export const outboxOf = ({ settings }: Platform): OutboxFolder => new OutboxFolder(join(settings.dataFolder, 'outbox'));

/** What happens by itself when something has happened. */
export const allPolicies = (platform: Platform): readonly Policy[] => {
  const { streams, eraser, vault, lookup, master, clock } = platform;
  return [
    ...triagePolicies(streams),
    ...assessmentPolicies(streams),
    ...interventionPolicies(streams),
    ...employerLiaisonPolicies(streams),
    ...peoplePolicies(streams, eraser, new Recognition(streams, vault, lookup)),
    ...letterPolicies({ streams, vault, master, clock, transport: outboxOf(platform) }),
  ];
};

/** All read models. */
export const allProjections = (): readonly Projection[] => [
  ...[caseloadProjection, lettersProjection, waitingTimesProjection, outcomesProjection],
  publicationsProjection,
];
