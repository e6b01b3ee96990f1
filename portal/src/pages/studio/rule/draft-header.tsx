import { useText } from '@/locale';
import { studioRule } from '@/locale/studio-rule';
import { DraftHead, type DraftHeadProps } from '../saving/draft-head';

/** The head of a rule that is drafted, or of a region's thresholds for it. */
export function DraftHeader(head: Omit<DraftHeadProps, 'room' | 'nameOf'>) {
  const t = useText(studioRule);
  return (
    <DraftHead
      {...head}
      room={{ label: t('rules'), href: '/studio/rules' }}
      nameOf={(part) => (isPart(part) ? t(`part_${part}`) : part)}
    />
  );
}

const PARTS = ['title', 'legalBasis', 'note', 'parameters', 'conditions', 'rules', 'cases'] as const;
const isPart = (key: string): key is (typeof PARTS)[number] => (PARTS as readonly string[]).includes(key);
