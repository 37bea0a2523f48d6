// Without a schema: the first page needs these, and must not load the library of schemas for them.

/** Where a sign-in begins. */
export const SIGN_IN_PATH = '/auth/login';

/** What a token may be allowed. */
export const TOKEN_SCOPES = ['read', 'ask', 'ingest', 'evaluate'] as const;
