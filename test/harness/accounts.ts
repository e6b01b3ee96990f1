import { readFileSync } from 'node:fs';

/** A demonstration account of the server under test; its password was made when that server was seeded. */
export interface DemoAccount {
  username: string;
  password: string;
  role: string;
  name: string;
}

function required(variable: string): string {
  const value = process.env[variable];
  if (!value)
    throw new Error(`${variable} is not set: this test belongs under test/api or test/portal, or run npm test`);
  return value;
}

export const serverUrl = () => required('TEST_SERVER_URL');

export function demoAccounts(): DemoAccount[] {
  return JSON.parse(readFileSync(required('TEST_ACCOUNTS'), 'utf8'));
}

export function demoAccount(username: string): DemoAccount {
  const all = demoAccounts();
  const found = all.find((it) => it.username === username);
  if (found) return found;
  throw new Error(`no demonstration account ${username}; there are: ${all.map((it) => it.username).join(', ')}`);
}
