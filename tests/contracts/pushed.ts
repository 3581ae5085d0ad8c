import { describe, expect, test } from '@jest/globals';
import { mended } from '../../src/channel/mended.ts';
import type { SendFaultCode } from '../../src/channel/faults.ts';
import type { Parcel } from '../../src/channel/parcel.ts';
import type { PushedChannel } from '../../src/channel/port.ts';

/** The account of the channel under test at a stand-in of its provider. */
export interface Account {
  /** An address that the provider delivers to. */
  readonly address: string;
  /** Texts that arrived at that address so far, in order. */
  arrived(): Promise<readonly string[]> | readonly string[];
  /** Makes the provider fail in one way at the next call; the catalogue's name for it. */
  readonly failures: readonly {
    readonly name: string;
    readonly arrange: () => void | Promise<void>;
    readonly fault: SendFaultCode;
    /** The least that `again` must be, in milliseconds. */
    readonly again?: number;
  }[];
  /** Every line that the channel logged so far. */
  logged(): readonly string[];
  /** What must stand in no line: tokens and secrets of the account. */
  readonly secrets: readonly string[];
}

const parcel = (text: string): Parcel => ({ text, lang: 'ar' });
const canary = 'كناري 1093847561 SA5180000618273645509182 0512345678';

/** What every channel promises that we call. */
export function pushedContract(channel: PushedChannel, account: Account): void {
  const to = (id: string, address = account.address) => ({ address, id, heardAt: Date.now() });

  describe(`what ${channel.name} sends`, () => {
    test('a text arrives, and the provider names it', async () => {
      const sent = await channel.send(parcel('السلام عليكم ورحمة الله'), to('1.0'));
      expect(sent).toMatchObject({ ok: true });
      expect(sent.ok && sent.external).toBeTruthy();
      expect(await account.arrived()).toContain('السلام عليكم ورحمة الله');
    });

    test('different texts have different names', async () => {
      const first = await channel.send(parcel('واحد'), to('2.0'));
      const second = await channel.send(parcel('اثنان'), to('3.0'));
      expect(first.ok && second.ok && first.external !== second.external).toBe(true);
    });

    test('an address that cannot be is a fault of the catalogue, not an error', async () => {
      const sent = await channel.send(parcel('أهلًا'), to('4.0', 'nobody at all'));
      expect(sent.ok).toBe(false);
    });

    test.each(account.failures)('$name is $fault', async ({ arrange, fault, again }) => {
      await arrange();
      const sent = await channel.send(parcel(canary), to('5.0'));
      expect(sent).toMatchObject({ ok: false, fault });
      if (again !== undefined) expect((!sent.ok && sent.again) ?? 0).toBeGreaterThanOrEqual(again);
    });

    test('no line of the log has a secret or anything of a member', () => {
      const lines = account.logged().join('\n');
      for (const secret of [...account.secrets, '1093847561', '0512345678', 'SA51', account.address])
        expect(lines).not.toContain(secret);
    });

    test('says how it is set up', async () => {
      const findings = await mended(await channel.check());
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.filter(({ ok }) => !ok)).toEqual([]);
      for (const secret of account.secrets) expect(JSON.stringify(findings)).not.toContain(secret);
    });
  });
}
