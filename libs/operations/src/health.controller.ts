import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '#access';
import { Database, isUnavailable } from '#database';
import type { EventLog } from '#event-log';
import { EVENT_LOG } from '#platform';
import { Progress } from '#projections';
import { soon } from './soon.js';

/** How far behind the log each part is, in events; the log's head and their positions. */
export interface Readiness {
  status: 'ready' | 'not-ready';
  database: 'up' | 'down';
  /** Only where it is not in the database, and cannot be reached. */
  log?: 'down';
  head: string | null;
  parts: { name: string; position: string; behind: number }[];
}

/** Probes for whoever runs the service. They hold nothing about anybody. */
@ApiExcludeController()
@Controller('health')
@Public()
export class HealthController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(EVENT_LOG) private readonly log: EventLog,
    @Inject(Progress) private readonly progress: Progress,
  ) {}

  /** The process runs. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  /** The process can answer: its database and its log do. How far behind the read models are is told, not judged. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.readiness();
    if (readiness.status === 'not-ready') void reply.status(503);
    return readiness;
  }

  private async readiness(): Promise<Readiness> {
    if (!(await this.database.alive())) return { status: 'not-ready', database: 'down', head: null, parts: [] };
    try {
      return await soon(this.withLog());
    } catch (error) {
      if (isUnavailable(error)) return { status: 'not-ready', database: 'up', log: 'down', head: null, parts: [] };
      throw error;
    }
  }

  private async withLog(): Promise<Readiness> {
    const head = await this.log.head();
    const parts = await Promise.all(
      this.progress.names().map(async (name) => {
        const position = this.progress.of(name) ?? head;
        return { name, position, behind: await this.log.countBetween(position, head) };
      }),
    );
    return { status: 'ready', database: 'up', head, parts };
  }
}
