import type { Language } from '../../runs/run.ts';
import type { SessionOrder, WriteProblem } from '../mapping/mapping-findings.ts';

/** Why a record could not be written, in people's words (CLM-M04). */
export const writeProblemWords: Readonly<Record<WriteProblem, Readonly<Record<Language, string>>>> =
  {
    contended: {
      fr: 'un autre import modifiait le même sinistre',
      en: 'another import was changing the same claim',
    },
    'too-large': {
      fr: 'le sinistre a trop de lignes pour être enregistré en un seul dossier',
      en: 'the claim has too many lines to be saved as one file',
    },
    'too-much-at-once': {
      fr: 'trop de sinistres de nombreuses lignes étaient à enregistrer ensemble',
      en: 'too many claims of many lines were to be saved together',
    },
  };

/** Of two sessions that saved one claim, which the stored version came from (CLM-M03). */
export const sessionOrderWords: Readonly<Record<SessionOrder, Readonly<Record<Language, string>>>> =
  {
    earlier: { fr: 'antérieure', en: 'an earlier' },
    later: { fr: 'plus récente', en: 'a more recent' },
  };
