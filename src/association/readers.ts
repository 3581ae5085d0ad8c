import type { Association, Reader, Service } from './schema.ts';

/** Who works on requests, and reads the cases of every service that names nobody. */
const usual: readonly Reader[] = ['researcher', 'delegate', 'official', 'committee'];

/** The roles that may read the cases of a service. */
export const readersOf = ({ readBy }: Pick<Service, 'readBy'>): readonly Reader[] => readBy ?? usual;

/** The services whose cases a role may read: these alone where `only`, otherwise all but these. A service that a pack dropped names nobody. */
export interface Readable {
  readonly only: boolean;
  readonly services: readonly string[];
}

export function readableBy({ services }: Pick<Association, 'services'>, role: string): Readable {
  const only = !usual.some((one) => one === role);
  const reads = (service: Service): boolean => readersOf(service).some((one) => one === role);
  return { only, services: services.filter((service) => reads(service) === only).map(({ id }) => id) };
}

export const mayRead = ({ only, services }: Readable, service: string): boolean =>
  services.includes(service) === only;

/** The services that name their readers, and not this role: what members wrote of them is kept from it everywhere. */
export const keptFrom = ({ services }: Pick<Association, 'services'>, role: string): readonly string[] =>
  services
    .filter(({ readBy }) => readBy !== undefined && !readBy.some((one) => one === role))
    .map(({ id }) => id);
