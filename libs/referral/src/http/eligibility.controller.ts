import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '#access';
import { Choices, Choice, Day, Flag, Part, Parts, PracticeCode, Problems, refused, Text, TakesIdempotencyKey } from '#http';
import { isRefusal } from '#kernel';
import { CONDITION_GROUPS, REFERRAL_SOURCES, STAGES, type ConditionGroup, type ReferralSource, type Stage } from '#programmes/contract';
import { refuseIntake } from '../intake/check-intake.js';
import { ReferralIntake } from '../intake/referral-intake.js';
import { AlternativeAnswer, EligibilityFindingAnswer } from './intake-answer.js';
import { known } from './intake-of-body.js';
import { EmploymentBody, FitNoteBody } from './referral-body.js';

/** What decides eligibility, without anything that identifies the person. */
export class EligibilityBody {
  @Text({ about: 'Ask one programme only.', example: 'staged-work-health', max: 60, optional: true })
  programme?: string;

  @Choice(REFERRAL_SOURCES, { about: 'Who would refer.' })
  source: ReferralSource;

  @Choices(CONDITION_GROUPS, { about: 'Groups of the conditions.' })
  conditionGroups: ConditionGroup[];

  @Part(() => EmploymentBody, { about: 'Work.' })
  employment: EmploymentBody;

  @Day({ about: 'Date of birth; only the age counts.', example: '1984-05-04', optional: true })
  birthDate?: string;

  @Text({ about: 'Postcode or its first part.', example: 'LS10', max: 10, optional: true })
  postcode?: string;

  @PracticeCode({ about: 'GP practice.', optional: true })
  practice?: string;

  @Day({ about: 'First day of the present absence.', example: '2026-02-02', optional: true })
  absenceStartedOn?: string;

  @Part(() => FitNoteBody, { about: 'The latest fit note.', optional: true })
  fitNote?: FitNoteBody;

  @Choice(STAGES, { about: 'Stage asked for.', optional: true })
  requestedStage?: Stage;
}

export class ProgrammeEligibility {
  @Text({ about: 'Programme id.', example: 'staged-work-health' })
  programme: string;

  @Text({ about: 'Its name.', example: 'Staged work and health service' })
  name: string;

  @Flag({ about: 'True unless a criterion is known not to be met.' })
  eligible: boolean;

  @Parts(() => EligibilityFindingAnswer, { about: 'Every criterion with how it is met.' })
  findings: EligibilityFindingAnswer[];
}

export class EligibilityDryRun {
  @Parts(() => ProgrammeEligibility, { about: 'Every open programme, those that would take the referral first.' })
  programmes: ProgrammeEligibility[];

  @Parts(() => AlternativeAnswer, { about: 'Where else the person can go, and why there.' })
  alternatives: AlternativeAnswer[];
}

/** Eligibility without a referral: nothing is stored. */
@ApiTags('programmes')
@Controller('v1')
export class EligibilityController {
  constructor(@Inject(ReferralIntake) private readonly intake: ReferralIntake) {}

  @Post('eligibility')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Which programmes would take this referral, and which criterion fails; nothing is stored' })
  @TakesIdempotencyKey()
  @ApiOkResponse({ type: EligibilityDryRun, description: 'The answer of every open programme.' })
  @Problems(refuseIntake)
  dryRun(@Body() body: EligibilityBody): EligibilityDryRun {
    const { employerName: _employer, ...employment } = body.employment;
    const answer = this.intake.dryRun({
      ...(body.programme ? { programme: body.programme } : {}),
      facts: known({
        source: body.source,
        channel: 'json-api' as const,
        referrer: { organisation: 'DRYRUN' },
        practice: body.practice,
        requestedStage: body.requestedStage,
        conditionGroups: body.conditionGroups,
        employment: known({ ...employment }),
        absenceStartedOn: body.absenceStartedOn,
        fitNote: body.fitNote && known({ ...body.fitNote }),
        sex: 'unknown' as const,
        ethnicGroup: 'not-stated' as const,
      }),
      personal: known({
        name: { given: '-', family: '-' },
        birthDate: body.birthDate,
        contact: body.postcode ? { postcode: body.postcode } : undefined,
      }),
      nhsNumberVerified: false,
      consents: [],
    });
    if (isRefusal(answer)) throw refused(answer);
    return answer;
  }
}
