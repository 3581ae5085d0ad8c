import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { GraphApiError, WhatsAppClient } from '@kapso/whatsapp-cloud-api';
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server';
import {
  ActionButtons,
  ActionCTA,
  ActionList,
  Body,
  BodyComponent,
  BodyParameter,
  Button,
  Document,
  Interactive,
  ListSection,
  Row,
  Template,
  Text,
} from 'whatsapp-api-js/messages';
import type { ClientMessage } from 'whatsapp-api-js/types';
import { WhatsAppAPI } from 'whatsapp-api-js/middleware/node-http';
import type { PhoneNumber } from './graph-api.ts';

/** Whom a program writes to: by phone number, or by the business-scoped id where there is none. */
interface To {
  readonly phone?: string;
  readonly user: string;
}

/** What came of a message: its id, or the code of the error. */
type Outcome = { readonly id: string } | { readonly code: number };

interface Choice {
  readonly id: string;
  readonly title: string;
}

/** What a program heard, in the words of its library. */
interface Heard {
  readonly phone: string | undefined;
  readonly user: string | undefined;
  readonly type: string;
  readonly text?: string | undefined;
  readonly choice?: Choice | undefined;
  readonly media?: string | undefined;
}

/** A small program on a client library that nobody here wrote. */
export interface Program {
  readonly listener: RequestListener;
  readonly heard: Heard[];
  readonly statuses: { readonly id: string; readonly status: string; readonly parcel?: string | undefined }[];
  text(to: To, body: string, parcel?: string): Promise<Outcome>;
  buttons(to: To, body: string, choices: readonly Choice[]): Promise<Outcome>;
  list(to: To, body: string, choices: readonly Choice[]): Promise<Outcome>;
  link(to: To, body: string, label: string, url: string): Promise<Outcome>;
  template(to: To, name: string, text: string): Promise<Outcome>;
  document(to: To, name: string, bytes: Buffer): Promise<Outcome>;
  /** The bytes of a file that a member sent. */
  fetch(media: string): Promise<Buffer>;
  read(message: string): Promise<boolean>;
}

type Start = (number: Pick<PhoneNumber, 'identity'>, root: string) => Program;

const version = 'v23.0';
const pdf = (bytes: Buffer): Blob => new Blob([Uint8Array.from(bytes)], { type: 'application/pdf' });

const whatsappApiJs: Start = ({ identity }, root) => {
  const heard: Program['heard'] = [];
  const statuses: Program['statuses'] = [];
  const api = new WhatsAppAPI({
    token: identity.token,
    appSecret: identity.appSecret,
    webhookVerifyToken: identity.verifyToken,
    v: version,
    // It has no setting for the address of the Graph API.
    ponyfill: {
      fetch: (url: string | URL | Request, init?: RequestInit) =>
        fetch(
          (url instanceof Request ? url.url : String(url)).replace('https://graph.facebook.com', root),
          init,
        ),
    },
  });
  api.on.message = ({ recipient, message }) => {
    const { phone, bsuid: user } = 'phone' in recipient || 'bsuid' in recipient ? recipient : {};
    const reply = message.type === 'interactive' ? message.interactive : undefined;
    heard.push({
      phone,
      user,
      type: message.type,
      text: message.type === 'text' ? message.text.body : undefined,
      choice:
        reply?.type === 'button_reply'
          ? reply.button_reply
          : reply?.type === 'list_reply'
            ? reply.list_reply
            : undefined,
      media: message.type === 'document' ? message.document.id : undefined,
    });
  };
  api.on.status = ({ id, status, biz_opaque_callback_data: parcel }) => {
    statuses.push({ id, status, parcel });
  };
  const send = async ({ phone, user }: To, message: ClientMessage, parcel?: string): Promise<Outcome> => {
    const to = { bsuid: user, ...(phone !== undefined && { phone }) };
    const answer = await api.sendMessage(identity.id, to, message, undefined, parcel);
    return answer.error ? { code: answer.error.code } : { id: answer.messages[0].id };
  };
  return {
    heard,
    statuses,
    listener: (request, response) => void whatsappApiJsHears(api, request, response),
    text: (to, body, parcel) => send(to, new Text(body, false), parcel),
    buttons(to, body, [first, ...rest]) {
      const button = ({ id, title }: Choice): Button => new Button(id, title);
      return send(
        to,
        new Interactive(new ActionButtons(button(first!), ...rest.map(button)), new Body(body)),
      );
    },
    list(to, body, [first, ...rest]) {
      const row = ({ id, title }: Choice): Row => new Row(id, title);
      const section = new ListSection(undefined, row(first!), ...rest.map(row));
      return send(to, new Interactive(new ActionList('اختر', section), new Body(body)));
    },
    link: (to, body, label, url) => send(to, new Interactive(new ActionCTA(label, url), new Body(body))),
    template: (to, name, text) =>
      send(to, new Template(name, 'ar', new BodyComponent(new BodyParameter(text)))),
    async document(to, name, bytes) {
      const form = new FormData();
      form.set('file', pdf(bytes), name);
      const stored = await api.uploadMedia(identity.id, form);
      if (!('id' in stored)) throw new Error('not uploaded');
      return send(to, new Document(stored.id, true, undefined, name));
    },
    async fetch(media) {
      const place = await api.retrieveMedia(media);
      if (!('url' in place)) throw new Error('not found');
      return Buffer.from(await (await api.fetchMedia(place.url)).arrayBuffer());
    },
    async read(message) {
      const answer = await api.markAsRead(identity.id, message, 'text');
      return 'success' in answer;
    },
  };
};

