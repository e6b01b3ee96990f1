import { runAsSystem } from './context';
import { closeDatabase, database, openDatabase } from './database';

beforeAll(() => openDatabase({ connectionString: process.env.TEST_DATABASE_URL ?? '', max: 1 }));
afterAll(closeDatabase);

const inTransaction = <T>(run: Parameters<typeof database.transaction<T>>[0]) =>
  runAsSystem('test', () => database.transaction(run));

describe('what is put off until after a commit', () => {
  test('runs when the connection is free again: with one connection it can take it', async () => {
    let answered = 0;
    await inTransaction(async (tx) => {
      tx.afterCommit(async () => {
        answered = (await database.query<{ one: number }>('SELECT 1 AS one')).rows[0]?.one ?? 0;
      });
    });
    expect(answered).toBe(1);
  });

  test('when it fails, is told to the log, and what was committed is answered; the next task still runs', async () => {
    const told = jest.spyOn(console, 'error').mockImplementation(() => {});
    const done: string[] = [];
    const answer = await inTransaction(async (tx) => {
      tx.afterCommit(() => Promise.reject(new Error('no such file')));
      tx.afterCommit(() => {
        done.push('second');
      });
      return 'committed';
    });
    expect([answer, done]).toEqual(['committed', ['second']]);
    expect(String(told.mock.calls[0]?.[1])).toContain('no such file');
    told.mockRestore();
  });

  test('does not run when the transaction is undone', async () => {
    const task = jest.fn();
    const failing = inTransaction(async (tx) => {
      tx.afterCommit(task);
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(task).not.toHaveBeenCalled();
  });
});
