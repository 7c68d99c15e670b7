import { Inject, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ForbiddenException, UnauthorizedException } from '@nestjs/common';
import type { Actor, Role } from '#kernel';
import { MasterKey } from '#privacy';
import { actorOfToken } from './tokens.js';

const PUBLIC = 'stepwise:public';
const ROLES_ALLOWED = 'stepwise:roles';

/** Anybody may call this, without a token. */
export const Public = (): MethodDecorator & ClassDecorator => SetMetadata(PUBLIC, true);

/** Only these roles may call this. An address that names no roles and is not public is closed to everybody. */
export const Roles = (...roles: Role[]): MethodDecorator & ClassDecorator => SetMetadata(ROLES_ALLOWED, roles);

/** Finds out who calls, from `Authorization: Bearer`, and whether their role may. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(MasterKey) private readonly master: MasterKey,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    const request = context.switchToHttp().getRequest<{ headers: Record<string, string | undefined>; actor?: Actor }>();
    const token = /^Bearer (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
    const actor = token ? await actorOfToken(this.master.signing, token) : undefined;
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC, places)) {
      request.actor = actor;
      return true;
    }
    if (!actor) throw new UnauthorizedException();
    const roles = this.reflector.getAllAndOverride<Role[] | undefined>(ROLES_ALLOWED, places) ?? [];
    if (!roles.includes(actor.role)) throw new ForbiddenException();
    request.actor = actor;
    return true;
  }
}
