/** Lines of API.md's table of rights; the table itself is `may`. */
export type Action =
  | 'claims.handle'
  | 'claims.read-masked'
  | 'courses.read'
  | 'courses.administer'
  | 'bulks.create'
  | 'accounts.read'
  | 'bulks.decide'
  | 'system.administer';
