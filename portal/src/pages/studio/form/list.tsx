import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { type LayerHead, LayerList } from '../layer-list';

const hrefOf = ({ key, region, release, status }: LayerHead) => {
  const search = new URLSearchParams({
    ...(region ? { region } : {}),
    ...(release && status === 'draft' ? { release } : {}),
  }).toString();
  return `/studio/forms/${key}${search ? `?${search}` : ''}`;
};

/** All forms: the bases, and under each what regions change of it. */
export default function FormListPage() {
  const t = useText(studioForm);
  return (
    <LayerList
      kind="form"
      title={t('forms')}
      countOf={(n) => t('formCount', { n })}
      hint={t('formsHint')}
      find={t('findForm')}
      none={{ title: t('noForms'), hint: t('noFormsHint') }}
      hrefOf={hrefOf}
      own={{ label: t('ourForm'), hrefOf: (key, county) => `/studio/forms/${key}?region=${county}` }}
    />
  );
}
