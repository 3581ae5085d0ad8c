import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Call, Happening, PushedReceived } from '../../src/channel/port.ts';
import { openGraphApi } from '../standins/graph-api.ts';
import {
  handshake,
  identity,
  item,
  posted,
  recorded,
  reported,
  text,
  value,
  values,
  written,
} from './whatsapp.recorded.ts';
import { logged, openAt } from './whatsapp-support.ts';

const api = await openGraphApi();
afterAll(() => api.close());
const channel = openAt(api, { identity });

const heard = async (call: Call): Promise<readonly Happening[]> => {
  const received: PushedReceived = await channel.receive(call);
  return received.kind === 'happenings' ? received.happenings : [];
};

describe('what WhatsApp tells', () => {
  test('a message has the member’s number, the other name, its own time and a receipt', async () => {
    const message = item(text('نعم'));
    const call = posted(values(value({ contacts: [], messages: [message] })));
    expect(await heard(call)).toEqual([
      {
        kind: 'message',
        address: '966512345678',
        also: ['user:SA.13491208655302741918'],
        at: 1_763_546_400_000,
        message: { external: message['id'], number: '+966512345678', content: { kind: 'text', text: 'نعم' } },
        receipt: message['id'],
      },
    ]);
  });

  test('a member whose number is hidden is called by the id, whichever field has it', async () => {
    const hidden = { from: undefined, from_user_id: undefined, ...text('x') };
    const address = 'user:SA.134912';
    const contact = { profile: { name: 'x', username: 'y' }, user_id: 'SA.134912' };
    for (const call of [
      written(hidden, contact),
      written({ ...hidden, from_user_id: 'SA.134912' }, {}),
      written({ ...hidden, from: 'SA.134912' }, {}),
      written({ ...hidden, from_user_id: 'SA.134912' }, contact),
    ])
      expect(await heard(call)).toMatchObject([{ address }]);
    const both = await heard(
      written({ ...hidden, from_user_id: 'SA.134912', from_parent_user_id: 'SA.ENT.7' }, contact),
    );
    expect(both).toMatchObject([{ address, also: ['user:SA.ENT.7'] }]);
  });

  test('a number that only the contact tells is a number', async () => {
    const [one] = await heard(
      written(
        { from: undefined, ...text('x') },
        { wa_id: '966500000001', user_id: 'SA.13491208655302741918' },
      ),
    );
    expect(one).toMatchObject({ address: '966500000001', also: ['user:SA.13491208655302741918'] });
  });

  test('the contact of somebody else in the same batch is not mixed in', async () => {
    const contacts = [
      { wa_id: '966500000001', user_id: 'SA.1' },
      { wa_id: '966500000002', user_id: 'SA.2' },
    ];
    const messages = [
      item({ from: '966500000002', from_user_id: undefined, ...text('x') }),
      item({ from: '966500000003', from_user_id: undefined, ...text('y') }),
    ];
    const all = await heard(posted(values(value({ contacts, messages }))));
    expect(all).toMatchObject([
      { address: '966500000002', also: ['user:SA.2'] },
      { address: '966500000003' },
    ]);
    expect(all[1]).not.toHaveProperty('also');
  });

  test('a caption stands before its file, has a name of its own and no receipt', async () => {
    const two = await heard(written({ id: 'wamid.x', type: 'image', image: { id: '1', caption: 'هذا' } }));
    expect(two).toMatchObject([
      { message: { external: 'wamid.x:caption' } },
      { message: { external: 'wamid.x' } },
    ]);
    expect(two.map((one) => 'receipt' in one)).toEqual([false, true]);
  });

  test('what became of a message, by Meta’s name and by ours', async () => {
    const call = reported(
      { status: 'sent' },
      { status: 'delivered' },
      { status: 'read', biz_opaque_callback_data: undefined },
    );
    const external = 'wamid.HBgMOTY2NTEyMzQ1Njc4FQIAERgSQkE0';
    const at = 1_763_546_460_000;
    expect(await heard(call)).toEqual([
      { kind: 'progress', external, parcel: '17.0', progress: 'sent', at },
      { kind: 'progress', external, parcel: '17.0', progress: 'delivered', at },
      { kind: 'progress', external, progress: 'read', at },
    ]);
  });

  test.each([
    [131026, 'blocked'],
    ['131026', 'blocked'],
    [131047, 'windowClosed'],
    [131049, 'windowClosed'],
    [131056, 'throttled'],
    [131053, 'fileRefused'],
    [131031, 'notAllowed'],
    [131051, 'rejected'],
  ])('a message that failed later with %j is %s', async (code, fault) => {
    const errors = [{ code, title: 'x', error_data: { details: '966512345678' } }];
    expect(await heard(reported({ status: 'failed', errors }))).toMatchObject([
      { kind: 'undelivered', parcel: '17.0', fault },
    ]);
  });

  test('a failure without a code is rejected', async () => {
    expect(await heard(reported({ status: 'failed', errors: [] }))).toMatchObject([{ fault: 'rejected' }]);
  });

  test('an error that Meta tells of is in the log, by its code alone', async () => {
    const before = logged().length;
    await heard(posted(values(value({ errors: [{ code: 131052, message: 'of 966512345678' }] }))));
    await heard(written({ ...text('x'), errors: [{ code: 131000 }, { code: '131016' }] }));
    const lines = logged().slice(before).join('\n');
    expect(lines).toContain('131052');
    expect(lines).toContain('131000');
    expect(lines).toContain('131016');
    expect(lines).not.toContain('966512345678');
  });

  test('the challenge of the handshake is given back', async () => {
    expect(await channel.receive(handshake())).toEqual({ kind: 'handshake', text: '1158201444' });
  });

  test('10,000 malformed calls are refused or passed over', async () => {
    const shapes = recorded.genuine.map(
      ({ call }) => JSON.parse(Buffer.from(call.body).toString()) as unknown,
    );
    const nested = fc.oneof(fc.jsonValue(), fc.constantFrom(...shapes));
    const call = fc.oneof(
      nested.map((json) => posted(json)),
      fc
        .array(nested, { maxLength: 3 })
        .map((entry) => posted({ object: 'whatsapp_business_account', entry })),
      fc
        .array(nested, { maxLength: 3 })
        .map((messages) => posted(values(value({ messages, statuses: messages, contacts: messages })))),
      fc
        .record({ shape: fc.constantFrom(...shapes), at: fc.nat(), put: fc.jsonValue() })
        .map(({ shape, at, put }) => posted(broken(shape, at, put))),
      fc.uint8Array({ maxLength: 100 }).map((body): Call => ({ ...posted(0), body })),
    );
    await fc.assert(
      fc.asyncProperty(call, async (one) => {
        const received = await channel.receive(one);
        expect(['happenings', 'ignored', 'refused', 'handshake']).toContain(received.kind);
      }),
      { numRuns: 10_000 },
    );
  });
});

/** The same with something else in one place. */
function broken(shape: unknown, at: number, put: unknown): unknown {
  let count = 0;
  const copy = (): unknown => {
    count = 0;
    return JSON.parse(JSON.stringify(shape), (_, part: unknown) => (count++ === place ? put : part));
  };
  let place = -1;
  copy();
  place = at % count;
  return copy();
}
