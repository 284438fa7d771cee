import type { MessageTable } from '../../messages/message.ts';

/** What the endpoints of sessions, claims and files refuse, and what they note in journals. */
export const claimsRequestsMessages: MessageTable = {
  'CLM-404': {
    status: 404,
    fr: {
      message: 'Ce sinistre n’existe pas.',
      cause: 'Aucun import de ce pays n’a enregistré ce numéro.',
      fix: 'Vérifiez le numéro de sinistre, ou cherchez-le dans la liste des sinistres.',
    },
    en: {
      message: 'There is no such claim.',
      cause: 'No import of this country has recorded this number.',
      fix: 'Check the number of the claim, or look for it in the list of claims.',
    },
  },
  'CLM-FILE-404': {
    status: 404,
    fr: {
      message: 'Ce fichier n’existe pas.',
      fix: 'Reprenez son identifiant dans la liste des fichiers (/api/files/).',
    },
    en: {
      message: 'There is no such file.',
      fix: 'Take its id from the list of files (/api/files/).',
    },
  },
  'CLM-MASKED-SEARCH': {
    status: 403,
    fr: {
      message: 'Vous ne pouvez pas chercher une personne ou un employeur.',
      cause: 'Votre rôle lit les sinistres masqués : trouver un nom reviendrait à le lire.',
      fix: 'Filtrez par dates, ou demandez à un administrateur territorial du pays.',
    },
    en: {
      message: 'You cannot search for a person or an employer.',
      cause: 'Your role reads claims masked: to find a name would be to read it.',
      fix: 'Filter by days, or ask a territorial administrator of the country.',
    },
  },
  'CLM-ERASE-IN-USE': {
    status: 409,
    fr: {
      message: 'Ce fichier sert à l’import {run_id}, qui n’est pas terminé.',
      fix: 'Attendez la fin de cet import ou annulez-le, puis recommencez.',
    },
    en: {
      message: 'This file is used by run {run_id}, which has not ended.',
      fix: 'Wait for the end of that run or cancel it, then try again.',
    },
  },
  'CLM-FILE-ERASED': {
    fr: { message: 'Fichier {file_id} effacé à la demande de {by}, avec tout ce qui en a été lu.' },
    en: { message: 'File {file_id} erased as {by} asked, with everything that was read from it.' },
  },
  'CLM-PROOF-CLAIMS': {
    fr: {
      message: 'Les sinistres enregistrés restent : ce sont les écritures de l’assureur.',
    },
    en: {
      message: 'Settled claims stay: they are the insurer’s business records.',
    },
  },
  'CLM-PROOF-JOURNAL': {
    fr: {
      message:
        'Le journal de l’import et son texte restent : ils disent des codes, des lignes et des comptes, rien de ce qui était écrit dans les cellules.',
    },
    en: {
      message:
        'The journal of the run and its text stay: they tell codes, rows and counts, nothing of what stood in the cells.',
    },
  },
  'CLM-PROOF-NAME': {
    fr: {
      message:
        'Le nom du fichier reste, avec l’import et dans son journal : il dit quel envoi a été effacé.',
    },
    en: {
      message:
        'The file’s name stays, with the run and in its journal: it tells which delivery was erased.',
    },
  },
  'CLM-UNDO-RUNNING': {
    status: 409,
    fr: {
      message: 'L’import n’est pas terminé ({status}) : il ne peut pas encore être défait.',
      fix: 'Attendez sa fin ; pour l’arrêter maintenant, annulez-le.',
    },
    en: {
      message: 'The run has not ended ({status}): it cannot be undone yet.',
      fix: 'Wait for its end; to stop it now, cancel it.',
    },
  },
  'CLM-UNDO-NOTHING': {
    status: 409,
    fr: {
      message: 'Cet import n’a rien écrit : il n’y a rien à défaire.',
      cause:
        'C’était un essai, la reprise d’un état antérieur, ou aucun sinistre n’a été créé ni modifié.',
    },
    en: {
      message: 'This run wrote nothing: there is nothing to undo.',
      cause: 'It was a dry run, an undo itself, or no claim was created or changed.',
    },
  },
  'CLM-UNDO-LATER': {
    status: 409,
    fr: {
      message: 'L’import {run_id}, plus récent, a modifié des sinistres de celui-ci.',
      cause: 'Défaire celui-ci effacerait ce que le plus récent a écrit.',
      fix: 'Défaites d’abord l’import {run_id}, puis recommencez.',
    },
    en: {
      message: 'Run {run_id}, a later one, changed claims of this one.',
      cause: 'Undoing this one would wipe out what the later one wrote.',
      fix: 'Undo run {run_id} first, then try again.',
    },
  },
  'CLM-UNDO-DOMAIN': {
    status: 409,
    fr: { message: 'Seul un import de sinistres peut être défait.' },
    en: { message: 'Only a run of claims can be undone.' },
  },
  'CLM-UNDONE-BY': {
    fr: { message: 'Import défait à la demande de {by} par {run_id}.' },
    en: { message: 'Undone as {by} asked, by run {run_id}.' },
  },
};
