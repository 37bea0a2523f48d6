export type Part = 'server' | 'web';
export function fingerprint(root: string, part: Part): string;
export function readStamp(root: string, part: Part): string | null;
export function writeStamp(root: string, part: Part, fingerprint: string): void;
