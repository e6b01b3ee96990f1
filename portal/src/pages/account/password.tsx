import { App, Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { useNavigate } from 'umi';
import { isClientError, request, useMutation, useSession } from '@/client';
import { FieldErrors, Page, PageTitle } from '@/components';
import { useText } from '@/locale';
import { account } from '@/locale/account';
import css from './password.css';

interface Passwords {
  current: string;
  next: string;
  again: string;
}

/** A new password; the server's policy decides, this page only says it beforehand. */
export default function PasswordPage() {
  const t = useText(account);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { user, changedPassword } = useSession();
  const [form] = Form.useForm<Passwords>();
  const change = useMutation(({ current, next }: Passwords) =>
    request('/session/password', { method: 'PUT', body: { current, next } }).then(() => true),
  );

  const refusal = isClientError(change.error) ? change.error : null;
  const known = refusal?.fields.filter(({ path }) => path === 'current' || path === 'next') ?? [];
  useEffect(() => {
    if (known.length > 0)
      form.setFields(known.map(({ path, message: text }) => ({ name: path as keyof Passwords, errors: [text] })));
  });

  return (
    <Page>
      <PageTitle title={t('title')} note={user?.username} />
      {user?.firstPassword ? <p className={css.first}>{t('first')}</p> : null}
      <Form<Passwords>
        form={form}
        className={css.form ?? ''}
        layout="vertical"
        requiredMark={false}
        onFinish={async (typed) => {
          if (!(await change.run(typed))) return;
          changedPassword();
          message.success(t('changed'));
          navigate(user?.homePath ?? '/');
        }}
      >
        <Form.Item name="current" label={t('current')} rules={[{ required: true, message: t('currentMissing') }]}>
          <Input.Password size="large" autoComplete="current-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="next"
          label={t('next')}
          extra={t('policy')}
          rules={[{ required: true, message: t('nextMissing') }]}
        >
          <Input.Password size="large" autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Form.Item
          name="again"
          label={t('again')}
          dependencies={['next']}
          rules={[
            { required: true, message: t('againMissing') },
            ({ getFieldValue }) => ({
              validator: (_rule, value) =>
                !value || value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('differs'))),
            }),
          ]}
        >
          <Input.Password size="large" autoComplete="new-password" maxLength={200} />
        </Form.Item>
        <Button size="large" type="primary" htmlType="submit" loading={change.pending}>
          {t('submit')}
        </Button>
      </Form>
      {change.error !== undefined && known.length === 0 ? <FieldErrors error={change.error} /> : null}
    </Page>
  );
}
