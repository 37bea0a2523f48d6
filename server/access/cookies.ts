/** How Aktenlage's cookies are called and set, by the address under which people use it. */
export interface Cookies {
  readonly session: string;
  readonly signIn: string;
  /** A Set-Cookie header; without `seconds` it lasts as long as the browser. */
  set(name: string, value: string, seconds?: number): string;
  clear(name: string): string;
}

/** @param origin over http (loopback alone) there is no `Secure`, and so no `__Host-` either */
export function cookiesFor(origin: string): Cookies {
  const secure = new URL(origin).protocol === 'https:';
  const prefix = secure ? '__Host-' : '';
  // Lax, not Strict: the way back from the provider comes from another site.
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const set = (name: string, value: string, seconds?: number) =>
    `${name}=${value}; ${attributes}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`;
  return {
    session: `${prefix}aktenlage-session`,
    signIn: `${prefix}aktenlage-sign-in`,
    set,
    clear: (name) => set(name, '', 0),
  };
}

/** The value of a cookie that holds one of our secrets; null where there is none, or two: one may be planted. */
export function readCookie(request: Request, name: string): string | null {
  const values = (request.headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && /^[\w-]{43}$/.test(value) ? value : null;
}
