import { afterAll, describe, expect, test } from '@jest/globals';
import { Activity } from '@microsoft/agents-activity';
import { ConnectorClient, HttpError } from '@microsoft/agents-hosting';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { openConnector } from './connector.ts';

const azure = await openConnector();
afterAll(() => azure.close());
const bot = azure.bot('app-of-the-sdk');

async function login(password = bot.password): Promise<string> {
  const response = await fetch(`${azure.root}/botframework.com/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: bot.appId,
      client_secret: password,
      scope: 'https://api.botframework.com/.default',
    }),
  });
  const json = (await response.json()) as { access_token?: string };
  return json.access_token ?? '';
}

describe('the stand-in of the connector, to the SDK as it is', () => {
  test('takes an activity, names it, and the member reads it', async () => {
    const member = azure.member(bot);
    const client = ConnectorClient.createClientWithToken(azure.serviceUrl, await login());
    const activity = Activity.fromObject({ type: 'message', channelId: 'msteams', text: 'أهلًا' });
    const { id } = await client.sendToConversation(encodeURIComponent(member.conversation), activity);
    expect(id).toBeTruthy();
    expect(member.texts).toEqual(['أهلًا']);
  });

  test('refuses whoever has no token, and conversations that are not', async () => {
    const activity = Activity.fromObject({ type: 'message', text: 'أهلًا' });
    expect(await login('wrong')).toBe('');
    for (const [token, status] of [
      ['made up', 401],
      [await login(), 404],
    ] as const) {
      const client = ConnectorClient.createClientWithToken(azure.serviceUrl, token);
      const failed: unknown = await client
        .sendToConversation('nowhere', activity)
        .catch((error: unknown) => error);
      expect(failed).toBeInstanceOf(HttpError);
      expect(failed).toMatchObject({ status });
    }
  });

  test('signs tokens that the keys of its OpenID document prove', async () => {
    const { jwks_uri: uri, issuer } = (await (await fetch(azure.metadata)).json()) as {
      jwks_uri: string;
      issuer: string;
    };
    const { payload } = await jwtVerify(await azure.token(bot), createRemoteJWKSet(new URL(uri)), { issuer });
    expect(payload).toMatchObject({ aud: bot.appId, serviceurl: azure.serviceUrl });
  });
});
