import {
  ConnectorClient,
  HttpClient,
  type HttpRequestConfig,
  type HttpResponse,
} from '@microsoft/agents-hosting';
import { call } from './client.ts';

/** The SDK's line waits for ever, follows redirects and puts what was sent into its errors: this one does not. */
class Line extends HttpClient {
  constructor(
    service: string,
    token: string,
    private readonly patience: number,
  ) {
    super({
      baseURL: service,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/json',
        'content-type': 'application/json',
      },
    });
  }

  override async request<T = unknown>(config: HttpRequestConfig): Promise<HttpResponse<T>> {
    const data = await call(`${this.baseURL}/${config.url.replace(/^\/+/u, '')}`, {
      method: config.method.toUpperCase() === 'GET' ? 'GET' : 'POST',
      headers: { ...this.defaultHeaders },
      body: JSON.stringify(config.data),
      patience: this.patience,
    });
    return { data: (data ?? {}) as T, status: 200, statusText: '', headers: new Headers(), config };
  }
}

/** The SDK's client of the connector on a line of our own. Every method throws CallFailed. */
export class Connector extends ConnectorClient {
  constructor(service: string, token: string, patience: number) {
    super(new Line(service, token, patience));
  }
}
