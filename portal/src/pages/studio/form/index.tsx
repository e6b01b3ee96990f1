import { useCallback, useEffect, useState } from 'react';
import { useParams, useSearchParams } from 'umi';
import { ErrorState, Page, Skeleton } from '@/components';
import { Designer } from './designer';
import type { OpenedForm } from './opening/definition';
import { loadForm } from './opening/load-form';

/** The form designer: a base form, or what a region changes of it. */
export default function FormDesignerPage() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const region = search.get('region');
  const release = search.get('release');
  const [opened, setOpened] = useState<{ form: OpenedForm; nth: number } | null>(null);
  const [error, setError] = useState<unknown>(null);
  const read = useCallback(() => {
    setError(null);
    return loadForm(key, region, release).then(
      (form) => setOpened((before) => ({ form, nth: (before?.nth ?? 0) + 1 })),
      setError,
    );
  }, [key, region, release]);
  useEffect(() => {
    let wanted = true;
    setOpened(null);
    setError(null);
    loadForm(key, region, release).then(
      (form) => wanted && setOpened((before) => ({ form, nth: (before?.nth ?? 0) + 1 })),
      (fault) => wanted && setError(fault),
    );
    return () => {
      wanted = false;
    };
  }, [key, region, release]);
  if (error)
    return (
      <Page>
        <ErrorState error={error} onRetry={() => void read()} />
      </Page>
    );
  if (!opened)
    return (
      <Page>
        <Skeleton kind="form" rows={8} />
      </Page>
    );
  return <Designer key={opened.nth} form={opened.form} release={release} onReload={read} />;
}
