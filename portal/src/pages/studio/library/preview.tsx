import { checkSchema, inLanguage } from '@project-cloud/forms-engine';
import { entryForm } from '@project-cloud/library';
import { Segmented } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link } from 'umi';
import { useQuery } from '@/client';
import { Hint, SectionTitle } from '@/components';
import { FormRenderer } from '@/form';
import { useLanguage, useText } from '@/locale';
import { studioLibrary } from '@/locale/studio-library';
import type { Draft } from '../draft';
import css from './designer.css';
import type { PartProps } from './part';

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** The form as the clerk will see it, in the width of a desk or of a phone. Nothing that is typed here is kept. */
export function Preview({ library, release, flush }: PartProps) {
  const t = useText(studioLibrary);
  const { language } = useLanguage();
  const [width, setWidth] = useState<'desk' | 'phone'>('desk');
  const query = useQuery<{ items: Draft[]; effective: Draft | null }>(
    library.form ? `/definitions/form/${library.form}` : null,
    { fresh: 0 },
  );
  useEffect(() => void flush().then(() => query.refresh()), [flush, query.refresh]);
  const drafted =
    query.data?.items.find((item) => item.release === release && item.status !== 'retired') ?? query.data?.effective;
  const schema = useMemo(() => {
    const base =
      drafted?.body ?? entryForm({ name: library.name, moneyUnit: library.moneyUnit, fields: library.fields });
    return checkSchema(base as never).length > 0 ? null : inLanguage(base as never, language);
  }, [drafted, library, language]);
  return (
    <section>
      <SectionTitle
        title={t('preview')}
        note={t('previewHelp')}
        action={
          <Segmented
            value={width}
            options={[
              { value: 'desk', label: t('desk') },
              { value: 'phone', label: t('phone') },
            ]}
            onChange={setWidth}
          />
        }
      />
      <p className={css.toForm}>
        <Link to={`/studio/forms/${library.form}?release=${release ?? ''}`}>{t('toForm')}</Link>
      </p>
      {schema ? (
        <div className={width === 'phone' ? css.phone : css.sheet}>
          <FormRenderer
            schema={schema as Record<string, unknown>}
            values={{}}
            today={today()}
            moneyUnit={library.moneyUnit}
          />
        </div>
      ) : (
        <Hint>{t('previewFaulty')}</Hint>
      )}
    </section>
  );
}
