import type { MessageTable } from '../messages/message.ts';

/** What is said of files on their way in: uploads, multipart requests and drops. */
export const uploadsMessages = {
  'UPL-01': {
    status: 422,
    fr: {
      message: 'Ce qui est envoyé n’est pas ce qui est attendu : {slots}.',
      fix: 'Envoyez exactement cela, chaque fichier dans l’emplacement (slot) donné entre parenthèses.',
    },
    en: {
      message: 'What was sent is not what is expected: {slots}.',
      fix: 'Send exactly that, each file in the slot given in parentheses.',
    },
  },
  'UPL-02': {
    status: 413,
    fr: {
      message: 'Envoi trop volumineux pour cette adresse ({max} octets au plus).',
      fix: 'Passez par POST /api/uploads : le fichier part alors directement vers le stockage.',
    },
    en: {
      message: 'Too large for this address (at most {max} bytes).',
      fix: 'Use POST /api/uploads: the file then goes straight to storage.',
    },
  },
  // Few bytes, and more rows than can be taken in before the answer.
  'UPL-02-ROWS': {
    status: 413,
    fr: {
      message: 'Le fichier a {rows} lignes ; cette adresse en accepte {max} au plus.',
      cause: 'Rien n’est réservé : les vérifier prendrait plus de temps qu’une demande n’en a.',
      fix: 'Passez par POST /api/uploads, ou partagez le fichier en plusieurs.',
    },
    en: {
      message: 'The file has {rows} rows; this address takes at most {max}.',
      cause: 'Nothing is reserved: checking them would take longer than one request may.',
      fix: 'Use POST /api/uploads, or split the file into several.',
    },
  },
  'UPL-03': {
    status: 413,
    fr: {
      message: 'Le fichier « {name} » fait {size} octets ; le maximum est de {max}.',
      fix: 'Divisez-le en plusieurs fichiers, chacun avec sa ligne d’en-tête.',
    },
    en: {
      message: 'File “{name}” is {size} bytes long; at most {max} are accepted.',
      fix: 'Split it into several files, each with its header row.',
    },
  },
  'UPL-04': {
    status: 422,
    fr: {
      message: 'Le fichier « {name} » est vide.',
      fix: 'Vérifiez l’export puis envoyez-le de nouveau.',
    },
    en: { message: 'File “{name}” is empty.', fix: 'Check the export, then send it again.' },
  },
  'UPL-05': {
    fr: {
      message: 'Le fichier « {name} » n’est pas arrivé intact (empreinte différente).',
      fix: 'Envoyez-le de nouveau.',
    },
    en: {
      message: 'File “{name}” did not arrive as it was sent (its hash differs).',
      fix: 'Send it again.',
    },
  },
  'UPL-11': {
    fr: {
      message: 'Le dossier « {folder} » n’existe pas sous drop/.',
      fix: 'Déposez le fichier sous drop/courses/ (ou directement sous drop/), ou sous drop/claims/ pour des sinistres.',
    },
    en: {
      message: 'There is no folder “{folder}” under drop/.',
      fix: 'Drop the file under drop/courses/ (or directly under drop/), or under drop/claims/ for claims.',
    },
  },
  'UPL-11-COUNTRY': {
    fr: {
      message: 'Le dossier « {folder} » n’est pas un pays connu.',
      cause: 'Sous drop/{domain_folder}/, le premier de ces dossiers dit le pays.',
      fix: 'Nommez-le par le code à deux lettres du pays, par exemple drop/{domain_folder}/sn/, puis déposez de nouveau le fichier.',
    },
    en: {
      message: 'The folder “{folder}” is not a known country.',
      cause: 'Under drop/{domain_folder}/ the first of these folders says the country.',
      fix: 'Name it by the two letters of the country’s code, drop/{domain_folder}/sn/ for example, and drop the file again.',
    },
  },
  'UPL-12': {
    status: 422,
    fr: { message: 'Le domaine « {domain} » n’est pas encore ouvert ici.' },
    en: { message: 'The domain “{domain}” is not open here yet.' },
  },
  'UPL-13': {
    fr: {
      message: 'L’option « {name} » vaut « {value} » : on ne sait pas si c’est oui ou non.',
      fix: 'Donnez true ou false, puis déposez de nouveau le fichier.',
    },
    en: {
      message: 'Option “{name}” is “{value}”: neither yes nor no.',
      fix: 'Give true or false, then drop the file again.',
    },
  },
  'UPL-15': {
    status: 422,
    fr: {
      message: 'L’option « {name} » n’est pas encore prise en charge pour ce domaine.',
      fix: 'Envoyez le fichier sans cette option.',
    },
    en: {
      message: 'The option “{name}” is not supported for this domain yet.',
      fix: 'Send the file without this option.',
    },
  },
  'UPL-16': {
    fr: {
      message: 'L’option « {name} » n’existe pas ; elle s’écrit « {meant} ».',
      cause: 'Une option mal écrite aurait été ignorée, et un essai serait devenu un vrai import.',
      fix: 'Écrivez x-amz-meta-{meant}, puis déposez de nouveau le fichier.',
    },
    en: {
      message: 'There is no option “{name}”; it is written “{meant}”.',
      cause: 'Left out in silence, it would have made a real import of a test.',
      fix: 'Write x-amz-meta-{meant}, then drop the file again.',
    },
  },
  'UPL-17': {
    status: 422,
    fr: {
      message: 'Les parties du fichier ne peuvent pas être assemblées.',
      cause:
        'Une partie manque, son etag n’est pas celui reçu à l’envoi, ou elle fait moins de 5 Mo sans être la dernière.',
      fix: 'Reprenez pour chaque partie l’etag de la réponse à son envoi ; au besoin, envoyez-la de nouveau.',
    },
    en: {
      message: 'The parts of the file cannot be put together.',
      cause:
        'A part is missing, its etag is not the one its upload answered, or it is smaller than 5 MB without being the last.',
      fix: 'For every part take the etag that its upload answered; if need be, send the part again.',
    },
  },
  'UPL-18': {
    status: 409,
    fr: {
      message: 'Cet import n’attend plus le fichier « {slot} ».',
      cause: 'Le fichier est déjà arrivé, ou l’import a été annulé.',
    },
    en: {
      message: 'This run does not wait for the file “{slot}” any more.',
      cause: 'The file has arrived already, or the run was cancelled.',
    },
  },
  'UPL-19': {
    fr: {
      message:
        'Le fichier « {name} » a le même contenu que « {same_as} », déjà reçu : il n’est pas compté comme deuxième fichier.',
      cause: 'Le même fichier a été déposé deux fois ; l’import {run_id} attend encore l’autre.',
      fix: 'Déposez l’autre fichier dans le même dossier.',
    },
    en: {
      message:
        'File “{name}” has the same content as “{same_as}”, which came already: it is not counted as the second file.',
      cause: 'The same file was dropped twice; import {run_id} still waits for the other one.',
      fix: 'Drop the other file into the same folder.',
    },
  },
  'UPL-20': {
    fr: {
      message: 'Le fichier « {name} » a été remplacé par une version plus récente avant d’être lu.',
      cause:
        'Un autre contenu a été déposé sous le même nom pendant l’attente ; c’est lui qui est pris.',
      fix: 'Rien à faire si la nouvelle version est la bonne ; sinon, déposez de nouveau celle-ci.',
    },
    en: {
      message: 'File “{name}” was replaced by a newer version before it was read.',
      cause: 'Other content was dropped under the same name meanwhile; that is what is taken.',
      fix: 'Nothing to do if the newer version is the right one; otherwise drop this one again.',
    },
  },
  'UPL-21': {
    fr: { message: 'En attente du deuxième fichier, jusqu’au {until}.' },
    en: { message: 'Waiting for the second file, until {until}.' },
  },
  'UPL-22': {
    fr: {
      message:
        'Un seul des deux fichiers demande un essai (dry-run) : les deux sont traités comme un essai.',
      fix: 'Confirmez l’essai pour l’importer vraiment.',
    },
    en: {
      message: 'Only one of the two files asks for a dry run: both are taken as a dry run.',
      fix: 'Confirm the dry run to import it for real.',
    },
  },
  'UPL-23': {
    status: 422,
    fr: {
      message: 'La période commence le {start} et se termine le {end} : sa fin précède son début.',
      fix: 'Donnez un premier jour qui ne suit pas le dernier.',
    },
    en: {
      message: 'The period begins on {start} and ends on {end}: its end is before its beginning.',
      fix: 'Give a first day that is not after the last one.',
    },
  },
  'UPL-14': {
    fr: {
      message: '« {country} » n’est pas un pays connu.',
      fix: 'Donnez un nom anglais (Senegal) ou un code ISO à deux lettres (SN).',
    },
    en: {
      message: '“{country}” is not a known country.',
      fix: 'Give an English name (Senegal) or an ISO code of two letters (SN).',
    },
  },
} as const satisfies MessageTable;
