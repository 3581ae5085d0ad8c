import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { Role } from '../contract/desk.ts';
import { capabilitiesOf } from '../desk/people/roles.ts';
import { deskRoutes } from '../http/desk-routes.ts';

/** Routes that want nobody signed in; some want a token of their own. */
const open: readonly (readonly [string, string])[] = [
  ['GET', '/'],
  ['GET', '/chat/:association'],
  ['GET', '/embed.js'],
  ['GET', '/health/live'],
  ['GET', '/health/ready'],
  ['POST', '/webchat/:association/token'],
  ['POST', '/v3/directline/tokens/refresh'],
  ['POST', '/v3/directline/conversations'],
  ['GET', '/v3/directline/conversations/:conversation'],
  ['GET', '/v3/directline/conversations/:conversation/activities'],
  ['POST', '/v3/directline/conversations/:conversation/activities'],
  ['POST', '/v3/directline/conversations/:conversation/upload'],
  ['GET', '/v3/directline/conversations/:conversation/stream'],
  ['GET', '/v3/directline/conversations/:conversation/files/:file'],
  ['GET', '/desk'],
  ['GET', '/reports'],
  ['POST', '/desk/api/sign-in'],
  ['POST', '/desk/api/set-up'],
  ['POST', '/desk/api/sign-out'],
];

const Route = z.object({
  method: z.string(),
  path: z.string(),
  public: z.boolean(),
  capability: z.string().optional(),
  roles: z.array(Role).readonly(),
});
type Route = z.infer<typeof Route>;

const routes = [
  ...open.map(([method, path]) => ({ method, path, public: true, roles: Role.options })),
  ...deskRoutes.map(({ method, path, needs }) => ({
    method: method.toUpperCase(),
    path: `/desk/api${path}`,
    public: false,
    ...(needs !== 'session' && { capability: needs }),
    roles: Role.options.filter((role) => needs === 'session' || capabilitiesOf[role].includes(needs)),
  })),
];

const line = ({ method, path, roles, ...route }: Route): string =>
  `${method.padEnd(6)} ${path.padEnd(64)} ${route.public ? 'everybody' : roles.join(', ')}`;

export const routesCommand = command({
  name: 'routes',
  purpose: 'Lists the routes of the server with the roles that may use each.',
  flags: {},
  shape: z.array(Route),
  run: () => Promise.resolve(routes),
  text: (all) => all.map(line).join('\n'),
});
