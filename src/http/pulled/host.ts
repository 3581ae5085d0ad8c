import { numbersIn } from '../../association/help-lines.ts';
import { pages } from '../../conversation/conversations.ts';
import type { Host, HostedAssociation } from '../../channel/pulled.ts';
import { Held } from '../../kernel/held.ts';
import { inLang } from '../../wording/wording.ts';
import type { Doors } from '../doors.ts';
import type { BuiltAsset, HostedChannel } from '../layout.ts';

type Hosted = Doors['associations'] extends ReadonlyMap<string, infer One> ? One : never;

/** An association as it is whenever it is looked at: what its desk changes is read here at once. */
function hosted(id: string, now: () => Hosted): HostedAssociation {
  return {
    id,
    name: (lang) => inLang(now().association.pack.name, lang),
    shortName: (lang) => inLang(now().association.pack.shortName, lang),
    get leaveTo() {
      return now().association.pack.leaveTo;
    },
    description(lang) {
      const said = now().association.pack.brand?.description;
      return said && inLang(said, lang);
    },
    get colour() {
      return now().association.pack.brand?.colour;
    },
    get logo() {
      return now().association.logo;
    },
    get phone() {
      return now().association.pack.contact.phone;
    },
    get voiceNotes() {
      return now().association.pack.voiceNotes;
    },
    get helpNumbers() {
      return numbersIn(now().lines, now().association.pack.region);
    },
    line: (lang, name) => now().wording.line(lang, name),
    lines: (lang, file) => now().wording.linesIn(lang, file),
  };
}

const associationsOf = ({ associations }: Doors): ReadonlyMap<string, HostedAssociation> =>
  new Map([...associations].map(([id, first]) => [id, hosted(id, () => associations.get(id) ?? first)]));

const conversationsOf = ({ conversations }: Doors, channel: string): Host['conversations'] => ({
  begin: (association) => conversations.begin(association, channel),
  resume: (association, value) => conversations.sessions.renew(association, value),
  stands: (conversation, generation) => conversations.sessions.stands(conversation, generation),
  async end(conversation) {
    await conversations.sessions.end(conversation);
    await conversations.browsers.dropAll(conversation);
  },
  greeting: (association, lang) => conversations.greeting(association, lang),
  greet: (conversation, lang) => conversations.greet(conversation, lang),
  receive: (conversation, message) => conversations.receive(conversation, message),
  sign: (conversation, sign) => conversations.signs.ofMember(conversation, sign),
  filesWelcome: (conversation, offer) => conversations.filesWelcome(conversation, offer),
  lines: (conversation, after) => conversations.lines(conversation, after, pages.small),
  linesBefore: (conversation, before, most) => conversations.linesBefore(conversation, before, most),
  file: (conversation, id) => conversations.file(conversation, id),
});

function open(doors: Doors, { channel, assets }: HostedChannel): Host {
  const { conversations, coordination, clock, log, secret } = doors;
  const held = new Held();
  const byFile = new Map(assets.map((asset) => [asset.file, asset]));
  const assetOf = (file: string): BuiltAsset => {
    const asset = byFile.get(file);
    if (asset === undefined) throw new Error(`${channel.name} declares no asset "${file}"`);
    return asset;
  };
  return {
    conversations: conversationsOf(doors, channel.name),
    browsers: {
      key: conversations.browsers.key,
      keep: (conversation, browser, lang) => conversations.browsers.keep(conversation, browser, lang),
      drop: (endpoint) => conversations.browsers.drop(endpoint),
    },
    links: {
      make: (conversation, pin) => conversations.sessions.links.make(conversation, pin),
      open: (association, value, pin) => conversations.sessions.links.open(association, value, pin),
    },
    associations: associationsOf(doors),
    now: () => clock.now(),
    log,
    secret,
    allow: (what, most, within) => coordination.allow(what, most, within),
    hold: (places) => held.take(places),
    assetUrl: (file) => assetOf(file).url,
    assetText: (file) => new TextDecoder().decode(assetOf(file).plain),
  };
}

const hosts = new WeakMap<Doors, Map<HostedChannel, Host>>();

/** What a channel of this server lives on; the same for all its calls. */
export function hostOf(doors: Doors, hosted: HostedChannel): Host {
  const known = hosts.get(doors) ?? new Map<HostedChannel, Host>();
  hosts.set(doors, known);
  const host = known.get(hosted) ?? open(doors, hosted);
  known.set(hosted, host);
  return host;
}
