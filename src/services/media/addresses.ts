// Which internet addresses are the public's. What lies inside a house, a cloud or this machine is never one of them,
// however it is spelled; what cannot be judged is not public either.
import { BlockList, isIP } from 'node:net';

/** IANA special-purpose registry for IPv4, and the one public address that a cloud (Azure) answers on for its machines. */
const CLOSED_V4 = blockList('ipv4', [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['168.63.129.16', 32],
]);

/**
 * RFC 4291: global unicast. Everything else of IPv6 stays out by this alone: loopback, link-local, unique local,
 * multicast, IPv4-mapped and -compatible, and the NAT64 prefixes.
 */
const GLOBAL_V6 = blockList('ipv6', [['2000::', 3]]);

/** Inside global unicast: protocol assignments with Teredo and ORCHID, documentation, 6to4, AS112. */
const CLOSED_V6 = blockList('ipv6', [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
]);

/** `address` is an IP address as sockets know it: no brackets, no name. A scoped one (`fe80::1%eth0`) is not public. */
export function isPublic(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !CLOSED_V4.check(address, 'ipv4');
    case 6:
      return !address.includes('%') && GLOBAL_V6.check(address, 'ipv6') && !CLOSED_V6.check(address, 'ipv6');
    default:
      return false;
  }
}

function blockList(family: 'ipv4' | 'ipv6', ranges: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of ranges) list.addSubnet(network, prefix, family);
  return list;
}
