import { hash } from 'bcryptjs';
import { isRole, type Principal } from '../../domain';
import { database } from '../database/database';
import { newDocumentId } from '../database/document-id';
import { accessEvents } from '../events';
import { makePassword } from '../session/make-password';
import { holdAccounts } from './account';
import { fieldFault, refuseForeignPlace } from './account-place';

export interface NewUser {
  username: string;
  name: string;
  role: string;
  regionCode: string;
  organisationCode: string | null;
}

export const HASH_ROUNDS = 10;

/** A person within one's own scope. The first password is told once; it is the person's to change. */
export async function createUser(principal: Principal, body: NewUser) {
  const { role } = body;
  if (!isRole(role)) throw fieldFault('role', '没有这个角色', 'There is no such role');
  const password = makePassword();
  const hashed = await hash(password, HASH_ROUNDS);
  return database.transaction(async (tx) => {
    await holdAccounts(tx, principal);
    const region = await refuseForeignPlace(tx, principal, { ...body, role });
    const taken = await tx.query('SELECT 1 FROM up_users WHERE lower(username) = $1', [body.username]);
    if (taken.rowCount) throw fieldFault('username', '这个用户名已经有人用了', 'This user name is taken');
    const made = await tx.query<{ id: number }>(
      `INSERT INTO up_users (document_id, username, email, provider, password, confirmed, blocked, name, organisation_code, region_code, first_password, created_at, updated_at, published_at)
       VALUES ($1, $2, $3, 'local', $4, true, false, $5, $6, $7, true, now(), now(), now()) RETURNING id`,
      [
        newDocumentId(),
        body.username,
        `${body.username}@example.invalid`,
        hashed,
        body.name,
        body.organisationCode,
        body.regionCode,
      ],
    );
    const id = made.rows[0]?.id;
    await tx.query('INSERT INTO up_users_role_lnk (user_id, role_id) SELECT $1, id FROM up_roles WHERE type = $2', [
      id,
      role,
    ]);
    await accessEvents.emit('user-created', {
      tx,
      principal,
      username: body.username,
      regionPath: region.path,
      detail: body,
    });
    return { id, ...body, password };
  });
}
