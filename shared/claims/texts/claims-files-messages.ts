import type { MessageTable } from '../../messages/message.ts';

/** What is said of both files of a session together (`CLM-F…`). @see CLAIMS §9 */
export const claimsFilesMessages = {
  'CLM-F01': {
    status: 400,
    fr: {
      message: 'Fichier manquant : un import de sinistres demande deux fichiers. Reçu : {names}.',
      brief: 'Fichier manquant : un import de sinistres demande deux fichiers.',
      cause:
        'Il faut les statistiques (stat_file) et le récap (recap_file) ; l’un des deux n’est pas arrivé.',
      fix: 'Envoyez les deux fichiers ensemble.',
    },
    en: {
      message: 'Missing file: an import of claims takes two files. Received: {names}.',
      brief: 'Missing file: an import of claims takes two files.',
      cause:
        'It takes the statement (stat_file) and the recap (recap_file); one of them did not come.',
      fix: 'Send both files together.',
    },
  },
  'CLM-F08': {
    fr: {
      message:
        'Fichiers inversés, remis en ordre : « {stat} » est lu comme statistiques, « {recap} » comme récap.',
      brief: 'Fichiers inversés, remis en ordre.',
      cause: 'Les colonnes disent lequel est lequel, quelle que soit la case où il a été déposé.',
      fix: 'Rien à faire ; la prochaine fois, mettez chaque fichier dans sa case.',
    },
    en: {
      message:
        'Files swapped, put right: “{stat}” is read as the statement, “{recap}” as the recap.',
      brief: 'Files swapped, put right.',
      cause: 'The columns say which is which, whatever slot it was put into.',
      fix: 'Nothing to do; next time put each file into its slot.',
    },
  },
  'CLM-F09': {
    fr: {
      message: 'Fichier déjà importé : « {name} », par l’import {run_id}.',
      outline: 'Fichier déjà importé.',
      cause: 'Le même contenu, à l’octet près, a déjà été envoyé pour ce pays.',
      fix: 'Vérifiez que c’est bien le fichier voulu. Ce qui est enregistré à l’identique reste inchangé ; ce qui a été défait depuis est enregistré de nouveau.',
    },
    en: {
      message: 'File imported before: “{name}”, by the import {run_id}.',
      outline: 'File imported before.',
      cause: 'The same content, byte for byte, was sent for this country already.',
      fix: 'Check that it is the file you meant. What is stored the same way stays unchanged; what was undone since then is stored again.',
    },
  },
  'CLM-F13': {
    status: 400,
    fr: {
      message: 'Utilisateur sans pays : aucun sinistre ne peut être importé ni consulté.',
      cause: 'Le pays donne la devise, le fuseau horaire et les droits ; ce compte n’en a aucun.',
      fix: 'Demandez à un administrateur de donner un pays à votre compte, puis reconnectez-vous.',
    },
    en: {
      message: 'User without country: no claims can be imported or read.',
      cause: 'The country gives currency, time zone and rights; this account has none.',
      fix: 'Ask an administrator to give your account a country, then sign in again.',
    },
  },
  'CLM-F15': {
    fr: {
      message:
        'Période commune faible : du {start} au {end}, soit {days} jour(s) sur les {shorter_days} du fichier le plus court.',
      brief: 'Période commune faible : les deux fichiers ont peu de jours en commun.',
      cause:
        'Moins de 80 % des jours du fichier le plus court se trouvent aussi dans l’autre ; les lignes des autres jours sont mises de côté.',
      fix: 'Vérifiez que les deux fichiers couvrent la même période.',
    },
    en: {
      message:
        'Short common period: {start} to {end}, {days} day(s) of the {shorter_days} of the shorter file.',
      brief: 'Short common period: the two files have few days in common.',
      cause:
        'Less than 80 % of the shorter file’s days are in the other one too; rows of other days are set aside.',
      fix: 'Check that both files are of the same period.',
    },
  },
  'CLM-F17': {
    fr: {
      message:
        'Total de contrôle différent : la ligne {row} donne {printed}, la somme des {count} ligne(s) qu’elle additionne est {sum} ({currency}). Totaux différents : ligne(s) {rows}.',
      brief: 'Total de contrôle différent de la somme des lignes : ligne(s) {rows}.',
      outline: 'Total de contrôle différent de la somme des lignes.',
      cause:
        'Des lignes ont été ajoutées, supprimées ou modifiées après le calcul du total, ou il a été saisi à la main.',
      fix: 'Vérifiez qu’aucune ligne ne manque dans le fichier. Le total lui-même n’est pas importé.',
    },
    en: {
      message:
        'Control total differs: row {row} says {printed}, the sum of the {count} row(s) that it adds up is {sum} ({currency}). Totals that differ: row(s) {rows}.',
      brief: 'Control total differs from the sum of the rows: row(s) {rows}.',
      outline: 'Control total differs from the sum of the rows.',
      cause:
        'Rows were added, deleted or changed after the total was computed, or it was typed by hand.',
      fix: 'Check that no row is missing from the file. The total itself is not imported.',
    },
  },
  'CLM-F18': {
    fr: {
      message: 'Deux fichiers du même type : {names} sont l’un et l’autre lus comme « {kind} ».',
      outline: 'Deux fichiers du même type.',
      cause:
        'Un import demande des statistiques (un acte par ligne) et un récap (un règlement par ligne).',
      fix: 'Remplacez l’un des deux par le fichier qui manque.',
    },
    en: {
      message: 'Two files of the same kind: {names} are both read as “{kind}”.',
      outline: 'Two files of the same kind.',
      cause: 'An import takes a statement (a line per act) and a recap (a line per settlement).',
      fix: 'Replace one of them with the file that is missing.',
    },
  },
} as const satisfies MessageTable;
