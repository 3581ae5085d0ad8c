import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { whatsappWeb } from '../../adapters/whatsapp-web/index.ts';
import { isFault } from '../../src/kernel/errors.ts';
import { log, now } from './whatsapp-web-support.ts';
import { say } from '../support/say.ts';

describe('settings', () => {
  const context = { association: 'mord', log, now, publicUrl: undefined, dataDir: '/nowhere', say };
  const fault = (settings: Readonly<Record<string, string>>, library = true): string => {
    try {
      whatsappWeb.open(settings, context, { library: () => library });
      return '';
    } catch (error) {
      return isFault(error, 'wrongEnvironment') ? error.message : 'another error';
    }
  };

  test('what cannot be is named all at once, and so is a package that is missing', () => {
    const wrong = { WHATSAPP_WEB: 'yes', WHATSAPP_WEB_CHROMIUM: 'chromium', WHATSAPP_WEB_MEMORY_MB: 'much' };
    for (const name of Object.keys(wrong)) expect(fault(wrong)).toContain(name);
    expect(fault({ WHATSAPP_WEB: 'on' }, false)).toContain('npm install whatsapp-web.js');
    expect(fault({ WHATSAPP_WEB: 'on' })).toBe('');
  });

  test('the check warns first, starts nothing and says what is missing', async () => {
    const settings = { WHATSAPP_WEB: 'on', WHATSAPP_WEB_CHROMIUM: '/no/chromium' };
    const [first, , chromium, phone] = await whatsappWeb.open(settings, context).check();
    expect(first?.what).toContain('Meta may block the number');
    expect(chromium).toMatchObject({ ok: false, where: expect.stringContaining('apt install chromium') });
    expect(phone).toMatchObject({ ok: false });
    expect(existsSync('/nowhere')).toBe(false);
  });
});
