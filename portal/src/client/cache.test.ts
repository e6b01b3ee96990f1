import { cached, forgetAll, invalidate, load, remember } from './cache';

const never = () => false;

describe('answers by address', () => {
  afterEach(() => forgetAll());

  it('two readers of one key share one request', async () => {
    let asked = 0;
    const read = async () => {
      asked += 1;
      return 'answer';
    };
    await Promise.all([load('/api/a', read, never), load('/api/a', read, never)]);
    expect(asked).toBe(1);
    expect(cached('/api/a').data).toBe('answer');
  });

  it('an old answer stays when a newer one fails', async () => {
    remember('/api/b', 'old');
    await load('/api/b', () => Promise.reject(new Error('down')), never);
    expect(cached('/api/b').data).toBe('old');
    expect(cached('/api/b').error).toBeInstanceOf(Error);
  });

  it('a network fault is tried again, a refusal is not', async () => {
    let tries = 0;
    const flaky = async () => {
      tries += 1;
      if (tries === 1) throw new Error('network');
      return 'there';
    };
    await load('/api/c', flaky, () => true);
    expect(cached('/api/c').data).toBe('there');
    let refusals = 0;
    await load('/api/d', () => Promise.reject(new Error(String(++refusals))), never);
    expect(refusals).toBe(1);
  });

  it('invalidate marks what begins with the prefix as old', () => {
    remember('/api/entries/7', 1);
    remember('/api/desk', 1);
    cached('/api/entries/7').listeners.add(() => undefined);
    invalidate('/api/entries');
    expect(cached('/api/entries/7').at).toBe(0);
    expect(cached('/api/desk').at).toBeGreaterThan(0);
  });
});
