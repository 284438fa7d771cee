/** Notes in the log who was given what a file holds; by ids only, never by content. */
export interface AuditPort {
  audit(what: string, ids: Readonly<Record<string, string>>): void;
}
