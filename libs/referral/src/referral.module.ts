import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { commandHandler } from '#handling';
import { handledReferral, ReferralModuleCommand } from './handled-referral.js';
import { ConsentsController } from './http/consents.controller.js';
import { EligibilityController } from './http/eligibility.controller.js';
import { IntakeController } from './http/intake.controller.js';
import { ReferralController } from './http/referral.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [IntakeController, EligibilityController, ReferralController, ConsentsController],
  providers: [commandHandler(ReferralModuleCommand, handledReferral)],
})
export class ReferralModule {}
