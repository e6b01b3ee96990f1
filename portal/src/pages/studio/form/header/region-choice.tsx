import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useSession } from '@/client';
import { RegionPicker } from '@/form/fields/region-select';
import { useText } from '@/locale';
import { studioForm } from '@/locale/studio-form';
import css from '../designer.css';

/** Another region's layer: any city or county of one's territory. */
export function RegionChoice({ onChoose }: { onChoose(code: string): void }) {
  const t = useText(studioForm);
  const { user } = useSession();
  const [open, setOpen] = useState(false);
  // A county has no other region to choose.
  if ((user?.region?.path.split('/').filter(Boolean).length ?? 0) > 2) return null;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={
        <div className={css.regions}>
          <RegionPicker
            label={t('otherRegion')}
            onChange={(code) => {
              if (!code) return;
              setOpen(false);
              onChoose(code);
            }}
          />
        </div>
      }
    >
      <Button>{t('otherRegion')}</Button>
    </Popover>
  );
}
