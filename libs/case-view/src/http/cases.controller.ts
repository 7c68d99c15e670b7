import { Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { Streams } from '#handling';
import { refuseCase } from '#handling';
import { CurrentActor, Problems, refused } from '#http';
import type { Actor, Recorded, Uuid } from '#kernel';
import { Looks } from '#people';
import { Vault } from '#privacy';
import { referralStanding, type ReferralEvent } from '#referral/contract';
import { eventsOfCase, eventsOfPerson, programmesOf, type CasePart } from '../case-streams.js';
import { caseView } from '../case-view.js';
import { timelineOf } from '../timeline.js';
import { CaseAnswer } from './case-answer.js';
import { TimelineAnswer } from './timeline-answer.js';

const caseId = ApiParam({ name: 'caseId', description: 'The case.', schema: { type: 'string', format: 'uuid' } });

/** One case, and its history in words. Read from the log itself, so what was just written is there. */
@ApiTags('cases')
@Controller('v1/cases/:caseId')
export class CasesController {
  constructor(
    @Inject(Streams) private readonly streams: Streams,
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Looks) private readonly looks: Looks,
  ) {}

  @Get()
  @Roles('caseworker', 'clinician', 'team-lead')
  @ApiOperation({ summary: 'One case as it stands' })
  @caseId
  @ApiOkResponse({ type: CaseAnswer, description: 'The case, with its revision as ETag. Noted in the access log of the person.' })
  @Problems(refuseCase)
  async one(@Param('caseId', ParseUUIDPipe) caseId: Uuid, @CurrentActor() actor: Actor) {
    const { position, struckOut } = await this.looked(caseId, actor, 'case');
    if (struckOut) throw refused(refuseCase('case.struck-out'));
    return await caseView(this.streams, this.vault, caseId, position);
  }

  @Get('timeline')
  @Roles('caseworker', 'clinician', 'team-lead')
  @ApiOperation({ summary: 'Every event of a case in words, with both times, the actor, and what corrected what' })
  @caseId
  @ApiOkResponse({ type: TimelineAnswer, description: 'The timeline. Noted in the access log of the person.' })
  @Problems(refuseCase)
  async timeline(@Param('caseId', ParseUUIDPipe) caseId: Uuid, @CurrentActor() actor: Actor) {
    const { events, position, personId } = await this.looked(caseId, actor, 'timeline');
    const told = [...events, ...(await eventsOfPerson(this.streams, personId))].sort((a, b) => (a.event.position < b.event.position ? -1 : 1));
    return {
      caseId,
      position,
      events: await timelineOf(
        told,
        await programmesOf(
          this.streams,
          events.map(({ event }) => event),
        ),
        this.vault,
      ),
    };
  }

  /** Reads the case and notes that somebody did. @throws ProblemException if there is no such case */
  private async looked(
    caseId: Uuid,
    actor: Actor,
    what: 'case' | 'timeline',
  ): Promise<{ events: { part: CasePart; event: Recorded }[]; position: string; personId: Uuid; struckOut: boolean }> {
    const events = await eventsOfCase(this.streams, caseId);
    const referral = events.filter((e) => e.part === 'referral').map((e) => e.event as Recorded<ReferralEvent>);
    const [received] = referral;
    if (received?.type !== 'ReferralReceived') throw refused(refuseCase('case.not-found'));
    const { personId } = received.data;
    await this.looks.note(actor, personId, what, caseId);
    return { events, position: events.at(-1)?.event.position ?? '', personId, struckOut: referralStanding(referral).status === 'none' };
  }
}
