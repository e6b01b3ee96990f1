import { Button } from 'antd';
import { Link, useNavigate } from 'umi';
import { isClientError, request, useMutation, useSession } from '@/client';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { OpenDrafts } from '../../open-drafts';
import css from '../designer.css';
import type { FormDefinition, OpenedForm } from '../opening/definition';
import { isOpen } from '../opening/load-form';

/** A version in force can only be read; changes begin with a draft in a release. */
export function ReadOnlyBar({ form, release }: { form: OpenedForm; release: string | null }) {
  const t = useText(studioForm);
  const navigate = useNavigate();
  const { may, user } = useSession();
  const slot = form.slots.find(({ region }) => region === form.region);
  const drafts = (slot?.items ?? []).filter((item) => isOpen(item) && item.release);
  const begin = useMutation(async () => {
    const answer = await request<FormDefinition | { definition: FormDefinition }>('/definitions/draft', {
      method: 'POST',
      body: { kind: 'form', key: form.key, region: form.region, ...(release ? { release } : {}) },
    });
    const draft = 'definition' in answer ? answer.definition : answer;
    navigate(hrefOf(draft));
  });
  const mayWrite =
    may('definition.write') && (user?.role !== 'county-administrator' || form.region === user.region?.code);
  const county = user?.role === 'county-administrator' ? user.region?.code : null;
  const waiting = form.definition?.status === 'submitted';
  return (
    <div className={css.readOnly}>
      <p>{t(waiting ? 'waitsForApproval' : mayWrite ? 'onlyReading' : 'notYours')}</p>
      {county && form.region === null ? (
        <Link to={`/studio/forms/${form.key}?region=${county}`}>{t('ourForm')}</Link>
      ) : null}
      {mayWrite && !waiting ? (
        <Button type="primary" size="small" loading={begin.pending} onClick={() => void begin.run()}>
          {t(form.definition ? 'beginChange' : 'beginLayer')}
        </Button>
      ) : null}
      <OpenDrafts drafts={drafts} hrefOf={(one) => hrefOf({ key: form.key, region: form.region, release: one })} />
      {isClientError(begin.error) ? (
        <p role="alert" className={css.fault}>
          {begin.error.message}
        </p>
      ) : null}
    </div>
  );
}

function hrefOf(draft: Pick<FormDefinition, 'key' | 'region' | 'release'>): string {
  const search = new URLSearchParams({
    ...(draft.region ? { region: draft.region } : {}),
    release: draft.release ?? '',
  });
  return `/studio/forms/${draft.key}?${search}`;
}
