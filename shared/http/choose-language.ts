import { type Language, languages } from '../runs/run.ts';

/**
 * The language of an answer: the first of ours in order of the reader's preference, French when
 * nothing of ours is asked for.
 *
 * @param header `Accept-Language` as sent, e.g. `en-GB,en;q=0.9,fr;q=0.5`
 */
export function chooseLanguage(header: string | undefined): Language {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', ...parameters] = wish.trim().split(';');
    const quality = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find(Boolean);
    return { tag: tag.toLowerCase().split('-')[0], quality: Number(quality ?? 1) };
  });
  // Equal wishes keep their order: sorting is stable.
  const ordered = wishes.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const { tag } of ordered) {
    const lang = languages.find((known) => known === tag);
    if (lang) return lang;
  }
  return 'fr';
}
