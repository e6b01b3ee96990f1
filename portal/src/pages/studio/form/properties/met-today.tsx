import { Link } from 'umi';
import { useQuery } from '@/client';
import { formatCount } from '@/components';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import { useStore } from '../designer-context';
import { useFormNames } from '../form-names';
import { readSentence } from '../model/condition';
import { type ListFilter, toFilter } from '../model/to-filter';

/** How many real projects a condition is true of today, and which. */
export function MetToday({ text }: { text: string }) {
  const t = useText(studioForm);
  const names = useFormNames();
  const region = useStore().desk.setting?.region ?? null;
  const { library } = names;
  const sentence = text === '' ? null : readSentence(text);
  const wanted = sentence && library ? toFilter(sentence, library.listed) : null;
  const within: ListFilter[] = region ? [{ key: 'region_code', op: 'within', value: region }] : [];
  const path = library && wanted ? `/libraries/${library.key}/summary` : null;
  const all = useQuery<{ count: number }>(path, { query: { filter: JSON.stringify(within) }, fresh: 60_000 });
  const met = useQuery<{ count: number }>(path, {
    query: { filter: JSON.stringify([...within, ...(wanted ?? [])]) },
    fresh: 60_000,
  });
  // A field that the list cannot be asked for is no fault of the condition.
  if (!library || !wanted || !all.data || !met.data || met.error) return null;
  const filter = encodeURIComponent(JSON.stringify([...within, ...wanted]));
  return (
    <p className="note">
      {t('metToday', {
        where: region ? names.regionName(region) : t('everywhere'),
        all: formatCount(all.data.count),
        met: formatCount(met.data.count),
      })}{' '}
      {met.data.count > 0 ? (
        <Link to={`/desk/libraries/${library.key}?filter=${filter}`}>
          {t('seeThese', { n: formatCount(met.data.count) })}
        </Link>
      ) : null}
    </p>
  );
}
