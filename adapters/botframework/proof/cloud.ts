/** What differs between Microsoft's clouds. `tenant` is where a bot without a tenant of its own gets its token. */
export interface Cloud {
  readonly issuer: string;
  readonly scope: string;
  readonly tenant: string;
}

export const publicMetadata = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
export const publicLogin = 'https://login.microsoftonline.com';

const everybody: Cloud = {
  issuer: 'https://api.botframework.com',
  scope: 'https://api.botframework.com/.default',
  tenant: 'botframework.com',
};
const usGovernment: Cloud = {
  issuer: 'https://api.botframework.us',
  scope: 'https://api.botframework.us/.default',
  tenant: 'MicrosoftServices.onmicrosoft.us',
};

/** The cloud whose keys are named at this address. Who may sign is a list of ours: nothing that arrives can make it longer. */
export const cloudOf = (metadata: string): Cloud =>
  new URL(metadata).hostname.endsWith('.azure.us') ? usGovernment : everybody;
