import { z } from 'zod';
import { Role } from '../contract/desk.ts';
import { capabilitiesOf } from '../desk/people/roles.ts';
import { deskRoutes } from './desk/routes.ts';
import type { Doors } from './doors.ts';
import { healthRoutes } from './watching/health.ts';
import type { Layout } from './layout.ts';
import { metricsRoute } from './watching/metrics.ts';
import { deskPages } from './pages/desk-page.ts';
import { formRoutes } from './pages/form-routes.ts';
import { assetRoutes, formerAssets } from './pulled/assets.ts';
import { channelRoutes, streamsOf } from './pulled/channel-routes.ts';
import type { Declared, Route } from './route.ts';
import { webhookRoutes } from './webhooks.ts';

/** Every address at which the server answers calls. */
export const routesOf = (layout: Layout): readonly Route<Doors>[] => [
  ...healthRoutes,
  ...layout.hosted.flatMap((one) => [...channelRoutes(one), ...assetRoutes(one)]),
  formerAssets,
  ...webhookRoutes(layout.kinds),
  ...formRoutes,
  ...deskRoutes,
  ...deskPages(layout),
];

const Schema = z.record(z.string(), z.json());

/** One address as `npm run routes -- --json` tells it; `body` and `answer` are JSON Schemas. */
export const ListedRoute = z.object({
  method: z.string(),
  path: z.string(),
  public: z.boolean(),
  token: z.string().optional(),
  capability: z.string().optional(),
  roles: z.array(Role).readonly(),
  body: Schema.optional(),
  answer: Schema.optional(),
  port: z.string().optional(),
  socket: z.literal(true).optional(),
});
export type ListedRoute = z.infer<typeof ListedRoute>;

const schema = (shape: z.core.$ZodType, io: 'input' | 'output'): z.infer<typeof Schema> =>
  Schema.parse(z.toJSONSchema(shape, { io, unrepresentable: 'any' }));

function listed({ method, path, token, needs, body, answer, port, socket }: Declared): ListedRoute {
  const capability = needs === 'session' ? undefined : needs;
  return {
    method,
    path,
    public: needs === undefined,
    ...(token !== undefined && { token }),
    ...(capability && { capability }),
    roles: Role.options.filter((role) => !capability || capabilitiesOf[role].includes(capability)),
    ...(body && { body: schema(body, 'input') }),
    ...(answer && { answer: schema(answer, 'output') }),
    ...(port && { port }),
    ...(socket && { socket }),
  };
}

/** Everything that is served: calls, streams and the port of the figures. */
export const listRoutes = (layout: Layout): readonly ListedRoute[] =>
  [...routesOf(layout), ...layout.hosted.flatMap(({ channel }) => streamsOf(channel)), metricsRoute].map(
    listed,
  );
