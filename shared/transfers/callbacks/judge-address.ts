import ipaddr from 'ipaddr.js';

/** Global unicast: everything else of IPv6 is for a purpose, or for later. */
const globalV6 = ipaddr.parseCIDR('2000::/3');

/**
 * Whether our functions may call an address because somebody gave it: only one of the public
 * internet. Loopback, private, link-local (where clouds keep credentials), carrier and
 * documentation ranges are not, nor IPv6 forms that hide an IPv4 address.
 *
 * @param address    IPv4 or IPv6 as text; whatever is neither is not public
 * @param exceptions networks that are allowed all the same: `127.0.0.0/8`
 */
export function isCallable(address: string, exceptions: readonly string[] = []): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address that is mapped into IPv6 is judged as what it is.
  const known = ipaddr.process(address);
  if (exceptions.some((network) => isWithin(known, network))) return true;
  if (known.range() !== 'unicast') return false;
  return known.kind() === 'ipv4' || known.match(globalV6);
}

/** @throws when `network` is no CIDR: a setting is wrong */
function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const range = ipaddr.parseCIDR(network);
  return range[0].kind() === address.kind() && address.match(range);
}
