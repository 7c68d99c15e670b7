import { Controller, Get, Header, Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Public } from '#access';
import { Database, isUnavailable } from '#database';
import { LOG_START, type EventLog } from '#event-log';
import { EVENT_LOG } from '#platform';
import { allParked, Progress } from '#projections';
import { soon } from './soon.js';

/** The measurements of one process. Labels are routes and names of parts, never anything about a person. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'stepwise_http_request_seconds',
    help: 'Time to answer requests, in seconds',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor(@Inject(Progress) progress: Progress, @Inject(EVENT_LOG) log: EventLog, @Inject(Database) database: Database) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'stepwise_events_behind',
      help: 'Events between the head of the log and what a projection or policy has taken in',
      labelNames: ['part'],
      registers: [this.registry],
      async collect() {
        const behind = async (name: string, head: string) => [name, await log.countBetween(progress.of(name) ?? LOG_START, head)] as const;
        this.reset();
        try {
          const head = await soon(log.head());
          for (const [part, events] of await soon(Promise.all(progress.names().map((name) => behind(name, head))))) this.set({ part }, events);
        } catch (error) {
          // The other measurements are wanted all the more.
          if (!isUnavailable(error)) throw error;
        }
      },
    });
    new Gauge({
      name: 'stepwise_parked_cases',
      help: 'Cases that a projection or policy could not take in',
      labelNames: ['part'],
      registers: [this.registry],
      async collect() {
        const parked = await allParked(database);
        this.reset();
        for (const name of progress.names()) this.set({ part: name }, parked.get(name)?.length ?? 0);
      },
    });
  }

  /** Notes one answered request; `route` is the pattern, so that no id becomes a label. */
  answered(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }
}

/** Measures every request, also those that never reach a controller: without a valid token, beyond a limit, to nowhere. */
@Injectable()
export class MeasureRequests implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onResponse', async (request, reply) =>
      this.metrics.answered(request.method, request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000),
    );
  }
}

@ApiExcludeController()
@Controller('metrics')
@Public()
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
