import { createEvents } from '@project-cloud/kernel';
import type { Action, Principal } from '../domain';
import type { Transaction } from './database/database';

export type UserChange = 'changed' | 'blocked' | 'unblocked' | 'password-reset' | 'unlocked';
export type OrganisationChange = 'created' | 'changed' | 'closed' | 'reopened' | 'imported';

/** What access announces. The audit trail listens; a handler that fails makes the work fail with it. */
export const accessEvents = createEvents<{
  'signed-in': { tx: Transaction; principal: Principal; ip: string };
  'sign-in-failed': {
    tx: Transaction;
    username: string;
    ip: string;
    reason: 'unknown' | 'password' | 'locked' | 'blocked';
    regionPath: string | undefined;
  };
  'signed-out': { tx: Transaction; principal: Principal; ip: string };
  'password-changed': { tx: Transaction; principal: Principal; ip: string };
  'token-changed': {
    tx: Transaction;
    principal: Principal;
    change: 'created' | 'revoked';
    tokenId: number;
    detail: object;
  };
  'user-created': { tx: Transaction; principal: Principal; username: string; regionPath: string; detail: object };
  'user-changed': {
    tx: Transaction;
    principal: Principal;
    change: UserChange;
    username: string;
    regionPath: string | null;
    detail: object;
  };
  'organisation-changed': {
    tx: Transaction;
    principal: Principal;
    change: OrganisationChange;
    code: string;
    regionPath: string;
    detail: object;
  };
  'region-created': { tx: Transaction; principal: Principal; code: string; path: string; detail: object };
  refused: { principal: Principal; action: Action | string; method: string; path: string };
}>();
