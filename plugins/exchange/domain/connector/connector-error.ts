import { defineError } from '@project-cloud/kernel';

export const ConnectorKeyMissing = defineError('CONNECTOR_KEY_MISSING', 409, () => ({
  zh: '还没有签名密钥，请先生成密钥并交给对方',
  en: 'There is no signing key yet; make one and hand it to the receiver first',
}));

export const ConnectorRunning = defineError('CONNECTOR_RUNNING', 409, () => ({
  zh: '上一次运行还没有结束，请稍候',
  en: 'The last run has not ended yet; wait a moment',
}));
