import type { ChatRequest } from './script.ts';

/** The passages that a prompt holds, with their keys. */
export function fencedPassages(request: ChatRequest): { key: string; text: string }[] {
  const prompt = request.messages.map((message) => message.content).join('\n');
  return [...prompt.matchAll(/<passage key="([^"]+)"[^>]*>\n([\s\S]*?)\n<\/passage>/g)].map((match) => ({
    key: match[1] ?? '',
    text: match[2] ?? '',
  }));
}

/** A well-behaved answer: the first sentence of the first passages, quoted and cited. */
export function citeFirstPassages(request: ChatRequest, count = 2): string {
  return fencedPassages(request)
    .slice(0, count)
    .map(({ key, text }) => {
      const sentence = (/^[\s\S]*?(?<!\d)[.!?](?=\s|$)/.exec(text)?.[0] ?? text).trim();
      return `${sentence} [${key} "${sentence.replaceAll('"', '')}"]`;
    })
    .join(' ');
}
