import { Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Roles } from '#access';
import { refuseCase, Streams } from '#handling';
import { Problems, refused, STAFF } from '#http';
import { correctedHistory, type Uuid } from '#kernel';
import { referralStanding, referralStream, refuseConsent, requireConsent, type ReferralEvent } from '#referral/contract';
import { employerView } from '../model/employer-view.js';
import type { LiaisonEvent } from '../model/events.js';
import { employerStream } from '../model/standing.js';
import { viewUnderConsent } from '../model/view-under-consent.js';
import { EmployerViewAnswer } from './view-answer.js';

/** What the employer may see, for staff to tell them. Read from the log itself: a consent withdrawn counts at once. */
@ApiTags('employer')
@Controller('v1/cases/:caseId/employer')
export class EmployerViewController {
  constructor(@Inject(Streams) private readonly streams: Streams) {}

  @Get('view')
  @Roles(...STAFF)
  @ApiOperation({ summary: 'All that the employer may see at this moment; refused unless an employer consent stands' })
  @ApiParam({ name: 'caseId', description: 'The case.', schema: { type: 'string', format: 'uuid' } })
  @ApiOkResponse({ type: EmployerViewAnswer, description: 'The view.' })
  @Problems(refuseConsent, refuseCase)
  async view(@Param('caseId', ParseUUIDPipe) caseId: Uuid): Promise<EmployerViewAnswer> {
    // Consents last: one that is withdrawn while this reads must not be missed.
    const liaison = await this.streams.read<LiaisonEvent>(employerStream(caseId));
    const referralEvents = await this.streams.read<ReferralEvent>(referralStream(caseId));
    const referral = referralStanding(referralEvents);
    if (referral.status === 'none') throw refused(refuseCase('case.not-found'));
    const missing = requireConsent(referral, 'employer');
    if (missing) throw refused(missing);
    const [position = ''] = [liaison.at(-1)?.position ?? '', referralEvents.at(-1)?.position ?? ''].toSorted().reverse();
    return { caseId, ...viewUnderConsent(employerView(correctedHistory(liaison)), referral), position };
  }
}
