import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { CaseCommand, CommandSender, CreatedReceipt, Envelope, receiptOf, type Receipt } from '#http';
import { refuseCase, refuseCommand } from '#handling';
import type { CommandEnvelope, Uuid } from '#kernel';
import { AssessmentModuleCommand } from '../handled-assessment.js';
import { refuse } from '../model/refusals.js';
import { AppointmentBody, AppointmentAttendanceBody, AppointmentCancellationBody } from './appointment-bodies.js';

const REFUSALS = [refuse, refuseCase, refuseCommand];

const OfAppointment = (): MethodDecorator =>
  ApiParam({ name: 'appointmentId', description: 'The appointment.', schema: { type: 'string', format: 'uuid' } });

/** Appointments: booked or moved, called off, attended or missed. */
@ApiTags('appointments')
@Controller('v1/cases/:caseId')
export class AppointmentsController {
  constructor(private readonly sender: CommandSender) {}

  @CaseCommand('appointments', {
    summary: 'Book an appointment, or move one by naming it in `replaces`',
    refusals: REFUSALS,
    created: CreatedReceipt,
  })
  async book(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Body() body: AppointmentBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<CreatedReceipt> {
    const answer = await this.sender.send(new AssessmentModuleCommand({ caseId }, { ...body, type: 'BookAppointment' }, envelope));
    const { appointmentId } = answer.events[0]?.data as { appointmentId: Uuid };
    return { ...receiptOf(caseId, answer), id: appointmentId };
  }

  @CaseCommand('appointments/:appointmentId/attendance', {
    summary: 'Record whether the person came, by national attendance code',
    refusals: REFUSALS,
  })
  @OfAppointment()
  attend(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('appointmentId', ParseUUIDPipe) appointmentId: Uuid,
    @Body() body: AppointmentAttendanceBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new AssessmentModuleCommand({ caseId }, { ...body, appointmentId, type: 'RecordAttendance' }, envelope));
  }

  @CaseCommand('appointments/:appointmentId/cancellation', {
    summary: 'Call an appointment off, for the person or for the provider',
    refusals: REFUSALS,
  })
  @OfAppointment()
  cancel(
    @Param('caseId', ParseUUIDPipe) caseId: Uuid,
    @Param('appointmentId', ParseUUIDPipe) appointmentId: Uuid,
    @Body() body: AppointmentCancellationBody,
    @Envelope() envelope: CommandEnvelope,
  ): Promise<Receipt> {
    return this.sender.receipt(new AssessmentModuleCommand({ caseId }, { ...body, appointmentId, type: 'CancelAppointment' }, envelope));
  }
}
