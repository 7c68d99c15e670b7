import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { AssessmentModule, assessmentCorrections, assessmentPolicies, refuseAssessment } from '#assessment';
import { CaseViewModule } from '#case-view';
import { CORRECTABLE_MODULES, CorrectionsController, type CorrectableModule } from '#corrections';
import { DischargeModule, dischargeCorrections, refuseDischarge } from '#discharge';
import { FhirModule, refuseFhir } from '#fhir';
import { refuseCase, refuseCommand } from '#handling';
import type { AnyRefusals } from '#http';
import { refuseCorrection } from '#kernel';
import { OperationsModule } from '#operations';
import { PeopleModule, peoplePolicies, refusePerson } from '#people';
import type { Platform } from '#platform';
import { refuseProgramme } from '#programmes';
import type { Policy, Projection } from '#projections';
import { ReferralModule, referralCorrections, refuseConsent, refuseIntake, refuseReferral } from '#referral';
import { refuseSafeguarding, safeguardingCorrections, SafeguardingModule } from '#safeguarding';
import { refuseTriage, triageCorrections, TriageModule, triagePolicies } from '#triage';

/** Modules whose facts can be corrected. */
const CORRECTABLE: readonly CorrectableModule[] = [
  referralCorrections,
  triageCorrections,
  assessmentCorrections,
  dischargeCorrections,
  safeguardingCorrections,
];

@Module({ controllers: [CorrectionsController], providers: [{ provide: CORRECTABLE_MODULES, useValue: CORRECTABLE }] })
class CorrectionsModule {}

/** Everything that answers requests. */
export const MODULES: readonly (Type | DynamicModule)[] = [
  ReferralModule,
  FhirModule,
  TriageModule,
  AssessmentModule,
  DischargeModule,
  SafeguardingModule,
  PeopleModule,
  CaseViewModule,
  CorrectionsModule,
  OperationsModule,
];

/** Every catalogue of refusals, for the interface document. */
export const REFUSALS: readonly AnyRefusals[] = [
  ...[refuseCase, refuseCommand, refuseCorrection, refuseConsent, refuseIntake, refuseReferral, refuseFhir, refuseProgramme, refusePerson],
  ...[refuseTriage, refuseAssessment, refuseDischarge, refuseSafeguarding],
];

/** What happens by itself when something has happened. */
export const allPolicies = ({ streams, eraser }: Platform): readonly Policy[] => [
  ...triagePolicies(streams),
  ...assessmentPolicies(streams),
  ...peoplePolicies(streams, eraser),
];

/** All read models. */
export const allProjections = (): readonly Projection[] => [];
