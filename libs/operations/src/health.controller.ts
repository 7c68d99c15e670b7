import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '#access';
import { Database } from '#database';
import type { EventLog } from '#event-log';
import { EVENT_LOG } from '#platform';
import { Progress } from '#projections';

/** How far behind the log each part is, in events; the log's head and their positions. */
export interface Readiness {
  status: 'ready' | 'not-ready';
  database: 'up' | 'down';
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

  /** The process can answer: its database does. How far behind the read models are is told, not judged. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.readiness();
    if (readiness.status === 'not-ready') void reply.status(503);
    return readiness;
  }

  private async readiness(): Promise<Readiness> {
    if (!(await this.database.alive())) return { status: 'not-ready', database: 'down', head: null, parts: [] };
    const head = await this.log.head();
    const parts = this.progress.names().map((name) => {
      const position = this.progress.of(name) ?? head;
      return { name, position, behind: Math.max(0, Number(head) - Number(position)) };
    });
    return { status: 'ready', database: 'up', head, parts };
  }
}
