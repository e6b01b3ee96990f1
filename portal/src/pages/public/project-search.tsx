import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'umi';
import { CodeKey } from '@/components/code';
import { usePhone } from '@/components/use-phone';
import { useText } from '@/locale';
import { home } from '@/locale/home';
import css from './project-search.css';

/** The question of the front page, and the key to the code under it. */
export function ProjectSearch() {
  const t = useText(home);
  const phone = usePhone();
  const navigate = useNavigate();
  const [asked, setAsked] = useState('');
  return (
    <div className={css.search}>
      <h1>{t('title')}</h1>
      <p className={css.hint}>{t('hint')}</p>
      <search>
        <form
          className={css.form}
          onSubmit={(event) => {
            event.preventDefault();
            navigate(`/projects?q=${encodeURIComponent(asked.trim())}`);
          }}
        >
          <Input
            size="large"
            value={asked}
            onChange={(event) => setAsked(event.target.value)}
            aria-label={t('placeholderShort')}
            placeholder={phone ? t('placeholderShort') : t('placeholder')}
            autoComplete="off"
            maxLength={60}
          />
          <Button size="large" type="primary" htmlType="submit">
            {t('search')}
          </Button>
        </form>
      </search>
      <CodeKey />
      <p className={css.motto}>{t('motto')}</p>
    </div>
  );
}
