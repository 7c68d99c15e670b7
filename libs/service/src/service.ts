import { CommandBus } from '@nestjs/cqrs';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { Scheduler } from '#caseload';
import { openApiDocument, serveApiDocs } from '#api-docs';
import { acceptFhirJson, fhirErrors } from '#fhir';
import { ReadModels } from '#http';
import { Background, httpServer, type Platform } from '#platform';
import type { Send } from '#projections';
import { outboxEraser } from '#letters';
import { allPolicies, allProjections, MODULES, outboxOf, REFUSALS } from './parts.js';

/** The whole service over one platform: requests in front, projections and policies behind. */
export interface Service {
  app: NestFastifyApplication;
  background: Background;
  /** Raises what falls due; live, it ticks by itself. */
  scheduler: Scheduler;
  /** The interface document, made when somebody first asks for it. */
  document(): OpenAPIObject;
  /** Sends a command to its module, as requests, policies and schedules do. */
  send: Send;
  stop(): Promise<void>;
}

/** The document is the same for every service of this code. */
let made: OpenAPIObject | undefined;

/**
 * Puts the whole service together and starts what runs behind it; the caller decides where it listens.
 *
 * @param time `by-hand`: whoever moves the clock calls `background.catchUp()` for the read models and `scheduler.tick()`
 */
export async function composeService(platform: Platform, time: 'live' | 'by-hand' = 'live'): Promise<Service> {
  const app = await httpServer(platform, MODULES, fhirErrors);
  acceptFhirJson(app.getHttpAdapter().getInstance());
  const document = (): OpenAPIObject => (made ??= openApiDocument(app, REFUSALS));
  serveApiDocs(app, document);
  await app.init();
  platform.eraser.onErased.push(outboxEraser({ streams: platform.streams, transport: outboxOf(platform) }));
  const bus = app.get(CommandBus, { strict: false });
  const projections = allProjections();
  app.get(ReadModels, { strict: false }).names = projections.map((p) => p.name);
  const send: Send = (command) => bus.execute(command);
  const background = new Background(platform, { projections, policies: allPolicies(platform) }, send);
  await background.start(time);
  const { database, log, clock, report } = platform;
  const scheduler = new Scheduler({ database, log, clock, send, report });
  if (time === 'live') scheduler.start();
  return {
    app,
    background,
    scheduler,
    document,
    send,
    async stop() {
      await app.close();
      await scheduler.stop();
      await background.stop();
      await platform.close();
    },
  };
}
