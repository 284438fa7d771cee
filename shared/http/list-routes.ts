import type { Route } from './route.ts';

/** Contracts of one part of the API, as its documentation groups them. */
export interface RouteGroup {
  readonly tag: string;
  readonly description: string;
  readonly routes: readonly Route[];
}

/** The contracts that a module exports (`shared/<room>/*-routes.ts`), one by one or in lists. */
export function routesOf(module: object): Route[] {
  return [...new Set(Object.values(module).flat().filter(isRoute))];
}

function isRoute(value: unknown): value is Route {
  return typeof value === 'object' && value !== null && 'access' in value && 'answers' in value;
}
