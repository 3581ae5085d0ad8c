import { Activity } from '@microsoft/agents-activity';
import { z } from 'zod';

/** What the stand-in does for a member's client. `deliver` calls the bot until it takes the activity. */
export interface Behind {
  readonly serviceUrl: string;
  readonly bot: string;
  deliver(activity: object): Promise<void>;
  /** Puts a file where the bot can fetch it; `open` to everybody, or to its token alone. Answers its address. */
  keep(bytes: Buffer, open: boolean): string;
}

const Button = z.object({
  type: z.string(),
  title: z.string(),
  text: z.string().optional(),
  value: z.unknown(),
});
const Hero = z.object({ buttons: z.array(Button) });
const Submit = z.object({
  type: z.literal('Action.Submit'),
  title: z.string(),
  data: z.looseObject({ msteams: z.object({ type: z.literal('messageBack'), text: z.string() }) }),
});
const Card = z.object({
  type: z.literal('AdaptiveCard'),
  body: z.array(
    z.object({
      type: z.literal('FactSet'),
      facts: z.array(z.object({ title: z.string(), value: z.string() })),
    }),
  ),
  actions: z.array(Submit),
});
type Button = z.infer<typeof Button>;

const contentOf = (activity: Activity, type: string): unknown =>
  activity.attachments?.find(({ contentType }) => contentType === `application/vnd.microsoft.card.${type}`)
    ?.content;

function buttonsOf(activity: Activity): readonly Button[] {
  const hero = Hero.safeParse(contentOf(activity, 'hero'));
  const card = Card.safeParse(contentOf(activity, 'adaptive'));
  return [
    ...(activity.suggestedActions?.actions ?? []).map((action) => Button.parse(action)),
    ...(hero.success ? hero.data.buttons : []),
    ...(card.success
      ? card.data.actions.map(({ title, data: { msteams, ...value } }) => ({
          type: msteams.type,
          title,
          text: msteams.text,
          value,
        }))
      : []),
  ];
}

/** Everything that a person reads of an activity. */
function readOf(activity: Activity): string {
  const card = Card.safeParse(contentOf(activity, 'adaptive'));
  const facts = card.success ? card.data.body.flatMap(({ facts }) => facts) : [];
  return [activity.text ?? '', ...facts.map(({ title, value }) => `${title}: ${value}`)].join('\n').trim();
}

let people = 0;

/** A person with a client of a channel behind the connector. What the bot sends is read by the SDK's own schema. */
export class Member {
  readonly id = `29:1Member-of-tests-${people}`;
  readonly conversation = `a:1Conversation_of-tests;${people++}`;
  readonly received: Activity[] = [];
  private sent = 0;

  constructor(
    readonly channel: string,
    private readonly behind: Behind,
  ) {}

  /** The bot's activity arrived; answers its name. Throws what the SDK has against it. */
  take(json: string): string {
    this.received.push(Activity.fromJson(json));
    return `1:${this.conversation.length}-${this.received.length}-${people}`;
  }

  get texts(): readonly string[] {
    return this.received.map(readOf);
  }

  get last(): Activity | undefined {
    return this.received.at(-1);
  }

  /** The labels of what can be tapped under the last message. */
  get keys(): readonly string[] {
    return this.last ? buttonsOf(this.last).map(({ title }) => title) : [];
  }

  /** The address that the last message opens, by a button or in its text. */
  get link(): string | undefined {
    const value = this.last && buttonsOf(this.last).find(({ type }) => type === 'openUrl')?.value;
    return typeof value === 'string' ? value : /https?:\/\/\S+/u.exec(this.last?.text ?? '')?.[0];
  }

  /** An activity of this member in the form in which the connector writes it. */
  activity(fields: object): object {
    this.sent += 1;
    return {
      type: 'message',
      id: `f:${this.conversation.length}${this.sent}`,
      timestamp: new Date(Date.now()).toISOString(),
      channelId: this.channel,
      serviceUrl: this.behind.serviceUrl,
      from: { id: this.id, name: 'سارة العتيبي', aadObjectId: '6b29fc40-ca47-1067-b31d-00dd010662da' },
      conversation: {
        id: this.conversation,
        ...(this.channel === 'msteams' && { conversationType: 'personal', tenantId: 'b5d3' }),
      },
      recipient: { id: this.behind.bot, name: 'جمعية مُرد' },
      textFormat: 'plain',
      locale: 'en-US',
      entities: [{ type: 'clientInfo', locale: 'en-US', country: 'US', platform: 'Windows' }],
      channelData: { tenant: { id: 'b5d3' } },
      ...fields,
    };
  }

  say(text: string): Promise<void> {
    return this.behind.deliver(this.activity({ text }));
  }

  join(): Promise<void> {
    const membersAdded = [{ id: this.behind.bot }, { id: this.id }];
    return this.behind.deliver(this.activity({ type: 'conversationUpdate', membersAdded }));
  }

  /** Presses the button of the last message that bears one with this label. */
  press(label: string): Promise<void> {
    const button = this.received
      .flatMap(buttonsOf)
      .findLast(({ title, text, type }) => (title === label || text === label) && type === 'messageBack');
    if (!button) throw new Error(`there is no button ${label}`);
    return this.behind.deliver(this.activity({ text: button.text, value: button.value }));
  }

  attach(name: string, bytes: Buffer): Promise<void> {
    const inTeams = this.channel === 'msteams';
    const url = this.behind.keep(bytes, inTeams);
    const attachment = inTeams
      ? {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          contentUrl: 'https://association-my.sharepoint.com/personal/sara/Documents/file',
          name,
          content: { downloadUrl: url, uniqueId: '1150D938', fileType: 'pdf' },
        }
      : { contentType: 'application/pdf', contentUrl: url, name };
    return this.behind.deliver(this.activity({ attachments: [attachment] }));
  }
}
