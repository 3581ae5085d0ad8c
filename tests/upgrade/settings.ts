const key = 'made-up-key-of-tests-that-opens-nothing-else';
const bot = '1001:made-up-token-of-tests';
const number = {
  id: '106540352242922',
  token: 'made-up-token-of-tests',
  appSecret: 'made-up-secret-of-tests',
  verifyToken: 'made-up-word-of-tests',
} as const;

interface Addresses {
  readonly databaseUrl: string;
  /** Where the stand-ins of the providers are. */
  readonly telegram: string;
  readonly whatsapp: string;
}

/** How both builds are set up: mord has a bot at Telegram, rahat a number at WhatsApp. Everything is made up. */
export const settings = {
  key,
  bot,
  number,
  env: ({ databaseUrl, telegram, whatsapp }: Addresses): Record<string, string> => ({
    DATABASE_URL: databaseUrl,
    SILAH_KEY: key,
    TELEGRAM_API_ROOT: telegram,
    MORD_TELEGRAM_BOT_TOKEN: bot,
    WHATSAPP_API_ROOT: whatsapp,
    RAHAT_WHATSAPP_ACCESS_TOKEN: number.token,
    RAHAT_WHATSAPP_PHONE_NUMBER_ID: number.id,
    RAHAT_WHATSAPP_APP_SECRET: number.appSecret,
    RAHAT_WHATSAPP_VERIFY_TOKEN: number.verifyToken,
  }),
} as const;
