import type { Language } from '../../runs/run.ts';
import type { ClaimSlot } from '../claim-slots.ts';

/** What a template says besides its columns. */
interface TemplateWords {
  readonly sheets: Readonly<Record<ClaimSlot, string>> & {
    readonly howTo: string;
    readonly lists: string;
  };
  readonly fileNames: Readonly<Record<ClaimSlot, string>>;
  readonly titles: Readonly<Record<ClaimSlot, string>>;
  readonly steps: readonly string[];
  readonly tableHeader: readonly [column: string, required: string, what: string, example: string];
  readonly required: string;
  readonly optional: string;
  readonly otherValue: string;
}

export const templateWords: Readonly<Record<Language, TemplateWords>> = {
  fr: {
    sheets: {
      stat_file: 'Statistiques',
      recap_file: 'Récap',
      howTo: "Mode d'emploi",
      lists: 'Listes',
    },
    fileNames: { stat_file: 'modele-statistiques', recap_file: 'modele-recap' },
    titles: {
      stat_file: 'Comment remplir le fichier des statistiques',
      recap_file: 'Comment remplir le fichier récap',
    },
    steps: [
      'Supprimez les deux lignes d’exemple (EXEMPLE-1 et EXEMPLE-2) : elles seraient rejetées.',
      'Ne changez pas les noms des colonnes. Une colonne facultative peut rester vide ou être supprimée.',
      'Les colonnes orange sont obligatoires sur chaque ligne.',
      'Écrivez les dates jour/mois/année, et les montants sans symbole ni texte.',
      'N’ajoutez pas de titre au-dessus des colonnes. Une ligne de total en bas est permise : elle est contrôlée.',
      'Envoyez toujours les deux fichiers, statistiques et récap, de la même période.',
    ],
    tableHeader: ['Colonne', 'Obligatoire', 'Ce qu’on y écrit', 'Exemple'],
    required: 'Oui',
    optional: 'Non',
    otherValue: 'Cette valeur n’est pas dans la liste. La garder quand même ?',
  },
  en: {
    sheets: { stat_file: 'Statement', recap_file: 'Recap', howTo: 'How to', lists: 'Lists' },
    fileNames: { stat_file: 'template-statement', recap_file: 'template-recap' },
    titles: {
      stat_file: 'How to fill in the statement',
      recap_file: 'How to fill in the recap',
    },
    steps: [
      'Delete the two example rows (EXEMPLE-1 and EXEMPLE-2): they would be rejected.',
      'Do not change the names of the columns. An optional column may stay empty or be deleted.',
      'Orange columns must be filled in every row.',
      'Write dates as day/month/year, and amounts without symbols or words.',
      'Put no title above the columns. A row with totals at the end is fine: it is checked.',
      'Always send both files, statement and recap, for the same period.',
    ],
    tableHeader: ['Column', 'Required', 'What goes there', 'Example'],
    required: 'Yes',
    optional: 'No',
    otherValue: 'This value is not in the list. Keep it all the same?',
  },
};
