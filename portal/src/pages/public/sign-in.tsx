import { Button, Form, Input } from 'antd';
import { useEffect, useRef } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'umi';
import { isClientError } from '@/client/client-error';
import { useSession } from '@/client/session';
import { useMutation } from '@/client/use-mutation';
import { LightShape } from '@/components/light';
import { useText } from '@/locale';
import { signIn as words } from '@/locale/sign-in';
import { safeReturn } from './safe-return';
import css from './sign-in.css';
import { useTitle } from './use-title';

interface Credentials {
  username: string;
  password: string;
}

/** Sign-in for enterprises and officials: one form, two addresses of help. A refusal stands at its field; a lock says until when. */
export default function SignInPage() {
  const t = useText(words);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const { user, signIn } = useSession();
  const [form] = Form.useForm<Credentials>();
  const official = params.get('as') === 'official';
  const back = safeReturn(params.get('return'));
  const entering = useRef(false);
  const enter = useMutation(({ username, password }: Credentials) => signIn(username.trim(), password));
  const title = t(official ? 'titleOfficial' : back ? 'titleBack' : 'title');
  useTitle(title);

  const refusal = isClientError(enter.error) ? enter.error : null;
  const atField = refusal?.status === 401 || refusal?.status === 422;
  useEffect(() => {
    if (!refusal || !atField) return;
    const fields = refusal.fields.filter(({ path }) => path === 'username' || path === 'password');
    const issues = fields.length > 0 ? fields : [{ path: 'password', message: refusal.message }];
    form.setFields(issues.map(({ path, message }) => ({ name: path as keyof Credentials, errors: [message] })));
    form.getFieldInstance('password')?.focus?.();
  }, [refusal, atField, form]);

  if (user && !entering.current) return <Navigate to={back ?? user.homePath} replace />;
  return (
    <div className={css.page}>
      <div className={css.column}>
        <h1>{title}</h1>
        <p className={css.hint}>{back ? t('returnHint') : t(official ? 'hintOfficial' : 'hint')}</p>
        {refusal && !atField ? (
          <div className={css.refusal} role="alert">
            <LightShape light="red" />
            <span>{refusal.message}</span>
          </div>
        ) : null}
        <Form<Credentials>
          form={form}
          layout="vertical"
          requiredMark={false}
          onFinish={async (typed) => {
            entering.current = true;
            const person = await enter.run(typed);
            if (person) navigate(back ?? person.homePath, { replace: true });
            else entering.current = false;
          }}
        >
          <Form.Item
            name="username"
            label={t('username')}
            rules={[{ required: true, whitespace: true, message: t('usernameMissing') }]}
          >
            <Input size="large" autoComplete="username" autoFocus maxLength={100} />
          </Form.Item>
          <Form.Item name="password" label={t('password')} rules={[{ required: true, message: t('passwordMissing') }]}>
            <Input.Password size="large" autoComplete="current-password" maxLength={200} />
          </Form.Item>
          <Button size="large" type="primary" htmlType="submit" block loading={enter.pending}>
            {t('submit')}
          </Button>
        </Form>
        <p className={css.help}>{t(official || back ? 'helpOfficial' : 'help')}</p>
      </div>
    </div>
  );
}
