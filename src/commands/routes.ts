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

if (process.argv.includes('--json')) console.log(JSON.stringify(routes, null, 2));
else
  for (const route of routes)
    console.log(
      `${route.method.padEnd(6)} ${route.path.padEnd(64)} ${route.public ? 'everybody' : route.roles.join(', ')}`,
    );
