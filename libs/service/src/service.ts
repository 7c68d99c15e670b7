import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ProblemException } from '#http';
import { problemBody, ReadModels } from '#http';
import { CORRECTABLE_MODULES, CorrectionsController } from '#corrections';
import type { ModuleCommand } from '#handling';
import { Background, httpServer, type Platform } from '#platform';
import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReferralModule, referralCorrections } from '#referral';

@Module({
  imports: [CqrsModule],
  controllers: [CorrectionsController],
  providers: [{ provide: CORRECTABLE_MODULES, useValue: [referralCorrections] }],
})
class CorrectionsModule {}

/** The whole service over one platform: requests in front, projections and policies behind. */
export interface Service {
  app: NestFastifyApplication;
  background: Background;
  stop(): Promise<void>;
}

export async function composeService(platform: Platform): Promise<Service> {
  const app = await httpServer(platform, [ReferralModule, CorrectionsModule], (problem: ProblemException) => problemBody(problem, undefined));
  await app.init();
  const bus = app.get(CommandBus, { strict: false });
  const work = { projections: [], policies: [] };
  app.get(ReadModels, { strict: false }).names = [];
  const background = new Background(platform, work, (command: ModuleCommand<{ type: string }>) => bus.execute(command));
  await background.start();
  return {
    app,
    background,
    async stop() {
      await app.close();
      await background.stop();
      await platform.close();
    },
  };
}
