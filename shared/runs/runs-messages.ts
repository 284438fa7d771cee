import type { MessageTable } from '../messages/message.ts';
import { endingMessages } from './ending-messages.ts';

/** What the engine says: lines of the journal, endings of runs, refusals of its endpoints. */
export const runsMessages = {
  'RUN-CREATED': {
    fr: { message: 'Import créé.' },
    en: { message: 'Import created.' },
  },
  'RUN-CREATED-UNDO': {
    fr: { message: 'Annulation de l’import {undoes} demandée.' },
    en: { message: 'Undoing the import {undoes} was asked for.' },
  },
  'RUN-ARRIVED': {
    fr: { message: 'Fichier « {name} » reçu ({size} octets).' },
    en: { message: 'File “{name}” received ({size} bytes).' },
  },
  'RUN-STAGE-STARTED': {
    fr: { message: 'Étape « {stage} » commencée.' },
    en: { message: 'Stage “{stage}” begun.' },
  },
  'RUN-STAGE-ENDED': {
    fr: { message: 'Étape « {stage} » terminée.' },
    en: { message: 'Stage “{stage}” ended.' },
  },
  'RUN-STAGE-COUNTED': {
    fr: { message: 'Étape « {stage} » terminée : {in} en entrée, {out} en sortie.' },
    en: { message: 'Stage “{stage}” ended: {in} in, {out} out.' },
  },
  'RUN-PROGRESS': {
    fr: { message: 'Avancement : {progress_percent} %.' },
    en: { message: 'Progress: {progress_percent}%.' },
  },
  'RUN-CANCEL-REQUESTED': {
    fr: { message: 'Annulation demandée par {by}.' },
    en: { message: 'Cancellation requested by {by}.' },
  },
  'RUN-ENDED': {
    fr: { message: 'Import terminé : {status}.' },
    en: { message: 'Import ended: {status}.' },
  },
  'RUN-ENDED-UNDO': {
    fr: { message: 'Annulation de l’import terminée, résultat : {status}.' },
    en: { message: 'Undoing the import has ended: {status}.' },
  },
  'RUN-CANCELLED': {
    fr: { message: 'Import annulé' },
    en: { message: 'Import cancelled' },
  },
  ...endingMessages,
  'RUN-CONSERVATION': {
    fr: {
      message:
        'Les comptes ne tombent pas juste : {read} lignes lues, {accounted} prouvées, {remembered} comptées.',
      cause: 'Un défaut du programme, pas de votre fichier.',
      fix: 'Prévenez l’assistance avec le numéro de l’import ; ne le relancez pas avant sa réponse.',
    },
    en: {
      message:
        'The counts do not add up: {read} rows read, {accounted} proved, {remembered} counted.',
      cause: 'A defect of the program, not of your file.',
      fix: 'Tell support the number of this import; do not start it again before they answer.',
    },
  },
  'RUN-FAULT': {
    fr: {
      message: 'Une panne a interrompu l’import.',
      fix: 'Relancez l’import : ce qui est déjà écrit ne le sera pas deux fois. Si cela se répète, prévenez l’assistance.',
    },
    en: {
      message: 'A fault interrupted the import.',
      fix: 'Start the import again: nothing is written twice. If it happens again, tell support.',
    },
  },
  'RUN-NEVER-CAME': {
    fr: {
      message: 'Le ou les fichiers attendus ne sont pas arrivés à temps.',
      fix: 'Recommencez l’envoi.',
    },
    en: {
      message: 'The expected file or files did not arrive in time.',
      fix: 'Start the upload again.',
    },
  },
  'RUN-NEVER-ANSWERED': {
    fr: {
      message: 'Personne n’a répondu à temps : l’import attendait {waiting_for}.',
      fix: 'Renvoyez les fichiers, puis indiquez ce qui est demandé.',
    },
    en: {
      message: 'Nobody answered in time: the run waited for {waiting_for}.',
      fix: 'Send the files again, then give what is asked for.',
    },
  },
  'RUN-APPROVAL-LATE': {
    fr: {
      message:
        'Personne ne l’a approuvé à temps : il est annulé, et ce qui était réservé est libéré.',
      fix: 'Envoyez de nouveau le fichier, avec de nouveaux identifiants s’il en a, et prévenez la personne qui approuve.',
    },
    en: {
      message: 'Nobody approved it in time: it is cancelled, and what was reserved is released.',
      fix: 'Send the file again, with new ids if it has any, and tell the approver.',
    },
  },
  'RUN-WENT-ON': {
    fr: { message: 'Le travail s’était interrompu ; il reprend là où il en était.' },
    en: { message: 'The work had broken off; it goes on from where it was.' },
  },
  'RUN-STUCK': {
    fr: {
      message: 'L’import ne donnait plus signe de vie depuis {minutes} minutes ; il a été arrêté.',
      fix: 'Relancez-le : ce qui est déjà écrit ne le sera pas deux fois.',
    },
    en: {
      message: 'The import had been silent for {minutes} minutes and was stopped.',
      fix: 'Start it again: nothing is written twice.',
    },
  },
  'RUN-LOST': {
    fr: {
      message: 'L’exécution de l’import s’est perdue ; il a été arrêté.',
      fix: 'Relancez-le : ce qui est déjà écrit ne le sera pas deux fois.',
    },
    en: {
      message: 'The execution of the import was lost; it was ended.',
      fix: 'Start it again: nothing is written twice.',
    },
  },
  'RUN-404': {
    status: 404,
    fr: { message: 'Import introuvable.', fix: 'Vérifiez son numéro.' },
    en: { message: 'No such run.', fix: 'Check its number.' },
  },
  'RUN-ENDED-ALREADY': {
    status: 409,
    fr: { message: 'L’import est déjà terminé ({status}).' },
    en: { message: 'The run has already ended ({status}).' },
  },
  'RUN-NOT-A-TEST': {
    status: 409,
    fr: {
      message: 'Seul un essai terminé sans erreur bloquante peut être confirmé.',
      fix: 'Lancez d’abord l’import en mode test.',
    },
    en: {
      message: 'Only a dry run that ended without a blocking error can be confirmed.',
      fix: 'Start the import as a dry run first.',
    },
  },
  'RUN-DIFF-CHANGED': {
    status: 409,
    fr: {
      message: 'Les données ont changé depuis l’essai : rien n’a été écrit.',
      fix: 'Relancez l’essai, relisez les différences, puis confirmez.',
    },
    en: {
      message: 'The data changed since the dry run: nothing was written.',
      fix: 'Run the test again, read the differences, then confirm.',
    },
  },
  'RUN-NOFILE': {
    status: 404,
    fr: { message: 'Ce fichier n’existe pas pour cet import.' },
    en: { message: 'This run has no such file.' },
  },
  'RUN-GONE': {
    status: 410,
    fr: { message: 'Le fichier d’origine n’est plus conservé.', fix: 'Envoyez-le de nouveau.' },
    en: { message: 'The source file is no longer kept.', fix: 'Send it again.' },
  },
  'RUN-ROWS-FAR': {
    status: 422,
    fr: {
      message: 'Ces lignes sont trop loin dans le fichier pour être montrées.',
      cause: 'Il est relu depuis le début, et cela a pris plus de 20 secondes.',
      fix: 'Téléchargez le fichier d’origine et ouvrez-le.',
    },
    en: {
      message: 'These rows are too far down the file to be shown.',
      cause: 'It is read again from its beginning, and that took more than 20 seconds.',
      fix: 'Download the source file and open it.',
    },
  },
  'RUN-COUNTRY': {
    status: 422,
    fr: {
      message: '« {country} » n’est pas un pays connu.',
      fix: 'Donnez un nom anglais (Senegal) ou un code ISO à deux lettres (SN).',
    },
    en: {
      message: '“{country}” is not a known country.',
      fix: 'Give an English name (Senegal) or an ISO code of two letters (SN).',
    },
  },
  'RUN-COUNTRY-MISSING': {
    status: 400,
    fr: {
      message: 'Il faut un pays pour lancer un import.',
      cause: 'Votre compte n’a pas de pays à lui.',
      fix: 'Donnez « country », par exemple Senegal, si vous êtes administrateur ; sinon, demandez-lui de vous donner un pays.',
    },
    en: {
      message: 'A run needs a country.',
      cause: 'Your account has none of its own.',
      fix: 'Give “country”, for instance Senegal, if you are an administrator; otherwise ask one to give you a country.',
    },
  },
} as const satisfies MessageTable;
