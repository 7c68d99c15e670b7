import { Module } from '@nestjs/common';
import { Database } from '#database';
import { Streams } from '#handling';
import { CommandSender } from '#http';
import { CLOCK, type Clock } from '#kernel';
import { ProgrammeShelf } from '#programmes';
import { ReferralIntake } from '#referral';
import { FhirRequests } from './fhir-requests.js';
import { FHIR_SETTINGS, fhirSettingsFrom, type FhirSettings } from './fhir-settings.js';
import { FhirIntakeController } from './http/fhir-intake.controller.js';
import { FhirProgressController } from './http/fhir-progress.controller.js';
import { ReferralReceiver } from './referral-receiver.js';

@Module({
  controllers: [FhirIntakeController, FhirProgressController],
  providers: [
    { provide: FHIR_SETTINGS, useFactory: () => fhirSettingsFrom(process.env) },
    { provide: FhirRequests, useFactory: (database: Database) => FhirRequests.open(database), inject: [Database] },
    {
      provide: ReferralReceiver,
      useFactory: (
        intake: ReferralIntake,
        shelf: ProgrammeShelf,
        streams: Streams,
        sender: CommandSender,
        requests: FhirRequests,
        settings: FhirSettings,
        clock: Clock,
      ) => new ReferralReceiver({ intake, shelf, streams, sender, requests, settings, clock }),
      inject: [ReferralIntake, ProgrammeShelf, Streams, CommandSender, FhirRequests, FHIR_SETTINGS, CLOCK],
    },
  ],
})
export class FhirModule {}
