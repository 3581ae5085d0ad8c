import { z } from 'zod';
import { command } from '../command-line/command.ts';
import { ListedRoute, listRoutes } from '../http/routes.ts';
import { openLayout } from '../runtime.ts';

const whoOf = ({ public: open, token, roles }: ListedRoute): string => {
  if (token !== undefined) return `whoever has a token (${token})`;
  return open ? 'everybody' : roles.join(', ');
};

const lineOf = (route: ListedRoute): string =>
  `${route.method.padEnd(6)} ${route.path.padEnd(64)} ${whoOf(route)}${route.port === undefined ? '' : `, on the port of ${route.port}`}`;

export const routesCommand = command({
  name: 'routes',
  purpose: 'Lists every address that the server answers at, with who may call it.',
  flags: {},
  shape: z.array(ListedRoute),
  run: () => Promise.resolve([...listRoutes(openLayout())]),
  text: (all) => all.map(lineOf).join('\n'),
});
