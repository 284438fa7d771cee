import type { MessageTable } from '../../messages/message.ts';

/** What is wrong with a payment file as a whole (`TRF-F…`), and money that may be paid twice (`TRF-D…`). */
export const paymentFileMessages = {
  'TRF-F01': {
    fr: {
      message: 'Le fichier est en {currency}, le compte payeur en {expected}.',
      brief: 'Le fichier n’est pas dans la devise du compte payeur.',
      cause: 'Un lot de transferts est payé dans la devise de son compte, sans conversion.',
      fix: 'Choisissez un compte payeur en {currency}, ou corrigez la devise dans le fichier, puis envoyez-le de nouveau.',
    },
    en: {
      message: 'The file is in {currency}, the payer account in {expected}.',
      brief: 'The file is not in the currency of the payer account.',
      cause: 'A bulk is paid in the currency of its account, without conversion.',
      fix: 'Choose a payer account in {currency}, or correct the currency in the file, then send it again.',
    },
  },
  'TRF-F02': {
    fr: {
      message: 'La somme du fichier est trop grande pour être payée en une fois.',
      cause: 'Elle dépasse 9 007 199 254 740 991 fois la plus petite unité de la devise.',
      fix: 'Vérifiez les montants ; s’ils sont justes, partagez les lignes en plusieurs fichiers.',
    },
    en: {
      message: 'The sum of the file is too large to be paid at once.',
      cause: 'It exceeds 9,007,199,254,740,991 of the currency’s smallest unit.',
      fix: 'Check the amounts; if they are right, divide the rows among several files.',
    },
  },
  'TRF-F03': {
    fr: {
      message:
        'Ce fichier est le résultat du lot de transferts {run_id} ; ce n’est pas un fichier de paiement.',
      cause:
        'Ses lignes ont été payées ou tentées : les envoyer de nouveau les paierait deux fois.',
      fix: 'Téléchargez plutôt le fichier des échecs de ce lot (failed.csv), corrigez-le et envoyez celui-là.',
    },
    en: {
      message: 'This file is the result of the bulk {run_id}; it is no payment file.',
      cause: 'Its rows were paid or tried: to send them again would pay them twice.',
      fix: 'Download the file of failures of that bulk instead (failed.csv), correct it and send that one.',
    },
  },
  'TRF-F04': {
    fr: {
      message: '{count} ligne(s) de la feuille sont masquées ou filtrées ; rien n’est payé.',
      cause:
        'Une ligne masquée fait partie du fichier : elle serait payée sans que personne la voie.',
      fix: 'Affichez toutes les lignes et enlevez les filtres ; supprimez celles qui ne doivent pas être payées, puis envoyez le fichier de nouveau.',
    },
    en: {
      message: '{count} row(s) of the sheet are hidden or filtered away; nothing is paid.',
      cause: 'A hidden row is part of the file: it would be paid and nobody would see it.',
      fix: 'Show all rows and remove the filters; delete those that are not to be paid, then send the file again.',
    },
  },
  'TRF-F05': {
    fr: {
      message: 'La feuille « {left_out} » contient aussi des transferts ; rien n’est payé.',
      brief: 'Une autre feuille du classeur contient aussi des transferts ; rien n’est payé.',
      cause: 'Une seule feuille est lue par fichier : les transferts de l’autre seraient oubliés.',
      fix: 'Envoyez un classeur qui n’a que la feuille à payer ; s’il faut payer les deux, mettez toutes les lignes dans une seule feuille, ou chaque feuille dans son fichier.',
    },
    en: {
      message: 'The sheet “{left_out}” holds transfers as well; nothing is paid.',
      brief: 'Another sheet of the workbook holds transfers as well; nothing is paid.',
      cause: 'One sheet of a file is read: the transfers of the other would be forgotten.',
      fix: 'Send a workbook with only the sheet that is to be paid; if both are, put all rows in one sheet, or each sheet in a file of its own.',
    },
  },
  'TRF-F06': {
    fr: {
      message: 'Le total écrit à la ligne {row} n’est pas la somme des transferts.',
      cause:
        'Une ligne manque ou est en trop, un montant est faux, ou la ligne est un transfert incomplet.',
      fix: 'Comparez le total avec les montants ; corrigez ce qui est faux, ou supprimez la ligne du total, puis envoyez le fichier de nouveau.',
    },
    en: {
      message: 'The total in row {row} is not the sum of the transfers.',
      cause:
        'A row is missing or too many, an amount is wrong, or the row is an incomplete transfer.',
      fix: 'Compare the total with the amounts; correct what is wrong, or delete the row of the total, then send the file again.',
    },
  },
  'TRF-F07': {
    fr: {
      message: 'La ligne {row}, au-dessus de l’en-tête, contient un transfert ; rien n’est payé.',
      cause: 'Ce qui est au-dessus de l’en-tête est un titre : cette ligne ne serait pas payée.',
      fix: 'Mettez l’en-tête au-dessus de toutes les lignes à payer, ou supprimez cette ligne, puis envoyez le fichier de nouveau.',
    },
    en: {
      message: 'Row {row}, above the header, holds a transfer; nothing is paid.',
      cause: 'What is above the header is a title: that row would not be paid.',
      fix: 'Put the header above all rows that are to be paid, or delete that row, then send the file again.',
    },
  },
  'TRF-D01': {
    status: 409,
    fr: {
      message: 'La ligne paie le même montant au même bénéficiaire que la ligne {first_row}.',
      outline: 'Le même montant est payé plusieurs fois au même bénéficiaire dans le fichier.',
      cause: 'Une ligne a peut-être été saisie ou copiée deux fois.',
      fix: 'Supprimez la ligne en trop ; si les deux transferts sont voulus, envoyez de nouveau le fichier en confirmant les doublons (confirm_duplicates=true).',
    },
    en: {
      message: 'The row pays the same amount to the same payee as row {first_row}.',
      outline: 'The file pays the same amount to the same payee several times.',
      cause: 'A row may have been typed or copied twice.',
      fix: 'Delete the row that is too many; if both transfers are meant, send the file again and confirm the duplicates (confirm_duplicates=true).',
    },
  },
  'TRF-D02': {
    status: 409,
    fr: {
      message:
        'Ces mêmes lignes ont déjà été envoyées depuis ce compte payeur : lot de transferts {run_id}, le {paid_on}.',
      cause:
        'Le fichier a peut-être été envoyé deux fois, sous un autre nom ou dans un autre ordre.',
      fix: 'Vérifiez l’état de ce lot ; si tout doit être payé une seconde fois et que le fichier ne donne pas d’identifiants de transfert, envoyez-le de nouveau en confirmant les doublons (confirm_duplicates=true). Avec des identifiants, le même fichier n’est jamais payé deux fois : des transferts à payer en plus ont besoin des leurs.',
    },
    en: {
      message:
        'These very rows were sent from this payer account already: bulk {run_id}, on {paid_on}.',
      cause: 'The file may have been sent twice, under another name or in another order.',
      fix: 'Look at the status of that bulk; if everything is to be paid a second time and the file gives no transfer ids, send it again and confirm the duplicates (confirm_duplicates=true). With ids the same file is never paid twice: transfers to pay in addition need ids of their own.',
    },
  },
} as const satisfies MessageTable;
