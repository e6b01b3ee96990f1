/** The part of nodemailer that is used here. */
declare module 'nodemailer' {
  export interface Mail {
    from: string;
    to: string;
    subject: string;
    text: string;
    messageId: string;
  }
  export interface Transport {
    sendMail(mail: Mail): Promise<{ messageId: string; response: string }>;
  }
  export function createTransport(options: {
    url: string;
    connectionTimeout: number;
    greetingTimeout: number;
    socketTimeout: number;
  }): Transport;
}
