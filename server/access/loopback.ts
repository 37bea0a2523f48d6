/** True for `localhost`, 127.0.0.0/8 and ::1, with or without brackets: nobody else's machine gets there. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}

/** Host name without port, lower case, IPv6 with its brackets; `null` for what is no Host header. */
export function hostNameOf(header: string): string | null {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/i.exec(header)?.[1]?.toLowerCase() ?? null;
}

/**
 * Guards against DNS rebinding: a page that made its own name point here comes with that name in the Host header.
 * On loopback only loopback names pass; beyond it those of the list, or all where there is none, because only the
 * site knows its names.
 */
export function isHostAllowed(
  header: string,
  configuredHost: string,
  allowedHosts: readonly string[] = [],
): boolean {
  const name = hostNameOf(header);
  if (name === null) return false;
  const known = [configuredHost, ...allowedHosts].some((host) => host.toLowerCase() === name);
  if (isLoopbackHost(configuredHost)) return known || isLoopbackHost(name);
  return known || allowedHosts.length === 0;
}

/**
 * Guards what changes state against other sites' pages: a browser names the page's origin, which must be ours.
 * Programs send no Origin and pass.
 */
export function isOriginAllowed(origin: string | undefined, hostHeader: string): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host.toLowerCase() === hostHeader.toLowerCase();
}
