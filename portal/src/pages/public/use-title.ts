import { useEffect } from 'react';
import { useText } from '@/locale';

/** The words on the browser's tab; null is the site itself. */
export function useTitle(title: string | null | undefined): void {
  const t = useText();
  useEffect(() => {
    document.title = title ? `${title} - ${t('product')}` : t('product');
  }, [title, t]);
}
