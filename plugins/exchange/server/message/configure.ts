import { defineDelivery } from './jobs';
import { mailSender } from './mail';
import { defineMonthlyReminder } from './remind-monthly';
import { type MessageSettings, setMessageSettings } from './settings';
import { smsOverHttp } from './sms-http';

/** Said once, before jobs start: a process takes no work that it has no way out for. */
export function configureMessages(settings: MessageSettings): void {
  setMessageSettings(settings);
  if (settings.mail) defineDelivery('mail', mailSender(settings.mail));
  if (settings.sms) {
    defineDelivery('sms', smsOverHttp(settings.sms));
    defineMonthlyReminder();
  }
}
