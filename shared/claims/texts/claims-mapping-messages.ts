import type { MessageTable } from '../../messages/message.ts';

/** Findings of mapping and settling claims (CLAIMS §9), of leaving a claim as it is, of an undo. */
export const claimsMappingMessages = {
  'CLM-M01': {
    fr: {
      message: 'Assuré introuvable : l’assuré principal de ce sinistre n’est pas connu.',
      cause:
        'Les lignes sont celles d’un conjoint ou d’un enfant. Leur assuré principal n’a aucune ligne dans les statistiques et n’a jamais été importé ; les réglages interdisent de le créer.',
      fix: 'Ajoutez une ligne de l’assuré principal (statut A, même police, même matricule), ou demandez à l’administrateur d’autoriser la création des assurés manquants.',
    },
    en: {
      message: 'Insured person not found: the main insured person of this claim is not known.',
      cause:
        'The lines are those of a spouse or a child. Their main insured person has no line in the statement and was never imported; the settings forbid creating them.',
      fix: 'Add a line of the main insured person (status A, same policy, same member id), or ask the administrator to allow missing insured persons to be created.',
    },
  },
  'CLM-M02': {
    fr: {
      message: 'Sinistre déjà importé à l’identique.',
      cause: 'La session {run_id} a enregistré les mêmes lignes. Rien n’a été modifié.',
      fix: 'Il n’y a rien à faire.',
    },
    en: {
      message: 'Claim imported before, identically.',
      cause: 'Session {run_id} saved the same lines. Nothing was changed.',
      fix: 'There is nothing to do.',
    },
  },
  'CLM-M03': {
    fr: {
      message:
        'Sinistre modifié depuis un import précédent : {lines_added} ligne(s) ajoutée(s), {lines_removed} retirée(s) ; la version enregistrée venait d’une session {session_order} ({run_id}).',
      brief: 'Sinistre modifié depuis un import précédent.',
      cause:
        'La session {run_id} l’avait enregistré autrement. Une nouvelle version remplace l’ancienne, qui reste conservée.',
      fix: 'Comparez les deux versions du sinistre. Si l’ancienne est la bonne, défaites cette session.',
    },
    en: {
      message:
        'Claim changed since an earlier import: {lines_added} line(s) added, {lines_removed} removed; the saved version came from {session_order} session ({run_id}).',
      brief: 'Claim changed since an earlier import.',
      cause:
        'Session {run_id} had saved it otherwise. A new version replaces the old one, which is kept.',
      fix: 'Compare the two versions of the claim, above all when the session before was a more recent one: these files may be old. If the old version is right, undo this session.',
    },
  },
  'CLM-M04': {
    fr: {
      message: 'Écriture refusée, sera rejouée à la reprise de l’import : {write_problem}.',
      brief: 'Écriture refusée, sera rejouée à la reprise de l’import.',
      cause:
        'Le sinistre n’a pas pu être enregistré. Rien n’en a été écrit ; les autres sinistres ne sont pas touchés.',
      fix: 'Reprenez l’import, lignes rejetées seulement. S’il s’agit d’un sinistre de plusieurs centaines de lignes, demandez à l’émetteur de le répartir sur plusieurs numéros.',
    },
    en: {
      message: 'Write refused, will be done again when the import is replayed: {write_problem}.',
      brief: 'Write refused, will be done again when the import is replayed.',
      cause:
        'The claim could not be saved. Nothing of it was written; other claims are not affected.',
      fix: 'Replay the import, rejected rows only. If the claim has several hundred lines, ask the sender to divide it over several numbers.',
    },
  },
  'CLM-M05': {
    fr: {
      message: 'Facture partagée par plusieurs assurés : {count} assurés principaux.',
      brief: 'Facture partagée par plusieurs assurés.',
      cause:
        'Le même numéro de facture du même partenaire figure sur les lignes de plusieurs assurés principaux ou de leurs familles.',
      fix: 'Vérifiez qu’il s’agit d’une facture commune (bordereau) et non d’une facture présentée deux fois. Sinon, corrigez le numéro.',
    },
    en: {
      message: 'Invoice shared by several insured persons: {count} main insured persons.',
      brief: 'Invoice shared by several insured persons.',
      cause:
        'The same invoice number of the same partner stands on lines of several main insured persons or of their families.',
      fix: 'Check that it is a common invoice (a slip) and not one that was handed in twice. Otherwise correct the number.',
    },
  },
  'CLM-M06': {
    fr: {
      message: 'Même numéro, autre police : ce numéro est celui d’un sinistre d’une autre police.',
      cause: 'Le numéro de police est faux, ou deux sinistres portent le même numéro.',
      fix: 'Corrigez le numéro de police. Si ce sont deux sinistres différents, l’un des deux doit porter un autre numéro.',
    },
    en: {
      message: 'Same number, other policy: this number is that of a claim of another policy.',
      cause: 'The policy number is wrong, or two claims bear the same number.',
      fix: 'Correct the policy number. If these are two different claims, one of them needs another number.',
    },
  },
  'CLM-M06-STORED': {
    fr: {
      message:
        'Même numéro, autre police : ce numéro appartient déjà à un sinistre d’une autre police.',
      cause: 'La session {run_id} l’a enregistré sous cette autre police. Rien n’a été remplacé.',
      fix: 'Corrigez le numéro de police. Si ce sont deux sinistres différents, l’un des deux doit porter un autre numéro.',
    },
    en: {
      message:
        'Same number, other policy: this number already belongs to a claim of another policy.',
      cause: 'Session {run_id} saved it under that other policy. Nothing was replaced.',
      fix: 'Correct the policy number. If these are two different claims, one of them needs another number.',
    },
  },
  'CLM-M06-FILE': {
    fr: {
      message: 'Même numéro, autre police : la ligne {first_row} le porte avec une autre police.',
      cause: 'Un sinistre n’a qu’une police ; on ne peut pas savoir quelles lignes vont ensemble.',
      fix: 'Corrigez le numéro de police. Si ce sont deux sinistres différents, l’un des deux doit porter un autre numéro.',
    },
    en: {
      message: 'Same number, other policy: row {first_row} bears it with another policy.',
      cause: 'A claim has one policy; it cannot be known which lines belong together.',
      fix: 'Correct the policy number. If these are two different claims, one of them needs another number.',
    },
  },
  'CLM-S01': {
    fr: {
      message: 'Sinistre modifié, laissé tel quel.',
      cause:
        'La session {run_id} l’avait enregistré autrement, et cet import ne doit pas modifier ce qui existe.',
      fix: 'Relancez l’import en autorisant la mise à jour si les nouvelles lignes sont les bonnes.',
    },
    en: {
      message: 'Claim changed, left as it is.',
      cause:
        'Session {run_id} had saved it otherwise, and this import may not change what is there.',
      fix: 'Import again with updates allowed if the new lines are right.',
    },
  },
  'CLM-U01': {
    fr: {
      message: 'Sinistre non défait : la session {run_id} l’a enregistré depuis.',
      outline: 'Sinistre non défait : une session plus récente l’a enregistré depuis.',
      cause: 'Une session plus récente a écrit ce sinistre pendant que celle-ci était défaite.',
      fix: 'Défaites d’abord la session {run_id}, puis celle-ci.',
    },
    en: {
      message: 'Claim not undone: session {run_id} has saved it since.',
      outline: 'Claim not undone: a later session has saved it since.',
      cause: 'A later session wrote this claim while the undo was under way.',
      fix: 'Undo session {run_id} first, then this one.',
    },
  },
  'CLM-U02': {
    fr: {
      message: 'Sinistre non défait : sa version précédente n’est plus conservée.',
      cause: 'Le sinistre ou ses anciennes versions ont été effacés.',
      fix: 'Importez de nouveau les fichiers qui le contenaient.',
    },
    en: {
      message: 'Claim not undone: its earlier version is not kept any more.',
      cause: 'The claim or its old versions were erased.',
      fix: 'Import the files that held it again.',
    },
  },
  'CLM-U03': {
    fr: {
      message:
        'Les fichiers de la session {run_id} viennent d’être effacés : elle ne peut plus être défaite.',
      outline: 'Session non défaite : ses fichiers ont été effacés.',
      cause:
        'Ce que la session avait enregistré ne se retrouve plus. Rien n’a été défait : aucun sinistre n’a changé.',
      fix: 'Importez des fichiers corrigés pour les sinistres à changer.',
    },
    en: {
      message: 'The files of session {run_id} have just been erased: it cannot be undone any more.',
      outline: 'Session not undone: its files were erased.',
      cause:
        'What the session had saved cannot be found any more. Nothing was undone: no claim changed.',
      fix: 'Import corrected files for the claims that are to change.',
    },
  },
} as const satisfies MessageTable;
