import type { MessageTable } from '../messages/message.ts';

/** Findings of course files: rejected rows (`CRS-R…`), warnings, repetitions, records set aside. */
export const courseFindingsMessages = {
  'CRS-R01': {
    fr: {
      message: 'Le titre manque.',
      cause: 'Un cours ne peut pas exister sans titre.',
      fix: 'Indiquez le titre du cours.',
    },
    en: {
      message: 'The title is missing.',
      cause: 'There is no course without a title.',
      fix: 'Give the title of the course.',
    },
  },
  'CRS-R02': {
    fr: {
      message: 'La difficulté n’est pas un mot connu.',
      fix: 'Écrivez débutant, intermédiaire, avancé ou tous niveaux, ou laissez la cellule vide.',
    },
    en: {
      message: 'The difficulty is not a known word.',
      fix: 'Write beginner, intermediate, advanced or all, or leave the cell empty.',
    },
  },
  'CRS-R03': {
    fr: {
      message: 'Le mode d’apprentissage n’est pas un mot connu.',
      fix: 'Écrivez texte, vidéo, pratique, mixte ou direct, ou laissez la cellule vide.',
    },
    en: {
      message: 'The learning mode is not a known word.',
      fix: 'Write text, video, practice, mixed or live, or leave the cell empty.',
    },
  },
  'CRS-R04': {
    fr: {
      message: 'Le prix n’est pas un nombre.',
      fix: 'Écrivez par exemple 99,99 ou 150 000 FCFA ; pour un cours gratuit, 0.',
    },
    en: {
      message: 'The price is not a number.',
      fix: 'Write, say, 99.99 or 150 000 FCFA; for a free course, 0.',
    },
  },
  'CRS-R05': {
    fr: {
      message: 'Le prix peut se lire de deux façons.',
      cause: 'Un seul séparateur devant trois chiffres : millier ou décimale ?',
      fix: 'Écrivez 1234 ou 1234,00 sans séparateur de milliers.',
    },
    en: {
      message: 'The price can be read in two ways.',
      cause: 'One separator before three digits: thousands or decimals?',
      fix: 'Write 1234 or 1234.00 without a thousands separator.',
    },
  },
  'CRS-R06': {
    fr: {
      message: 'Le prix a plus de décimales que la monnaie {currency}.',
      cause: 'Le franc CFA n’a pas de centimes ; l’euro en a deux chiffres.',
      fix: 'Arrondissez le prix, ou corrigez la monnaie.',
    },
    en: {
      message: 'The price has more decimals than the currency {currency}.',
      cause: 'The CFA franc has no cents; the euro has two digits of them.',
      fix: 'Round the price, or correct the currency.',
    },
  },
  'CRS-R07': {
    fr: {
      message: 'Le prix est négatif ou démesuré.',
      fix: 'Corrigez le prix.',
    },
    en: {
      message: 'The price is negative or far too large.',
      fix: 'Correct the price.',
    },
  },
  'CRS-R08': {
    fr: {
      message: 'La durée ne se comprend pas.',
      fix: 'Écrivez des heures (10 ou 2,5), 1h30 ou 90 min.',
    },
    en: {
      message: 'The duration cannot be understood.',
      fix: 'Write hours (10 or 2.5), 1h30 or 90 min.',
    },
  },
  'CRS-R09': {
    fr: {
      message: '« Gratuit » n’est ni oui ni non.',
      fix: 'Écrivez oui ou non, true ou false, 1 ou 0.',
    },
    en: {
      message: '“Free” is neither yes nor no.',
      fix: 'Write yes or no, true or false, 1 or 0.',
    },
  },
  'CRS-R10': {
    fr: {
      message: 'Le cours est dit gratuit, mais il a un prix ({price}).',
      cause: 'Une des deux cellules est fausse ; on ne peut pas deviner laquelle.',
      fix: 'Mettez le prix à 0, ou « gratuit » à non.',
    },
    en: {
      message: 'The course is said to be free, but it has a price ({price}).',
      cause: 'One of the two cells is wrong; it cannot be guessed which.',
      fix: 'Set the price to 0, or “free” to no.',
    },
  },
  'CRS-R11': {
    fr: {
      message: 'Les leçons ne se comprennent pas (leçon {lesson}).',
      fix: 'Séparez les titres par « ; », ou donnez une liste JSON d’objets avec title, content, order, video_url ; 500 leçons au plus.',
    },
    en: {
      message: 'The lessons cannot be understood (lesson {lesson}).',
      fix: 'Separate the titles with “;”, or give a JSON list of objects with title, content, order, video_url; at most 500 lessons.',
    },
  },
  'CRS-R12': {
    fr: {
      message: 'La monnaie n’est pas connue.',
      fix: 'Écrivez un code ISO comme XOF, XAF, NGN ou EUR, ou FCFA, €.',
    },
    en: {
      message: 'The currency is not known.',
      fix: 'Write an ISO code such as XOF, XAF, NGN or EUR, or FCFA, €.',
    },
  },
  'CRS-R13': {
    fr: {
      message: 'Deux monnaies différentes sont indiquées (dont {currency}).',
      cause:
        'La cellule, la colonne « devise » et le nom de la colonne du prix ne disent pas la même chose.',
      fix: 'Gardez une seule monnaie.',
    },
    en: {
      message: 'Two different currencies are given (one is {currency}).',
      cause: 'The cell, the currency column and the price column’s name do not agree.',
      fix: 'Keep only one currency.',
    },
  },
  'CRS-R14': {
    fr: {
      message: 'L’identifiant est un nombre trop long pour être lu exactement.',
      cause: 'Au-delà de 15 chiffres, les derniers se perdent.',
      fix: 'Écrivez l’identifiant comme un texte, entre guillemets.',
    },
    en: {
      message: 'The identifier is a number too long to be read exactly.',
      cause: 'Beyond 15 digits the last ones are lost.',
      fix: 'Write the identifier as text, in quotes.',
    },
  },
  'CRS-R15': {
    fr: {
      message: 'Le texte est trop long : {length} caractères, {max} au plus.',
      fix: 'Raccourcissez le texte, ou vérifiez que la cellule est la bonne.',
    },
    en: {
      message: 'The text is too long: {length} characters, {max} at most.',
      fix: 'Shorten the text, or check that it is in the right cell.',
    },
  },
  'CRS-R16': {
    fr: {
      message: 'La cellule ne contient pas un texte.',
      cause: 'Une liste, un objet ou un booléen se trouve à la place du texte.',
      fix: 'Remplacez la valeur par un texte.',
    },
    en: {
      message: 'The cell does not hold a text.',
      cause: 'A list, an object or a boolean stands in the place of the text.',
      fix: 'Replace the value with a text.',
    },
  },
  'CRS-R17': {
    fr: {
      message: 'Le cours est trop volumineux : {kb} Ko en tout, {max_kb} au plus.',
      fix: 'Raccourcissez la description ou le contenu des leçons.',
    },
    en: {
      message: 'The course is too large: {kb} KB in all, {max_kb} at most.',
      fix: 'Shorten the description or the content of the lessons.',
    },
  },
  'CRS-R18': {
    fr: {
      message: 'La leçon n° {lesson} n’a pas de titre.',
      fix: 'Donnez-lui un titre, ou retirez-la.',
    },
    en: {
      message: 'Lesson no. {lesson} has no title.',
      fix: 'Give it a title, or remove it.',
    },
  },
  'CRS-R19': {
    fr: {
      message: 'Les mots-clés ne se comprennent pas.',
      fix: 'Séparez-les par une virgule ; 50 au plus, de 60 caractères au plus.',
    },
    en: {
      message: 'The tags cannot be understood.',
      fix: 'Separate them with commas; at most 50, of at most 60 characters.',
    },
  },
  'CRS-R20': {
    fr: {
      message: 'Le prix est suivi d’une abréviation qui n’est pas sûre.',
      cause: '« m », « MM » ou « billion » : mille, un million ou un milliard ?',
      fix: 'Écrivez le nombre en chiffres, par exemple 1200000 ; k, M et Md sont compris.',
    },
    en: {
      message: 'The price is followed by an abbreviation that is not certain.',
      cause: '“m”, “MM” or “billion”: a thousand, a million or a milliard?',
      fix: 'Write the number in figures, say 1200000; k, M and bn are understood.',
    },
  },
  'CRS-R21': {
    fr: {
      message:
        'On ne sait pas de quel cours il s’agit : la formule de cette cellule n’a jamais été calculée.',
      cause: 'L’identifiant, sinon le titre et le formateur, disent quel cours est visé.',
      fix: 'Ouvrez le classeur dans Excel ou LibreOffice, enregistrez-le, puis envoyez-le de nouveau.',
    },
    en: {
      message: 'It is not known which course this is: the formula of this cell was never computed.',
      cause: 'The identifier, or else title and instructor, say which course is meant.',
      fix: 'Open the workbook in Excel or LibreOffice, save it, then send it again.',
    },
  },
  'CRS-W01': {
    fr: {
      message: 'Le cours est dit payant, mais son prix est 0 : il est gardé comme gratuit.',
      fix: 'Indiquez le prix, ou mettez « gratuit » à oui.',
    },
    en: {
      message: 'The course is said not to be free, but its price is 0: it is kept as free.',
      fix: 'Give the price, or set “free” to yes.',
    },
  },
  'CRS-W02': {
    fr: {
      message: 'La langue n’est pas connue ; elle reste vide.',
      fix: 'Écrivez un code comme fr ou en, ou le nom de la langue.',
    },
    en: {
      message: 'The language is not known; it stays empty.',
      fix: 'Write a code such as fr or en, or the language’s name.',
    },
  },
  'CRS-W03': {
    fr: {
      message:
        'L’adresse d’une vidéo a été laissée de côté : seules les adresses http(s) sont gardées.',
      fix: 'Donnez une adresse complète qui commence par https://.',
    },
    en: {
      message: 'The address of a video was left out: only http(s) addresses are kept.',
      fix: 'Give a complete address that begins with https://.',
    },
  },
  'CRS-W04': {
    fr: {
      message: 'Une durée de 0 est comprise comme « non indiquée ».',
      fix: 'Indiquez la durée en heures.',
    },
    en: {
      message: 'A duration of 0 is taken as “not given”.',
      fix: 'Give the duration in hours.',
    },
  },
  'CRS-W05': {
    fr: {
      message:
        'Le prix ne dit pas sa devise : il est lu en {currency}, comme tous ceux de la colonne.',
      cause:
        '{currency} est la devise de cette installation quand ni la cellule ni la colonne n’en nomment une.',
      fix: 'Si ce n’est pas la bonne, écrivez-la dans la cellule (15 000 FCFA), dans le nom de la colonne (Prix FCFA) ou dans une colonne « devise », puis envoyez le fichier de nouveau.',
    },
    en: {
      message:
        'The price does not name its currency: it is read as {currency}, like all of the column.',
      cause:
        '{currency} is the currency of this installation where neither cell nor column names one.',
      fix: 'If it is not the right one, write it into the cell (15 000 FCFA), the column’s name (Price FCFA) or a column “currency”, then send the file again.',
    },
  },
  'CRS-D01': {
    fr: {
      message: 'La ligne répète la ligne {first_row} ; elle est mise de côté.',
      cause: 'Le même cours se trouve deux fois dans le fichier, à l’identique.',
      fix: 'Rien à faire.',
    },
    en: {
      message: 'The row repeats row {first_row}; it is set aside.',
      cause: 'The same course is in the file twice, alike.',
      fix: 'Nothing to do.',
    },
  },
  'CRS-D02': {
    fr: {
      message: 'La ligne décrit le même cours que la ligne {first_row}, autrement.',
      cause: 'Même identifiant, ou mêmes titre et formateur ; la première ligne est gardée.',
      fix: 'Gardez une seule ligne par cours, ou donnez des identifiants différents.',
    },
    en: {
      message: 'The row describes the same course as row {first_row}, differently.',
      cause: 'Same identifier, or same title and instructor; the first row is kept.',
      fix: 'Keep one row per course, or give different identifiers.',
    },
  },
  'CRS-S01': {
    fr: {
      message: 'Le cours existe déjà et diffère ({fields}) ; il est laissé tel quel.',
      cause: 'L’import a été lancé sans mise à jour des cours existants.',
      fix: 'Relancez l’import avec la mise à jour pour changer ces champs.',
    },
    en: {
      message: 'The course exists already and differs ({fields}); it is left as it is.',
      cause: 'The import was started without updating existing courses.',
      fix: 'Import again with updating to change these fields.',
    },
  },
} as const satisfies MessageTable;
