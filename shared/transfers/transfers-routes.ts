/** Every contract that the API of transfers answers, in the order of the documentation. */

export * from './accounts-routes.ts';
export * from './bulks-routes.ts';
export * from './create-bulk-routes.ts';
