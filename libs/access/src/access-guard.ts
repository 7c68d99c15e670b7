import {
  applyDecorators,
  ForbiddenException,
  Injectable,
  SetMetadata,
  UnauthorizedException,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Actor, Role } from '#kernel';

const PUBLIC = 'stepwise:public';
const ROLES_ALLOWED = 'stepwise:roles';
const TOLD_INSTEAD = 'stepwise:told-instead';

/** The interface document is told under these names who may call an operation. */
export const DOCUMENTED_AS = { public: 'x-public', roles: 'x-roles' } as const;

/** Anybody may call this, without a token. */
export const Public = (): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(PUBLIC, true), ApiExtension(DOCUMENTED_AS.public, true)) as MethodDecorator & ClassDecorator;

/** Only these roles may call this. An address that names no roles and is not public is closed to everybody. */
export const Roles = (...roles: Role[]): MethodDecorator & ClassDecorator =>
  applyDecorators(SetMetadata(ROLES_ALLOWED, roles), ApiExtension(DOCUMENTED_AS.roles, roles)) as MethodDecorator & ClassDecorator;

/** Roles that may not call this are told something else than that they may not: where what they are after can be had. */
export const TellsInstead = (roles: readonly Role[], error: () => Error): MethodDecorator & ClassDecorator =>
  SetMetadata(TOLD_INSTEAD, { roles, error });

/** Lets a caller, whom the server has found out already (`callerOf`), where their role may go. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places)) return true;
    const { actor } = context.switchToHttp().getRequest<{ actor?: Actor }>();
    if (!actor) throw new UnauthorizedException();
    const roles = this.reflector.getAllAndOverride<Role[] | undefined>(ROLES_ALLOWED, places) ?? [];
    if (roles.includes(actor.role)) return true;
    const told = this.reflector.getAllAndOverride<{ roles: readonly Role[]; error: () => Error } | undefined>(TOLD_INSTEAD, places);
    throw told?.roles.includes(actor.role) ? told.error() : new ForbiddenException();
  }
}
