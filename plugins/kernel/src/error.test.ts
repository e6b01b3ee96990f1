import { DomainError, defineError, isDomainError, toProblem } from './error';

const Locked = defineError('CASE_LOCKED', 409, (p: { by: string }) => ({
  zh: `办件已由${p.by}锁定，请联系其解锁。`,
  en: `The case is locked by ${p.by}; ask them to unlock it.`,
}));

describe('defineError', () => {
  test('an error carries its code, status, parameters and both languages', () => {
    const e = Locked({ by: '李四' });
    expect(e).toBeInstanceOf(DomainError);
    expect(e).toMatchObject({ code: 'CASE_LOCKED', status: 409, params: { by: '李四' }, name: 'DomainError' });
    expect(e.text.en).toContain('ask them');
    expect(e.message).toBe('办件已由李四锁定，请联系其解锁。');
    expect(e.stack).toContain('error.test');
  });

  test('the wire form has the text of the language and the fields, never the log, the parameters or the cause', () => {
    const fields = [{ path: 'rows[2].name', code: 'required', message: { zh: '请填写名称', en: 'Give a name' } }];
    const e = Locked({ by: '李四' }, { fields, log: 'pg 55P03', cause: new Error('secret') });
    expect(JSON.parse(JSON.stringify(toProblem(e, 'en')))).toEqual({
      error: {
        code: 'CASE_LOCKED',
        status: 409,
        message: 'The case is locked by 李四; ask them to unlock it.',
        fields: [{ path: 'rows[2].name', code: 'required', message: 'Give a name' }],
      },
    });
    expect(e.cause).toEqual(new Error('secret'));
    expect(toProblem(Locked({ by: '' }, { fields: [] }), 'zh').error).not.toHaveProperty('fields');
  });

  test('an error made by another copy of the package is still recognised', () => {
    const foreign = Object.assign(new Error('x'), {
      [Symbol.for('project-cloud.domain-error')]: true,
      code: 'CASE_LOCKED',
    });
    expect(isDomainError(foreign)).toBe(true);
    expect(Locked.is(foreign)).toBe(true);
    expect(isDomainError(new Error('x'))).toBe(false);
    expect(isDomainError({ code: 'CASE_LOCKED' })).toBe(false);
  });

  test('a kind without parameters is called without any', () => {
    const Gone = defineError('GONE', 410, () => ({ zh: '已删除', en: 'gone' }));
    expect(Gone().code).toBe('GONE');
    expect(Gone.is(Locked({ by: '' }))).toBe(false);
  });

  test.each([
    ['caseLocked', 409],
    ['CASE_LOCKED', 200],
    ['CASE__LOCKED', 409],
  ])('a kind %s %d stops at load', (code, status) => {
    expect(() => defineError(code, status, () => ({ zh: '', en: '' }))).toThrow(TypeError);
  });
});
