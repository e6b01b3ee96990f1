import { formatDate } from '@/components';
import { useText } from '@/locale';
import { studio } from '@/locale/studio';
import type { SavingState } from './saver';
import css from './saving.css';

/** 09:42 已自动保存. `fault`: what else went wrong on the way. */
export function SavingWords({ state, fault = null }: { state: SavingState; fault?: string | null }) {
  const t = useText(studio);
  const words = () => {
    if (fault) return fault;
    switch (state.at) {
      case 'waiting':
      case 'saving':
        return t('draftSaving');
      case 'failed':
        return t('draftFailed', { message: state.message });
      case 'conflict':
        return t('draftMet');
      default:
        return state.savedAt ? t('draftSaved', { time: formatDate(state.savedAt, 'time') }) : '';
    }
  };
  const wrong = fault !== null || state.at === 'failed' || state.at === 'conflict';
  return (
    <span role="status" data-saving={state.at} className={wrong ? css.fault : css.words}>
      {words()}
    </span>
  );
}
