import { createEvents } from './events';

interface News {
  'report.submitted': { entryId: number };
  'project.created': { code: string };
}

describe('events', () => {
  test('handlers are awaited one after the other, in their order', async () => {
    const events = createEvents<News>();
    const log: string[] = [];
    events.on('report.submitted', async ({ entryId }) => {
      await new Promise((r) => setTimeout(r, 5));
      log.push(`first ${entryId}`);
    });
    events.on('report.submitted', ({ entryId }) => log.push(`second ${entryId}`));
    events.on('project.created', () => log.push('other'));
    await events.emit('report.submitted', { entryId: 7 });
    expect(log).toEqual(['first 7', 'second 7']);
  });

  test('a throw reaches the caller and stops the rest', async () => {
    const events = createEvents<News>();
    const second = jest.fn();
    events.on('project.created', async () => {
      throw new Error('no');
    });
    events.on('project.created', second);
    await expect(events.emit('project.created', { code: 'x' })).rejects.toThrow('no');
    expect(second).not.toHaveBeenCalled();
  });

  test('off stops that listener only, and may be called twice', async () => {
    const events = createEvents<News>();
    const handler = jest.fn();
    const off = events.on('project.created', handler);
    events.on('project.created', handler);
    off();
    off();
    await events.emit('project.created', { code: 'x' });
    expect(handler).toHaveBeenCalledTimes(1);
  });

  test('a listener that comes during an announcement hears the next one', async () => {
    const events = createEvents<News>();
    const late = jest.fn();
    events.on('project.created', () => {
      events.on('project.created', late);
    });
    await events.emit('project.created', { code: 'x' });
    expect(late).not.toHaveBeenCalled();
    await events.emit('project.created', { code: 'x' });
    expect(late).toHaveBeenCalledTimes(1);
  });

  test('news nobody listens to is no fault', async () => {
    await expect(createEvents<News>().emit('project.created', { code: 'x' })).resolves.toBeUndefined();
  });
});
