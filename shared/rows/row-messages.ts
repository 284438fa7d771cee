import type { MessageTable } from '../messages/message.ts';

/** What is wrong with a row, whatever the domain (`RUN-R…`, rejected), and remarks (`RUN-W…`). */
export const rowMessages = {
  'RUN-R01': {
    fr: {
      message: 'Des caractères de la ligne sont illisibles.',
      cause:
        'Une partie du fichier est dans un autre encodage, ou le texte a été abîmé avant l’envoi.',
      fix: 'Corrigez le texte et enregistrez le fichier en UTF-8.',
    },
    en: {
      message: 'Characters of the row cannot be read.',
      cause:
        'A part of the file is in another encoding, or the text was damaged before it was sent.',
      fix: 'Correct the text and save the file as UTF-8.',
    },
  },
  'RUN-R02': {
    fr: {
      message: 'La ligne a {found} cellules, l’en-tête {expected}.',
      cause: 'Le plus souvent, un texte contient le séparateur et n’est pas entre guillemets.',
      fix: 'Mettez le texte entre guillemets, ou enlevez les cellules en trop.',
    },
    en: {
      message: 'The row has {found} cells, the header {expected}.',
      cause: 'Most often a text holds the delimiter and is not in quotes.',
      fix: 'Put the text in quotes, or remove the extra cells.',
    },
  },
  'RUN-R03': {
    fr: {
      message: 'La ligne n’a que {found} cellules, l’en-tête {expected}.',
      cause: 'La ligne est coupée, ou il manque des séparateurs.',
      fix: 'Complétez la ligne ; une cellule vide garde son séparateur.',
    },
    en: {
      message: 'The row has only {found} cells, the header {expected}.',
      cause: 'The row is cut short, or delimiters are missing.',
      fix: 'Complete the row; an empty cell keeps its delimiter.',
    },
  },
  'RUN-R05': {
    fr: {
      message:
        'Les guillemets de la ligne sont mal placés ; elle s’étend sur {lines} ligne(s) du fichier.',
      cause: 'Un guillemet dans le texte n’est pas doublé, ou n’est pas refermé.',
      fix: 'Doublez les guillemets du texte ("") et refermez chaque cellule.',
    },
    en: {
      message: 'The quotes of the row are misplaced; it covers {lines} line(s) of the file.',
      cause: 'A quote inside the text is not doubled, or not closed.',
      fix: 'Double the quotes of the text ("") and close every cell.',
    },
  },
  'RUN-R11': {
    fr: {
      message: 'La ligne dépasse 1 million de caractères.',
      cause:
        'Un contenu entier (image, page, fichier) est dans une cellule, ou des fins de ligne manquent.',
      fix: 'Raccourcissez la cellule, ou remettez les fins de ligne.',
    },
    en: {
      message: 'The row is longer than 1 million characters.',
      cause: 'A whole content (picture, page, file) stands in a cell, or line ends are missing.',
      fix: 'Shorten the cell, or put the line ends back.',
    },
  },
  'RUN-R16': {
    fr: {
      message: '« {value} » se lit comme une note, entre deux lignes de données.',
      cause: 'La ligne n’a rien d’autre : ce peut être un titre ou une remarque.',
      fix: 'Si c’est un titre, remplissez une autre cellule de la ligne ; sinon mettez la note sous le tableau.',
    },
    en: {
      message: '“{value}” reads like a note, between two rows of data.',
      cause: 'The row holds nothing else: it may be a title or a remark.',
      fix: 'If it is a title, fill another cell of the row; otherwise move the note below the table.',
    },
  },
  'RUN-W01': {
    fr: {
      message: 'La colonne n’est pas reconnue ; elle n’est pas lue.',
      cause: 'Son nom n’est dans aucune liste de noms connus.',
      fix: 'Renommez-la si elle doit être lue, sinon rien à faire.',
    },
    en: {
      message: 'The column is not recognised; it is not read.',
      cause: 'Its name is in no list of known names.',
      fix: 'Rename it if it has to be read; otherwise nothing to do.',
    },
  },
  'RUN-W02': {
    fr: {
      message:
        'La colonne n’est pas reconnue ; elle n’est pas lue. Elle ressemble à « {suggestion} ».',
      cause: 'Une ressemblance n’est jamais appliquée d’office.',
      fix: 'Si c’est bien elle, renommez-la en « {suggestion} ».',
    },
    en: {
      message: 'The column is not recognised; it is not read. It is like “{suggestion}”.',
      cause: 'A likeness is never applied by itself.',
      fix: 'If that is what it is, rename it to “{suggestion}”.',
    },
  },
  'RUN-W03': {
    fr: {
      message: 'Un texte mal décodé a été réparé : « {value} » est devenu « {after} ».',
      cause: 'Le texte a été enregistré en UTF-8 puis relu en Windows-1252.',
      fix: 'Vérifiez le résultat ; exportez en UTF-8 à la source.',
    },
    en: {
      message: 'A wrongly decoded text was repaired: “{value}” became “{after}”.',
      cause: 'It was saved as UTF-8, then read as Windows-1252.',
      fix: 'Check the result; export as UTF-8 at the source.',
    },
  },
  'RUN-W04': {
    fr: {
      message: 'Du balisage HTML a été retiré ; il reste « {after} ».',
      cause: 'Les textes sont gardés sans balises.',
      fix: 'Rien à faire si le texte est complet.',
    },
    en: {
      message: 'HTML markup was removed; what is left is “{after}”.',
      cause: 'Texts are kept without markup.',
      fix: 'Nothing to do if the text is complete.',
    },
  },
  'RUN-W05': {
    fr: {
      message: 'Des colonnes sans nom ne sont pas lues : n° {columns}.',
      cause: 'Leur cellule d’en-tête est vide.',
      fix: 'Donnez-leur un nom si elles doivent être lues.',
    },
    en: {
      message: 'Columns without a name are not read: no. {columns}.',
      cause: 'Their header cell is empty.',
      fix: 'Name them if they have to be read.',
    },
  },
  'RUN-W09': {
    fr: {
      message: 'Des caractères nuls ont été retirés de la ligne.',
      cause:
        'Le programme d’export complète les textes de longueur fixe avec des caractères vides.',
      fix: 'Rien à faire si les textes sont complets.',
    },
    en: {
      message: 'Null characters were removed from the row.',
      cause: 'The exporting program fills up texts of fixed length with empty characters.',
      fix: 'Nothing to do if the texts are complete.',
    },
  },
  'RUN-W11': {
    fr: {
      message: 'La colonne n’est pas lue : « {by} » donne déjà « {field} ».',
      cause: 'Deux colonnes peuvent avoir ce sens ; la plus sûre des deux est lue.',
      fix: 'Si c’est l’autre qu’il faut lire, supprimez ou renommez « {by} ».',
    },
    en: {
      message: 'The column is not read: “{by}” already gives “{field}”.',
      cause: 'Two columns may mean this; the surer of the two is read.',
      fix: 'If the other one has to be read, delete or rename “{by}”.',
    },
  },
  'RUN-W12': {
    fr: {
      message: 'Le nom de la colonne contient des caractères illisibles ; elle n’est pas lue.',
      cause: 'L’en-tête est dans un autre encodage, ou a été abîmé avant l’envoi.',
      fix: 'Corrigez le nom et enregistrez le fichier en UTF-8.',
    },
    en: {
      message: 'The column’s name holds characters that cannot be read; it is not read.',
      cause: 'The header is in another encoding, or was damaged before it was sent.',
      fix: 'Correct the name and save the file as UTF-8.',
    },
  },
  'RUN-W17': {
    fr: {
      message:
        'Le séparateur peut être « {delimiter} » ou « {rival} » ; le fichier est lu avec « {delimiter} ».',
      cause: 'Les deux divisent toutes les lignes de façon aussi régulière.',
      fix: 'Vérifiez que les colonnes sont bien remplies ; sinon enregistrez le fichier au format Excel (.xlsx).',
    },
    en: {
      message:
        'The delimiter may be “{delimiter}” or “{rival}”; the file is read with “{delimiter}”.',
      cause: 'Both divide all rows as regularly.',
      fix: 'Check that the columns are filled as they should be; if not, save the file as Excel (.xlsx).',
    },
  },
  'RUN-W13': {
    fr: {
      message:
        'La ligne « {value} » est prise pour un total ; elle n’est pas lue comme une donnée.',
      cause: 'Elle commence par un mot de total et n’a sinon que des chiffres.',
      fix: 'Si c’est une vraie ligne, complétez son nom ; sinon rien à faire.',
    },
    en: {
      message: 'The row “{value}” is taken for a total; it is not read as data.',
      cause: 'It begins with a word for a total and holds only figures besides.',
      fix: 'If it is a real row, complete its name; otherwise nothing to do.',
    },
  },
  'RUN-W14': {
    fr: {
      message:
        'La ligne « {value} » est prise pour une note ou un intertitre ; elle n’est pas lue comme une donnée.',
      cause: 'Elle n’a pas d’autre cellule remplie.',
      fix: 'Si c’est une vraie ligne, complétez-la ; sinon rien à faire.',
    },
    en: {
      message: 'The row “{value}” is taken for a note or a heading; it is not read as data.',
      cause: 'It has no other filled cell.',
      fix: 'If it is a real row, complete it; otherwise nothing to do.',
    },
  },
} as const satisfies MessageTable;
