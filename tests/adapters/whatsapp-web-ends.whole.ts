import { afterEach, describe, expect, test } from '@jest/globals';
import { isAlive } from '../../src/records/embedded/postmaster.ts';
import { begun, closeAll, comes, from, linked, logged, now, parcel, to } from './whatsapp-web-support.ts';

afterEach(closeAll);
const lines = (since: number): string => logged().slice(since).join('\n');

describe('a browser that ends', () => {
  test('is begun again, looks for what it missed, and nothing is given on twice', async () => {
    const account = await linked();
    const message = from('قبل');
    account.life.hears(message);
    await comes(() => account.life.taken().length === 1);
    expect(account.life.of('begin')[0]?.since).toBeUndefined();
    account.life.do('exit');
    await account.ready(2);
    expect(account.life.of('begin')[0]?.since).toBeLessThan(now());
    account.life.hears(message);
    account.life.hears(from('بعد'));
    await comes(() => account.life.taken().length === 2);
    expect(account.texts()).toEqual(['قبل', 'بعد']);
  });

  test('before a message is kept: the next one is told, when it shows it again', async () => {
    const account = await linked();
    let go = (): void => undefined;
    account.hold = new Promise((done) => (go = done));
    const message = from('بقيت');
    account.life.hears(message);
    await comes(() => account.given === 1);
    account.life.do('exit');
    await account.ready(2);
    account.life.hears(message);
    go();
    await comes(() => account.life.taken().length > 0);
    expect(account.texts()).toEqual(['بقيت']);
  });

  test('is killed when its page no longer answers', async () => {
    const account = await linked({ silence: 500 });
    const { pid } = account.life;
    account.life.do('deaf');
    account.life.beats = false;
    await account.ready(2);
    expect(isAlive(pid)).toBe(false);
    expect(lines(0)).toContain('"end":"silent"');
    account.life.hears(from('هنا'));
    await comes(() => account.texts().length === 1);
  });

  test('is killed when it never starts', async () => {
    const account = await begun({ start: 300 });
    const { pid } = account.life;
    await comes(() => account.lives.length === 2);
    expect(isAlive(pid)).toBe(false);
  });

  test('is begun again when it takes too much memory, and when it is old', async () => {
    const heavy = await begun({}, { WHATSAPP_WEB_MEMORY_MB: '150' });
    heavy.life.ready();
    heavy.life.do('grow');
    await comes(() => heavy.lives.length === 2);
    expect(lines(0)).toContain('"end":"memory"');
    const old = await linked({ life: 300 });
    await comes(() => old.lives.length === 2);
    expect(old.lives[0]?.of('stop')).toHaveLength(1);
  });

  test('again and again waits longer and longer', async () => {
    const account = await begun({ pause: 40 });
    const start = Date.now();
    for (let lives = 1; lives <= 4; lives++) {
      await comes(() => account.lives.length === lives);
      account.life.do('exit');
    }
    await comes(() => account.lives.length === 5);
    expect(Date.now() - start).toBeGreaterThan(40 + 80 + 160 + 320);
  });

  test('at the signal it is told to stop, and killed where it does not', async () => {
    const account = await linked();
    const { pid } = account.life;
    account.life.do('deaf');
    await comes(() => account.life.isDeaf);
    await account.stop();
    expect(account.life.of('stop')).toHaveLength(1);
    expect(isAlive(pid)).toBe(false);
    expect(account.lives).toHaveLength(1);
    expect(await account.channel.send(parcel('بعد'), to())).toEqual({ ok: false, fault: 'unreachable' });
  });

  test('while it sends: the next page shows whether it was sent, and it is not sent again', async () => {
    const account = await linked();
    const usual = account.sending;
    account.sending = (_question, life) => {
      life.do('exit');
      return undefined;
    };
    const unknown = { ok: false, fault: 'unknownOutcome' };
    expect(await account.channel.send(parcel('وصلت'), to(undefined, '7.0'))).toEqual(unknown);
    expect(await account.channel.send(parcel('وصلت'), to(undefined, '7.0'))).toMatchObject({ ok: false });
    await comes(() => account.lives.length === 2);
    account.life.hears(from('وصلت', { mine: true, id: 'SHOWN' }));
    await account.ready(2);
    account.sending = usual;
    expect(await account.channel.send(parcel('وصلت'), to(undefined, '7.0'))).toEqual({
      ok: true,
      external: 'SHOWN',
    });
    expect(account.life.of('send')).toEqual([]);
    expect(account.taken).toMatchObject([{ kind: 'progress', parcel: '7.0', external: 'SHOWN' }]);
    expect(await account.channel.send(parcel('وصلت'), to(undefined, '8.0'))).toMatchObject({ ok: true });
    expect(account.life.of('send')).toHaveLength(1);
  });

  test('while it sends, before it went out: it is sent again', async () => {
    const account = await linked();
    const usual = account.sending;
    account.sending = (question, life) => {
      life.hears(from(question.text, { mine: true, id: 'GONE' }));
      life.do('exit');
      return undefined;
    };
    expect(await account.channel.send(parcel('لم تصل'), to(undefined, '7.0'))).toMatchObject({ ok: false });
    await account.ready(2);
    account.sending = usual;
    expect(await account.channel.send(parcel('لم تصل'), to(undefined, '7.0'))).toMatchObject({ ok: true });
    expect(account.life.of('send')).toHaveLength(1);
  });
});
