import { App, ConfigProvider, type ThemeConfig } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { PropsWithChildren } from 'react';
import { usePhone } from '../components/use-phone';
import { useLanguage } from '../locale';
import './global.css';
import theme from './theme.json';

/** The design's tokens, with a lighter mask behind dialogs. */
const wide: ThemeConfig = { ...theme, token: { ...theme.token, colorBgMask: 'rgba(26, 32, 48, 0.36)' } };
/** Fingers need 36 px. */
const narrow: ThemeConfig = { ...wide, token: { ...wide.token, controlHeight: 36 } };

/** The framework dressed as the design says, in the reader's language; calendars take their language from dayjs. */
export function Theme({ children }: PropsWithChildren) {
  const { language } = useLanguage();
  const phone = usePhone();
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  return (
    <ConfigProvider
      theme={phone ? narrow : wide}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App message={{ maxCount: 2 }}>{children}</App>
    </ConfigProvider>
  );
}