async function whatsappApiJsHears(
  api: WhatsAppAPI,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    response.writeHead(await api.handle_post(request)).end();
    return;
  }
  try {
    response.writeHead(200).end(api.handle_get(request));
  } catch (status) {
    response.writeHead(status as number).end();
  }
}

const kapso: Start = ({ identity }, root) => {
  const heard: Program['heard'] = [];
  const statuses: Program['statuses'] = [];
  const client = new WhatsAppClient({ accessToken: identity.token, baseUrl: root, graphVersion: version });
  const { messages } = client;
  const base = ({ phone, user }: To) => ({
    phoneNumberId: identity.id,
    ...(phone === undefined ? { recipient: user } : { to: phone }),
  });
  const outcome = (sent: ReturnType<typeof messages.sendText>): Promise<Outcome> =>
    sent.then(
      (answer) => ({ id: answer.messages[0]!.id }),
      (error: unknown) => {
        if (!(error instanceof GraphApiError)) throw error;
        return { code: error.code };
      },
    );
  const hear = (payload: unknown): void => {
    const { messages: all, statuses: told } = normalizeWebhook(payload);
    for (const { from, fromUserId, type, text, interactive, document } of all)
      heard.push({
        phone: from,
        user: fromUserId,
        type,
        text: text?.body,
        choice: (interactive?.['buttonReply'] ?? interactive?.['listReply']) as Choice | undefined,
        media: document?.id,
      });
    for (const { id, status, bizOpaqueCallbackData } of told)
      statuses.push({ id, status, parcel: bizOpaqueCallbackData as string | undefined });
  };
  return {
    heard,
    statuses,
    listener: (request, response) => void kapsoHears(identity, hear, request, response),
    text: (to, body, bizOpaqueCallbackData) =>
      outcome(
        messages.sendText({
          ...base(to),
          body,
          ...(bizOpaqueCallbackData !== undefined && { bizOpaqueCallbackData }),
        }),
      ),
    buttons: (to, bodyText, choices) =>
      outcome(messages.sendInteractiveButtons({ ...base(to), bodyText, buttons: [...choices] })),
    list: (to, bodyText, choices) =>
      outcome(
        messages.sendInteractiveList({
          ...base(to),
          bodyText,
          buttonText: 'اختر',
          sections: [{ rows: [...choices] }],
        }),
      ),
    link: (to, bodyText, displayText, url) =>
      outcome(messages.sendInteractiveCtaUrl({ ...base(to), bodyText, parameters: { displayText, url } })),
    template: (to, name, text) =>
      outcome(
        messages.sendTemplate({
          ...base(to),
          template: {
            name,
            language: { code: 'ar' },
            components: [{ type: 'body', parameters: [{ type: 'text', text }] }],
          },
        }),
      ),
    async document(to, filename, bytes) {
      const { id } = await client.media.upload({
        phoneNumberId: identity.id,
        type: 'application/pdf',
        file: pdf(bytes),
        fileName: filename,
      });
      return outcome(messages.sendDocument({ ...base(to), document: { id, filename } }));
    },
    fetch: async (mediaId) =>
      Buffer.from(
        (await client.media.download({ mediaId, phoneNumberId: identity.id, auth: 'always' })) as ArrayBuffer,
      ),
    async read(messageId) {
      const typingIndicator = { type: 'text' } as const;
      return (await messages.markRead({ phoneNumberId: identity.id, messageId, typingIndicator })).success;
    },
  };
};

async function kapsoHears(
  { appSecret, verifyToken }: PhoneNumber['identity'],
  hear: (payload: unknown) => void,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'GET') {
    const right = query.get('hub.verify_token') === verifyToken;
    response.writeHead(right ? 200 : 403).end(right ? query.get('hub.challenge') : '');
    return;
  }
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const rawBody = Buffer.concat(parts);
  const signatureHeader = String(request.headers['x-hub-signature-256']);
  const right = verifySignature({ appSecret, rawBody, signatureHeader });
  if (right) hear(JSON.parse(rawBody.toString('utf8')));
  response.writeHead(right ? 200 : 401).end();
}

/** Both libraries, by name. */
export const programs: readonly (readonly [string, Start])[] = [
  ['whatsapp-api-js', whatsappApiJs],
  ['@kapso/whatsapp-cloud-api', kapso],
];
