import type { Wordings } from './scheme-messages.ts';

/** What has to do with the payee, their account or whoever keeps it. */
export const payeeWordings: Wordings = [
  [
    '3200 3204',
    {
      fr: {
        message: 'Le bénéficiaire est inconnu du réseau.',
        cause:
          'Aucune banque ni aucun opérateur du réseau ne tient de compte sous cet identifiant : il est mal saisi, son type n’est pas le bon, ou le compte est fermé.',
        fix: 'Vérifiez l’identifiant et son type avec le bénéficiaire, puis corrigez le fichier.',
      },
      en: {
        message: 'The network does not know the payee.',
        cause:
          'No bank or operator of the network keeps an account under this identifier: it is mistyped, its type is wrong, or the account is closed.',
        fix: 'Check the identifier and its type with the payee, then correct the file.',
      },
    },
  ],
  [
    '3203',
    {
      fr: {
        message: 'L’établissement du bénéficiaire est inconnu du réseau.',
        cause: 'La banque ou l’opérateur qui tient ce compte n’est pas, ou plus, relié au réseau.',
        fix: 'Demandez au bénéficiaire un compte dans un autre établissement, puis corrigez le fichier.',
      },
      en: {
        message: 'The network does not know the payee’s institution.',
        cause:
          'The bank or operator that keeps this account is not, or no longer, connected to the network.',
        fix: 'Ask the payee for an account at another institution, then correct the file.',
      },
    },
  ],
  [
    '3003 3040',
    {
      fr: {
        message: 'L’annuaire du réseau n’a pas pu être mis à jour pour ce bénéficiaire.',
        cause: 'Son établissement n’a pas pu y inscrire ou en retirer l’identifiant.',
        fix: 'Pour savoir si l’identifiant est bien inscrit au réseau, demandez à la banque.',
      },
      en: {
        message: 'The network’s directory could not be updated for this payee.',
        cause: 'Their institution could not add or remove the identifier there.',
        fix: 'To learn whether the identifier is registered with the network, ask the bank.',
      },
    },
  ],
  [
    '5000 5100 5105',
    {
      fr: {
        message: 'L’établissement du bénéficiaire a refusé le transfert.',
        cause: 'Sa banque ou son opérateur n’a pas dit pourquoi.',
        fix: 'Avant de payer de nouveau, demandez la raison du refus à la banque.',
      },
      en: {
        message: 'The payee’s institution refused the transfer.',
        cause: 'Their bank or operator did not say why.',
        fix: 'Before paying again, ask the bank for the reason.',
      },
    },
  ],
  [
    '5101 5103',
    {
      fr: {
        message: 'Les conditions du transfert ont été refusées du côté du bénéficiaire.',
        cause:
          'Le bénéficiaire ou son établissement n’a pas accepté le montant, les frais ou le motif, avant tout paiement.',
        fix: 'Avant de payer de nouveau, demandez la raison du refus à la banque.',
      },
      en: {
        message: 'The terms of the transfer were refused on the payee’s side.',
        cause:
          'The payee or their institution did not accept the amount, the fees or the purpose, before anything was paid.',
        fix: 'Before paying again, ask the bank for the reason.',
      },
    },
  ],
  [
    '5104',
    {
      fr: {
        message: 'Le bénéficiaire a refusé le transfert.',
        cause: 'Il a pu ne pas reconnaître l’expéditeur ou le montant.',
        fix: 'Convenez du paiement avec le bénéficiaire ; s’il n’a rien refusé, demandez à la banque.',
      },
      en: {
        message: 'The payee refused the transfer.',
        cause: 'They may not have recognised the sender or the amount.',
        fix: 'Agree on the payment with the payee; if they refused nothing, ask the bank.',
      },
    },
  ],
  [
    '5102',
    {
      fr: {
        message: 'L’établissement du bénéficiaire n’accepte pas ce type d’opération.',
        cause: 'Il ne reçoit pas de transferts de ce genre sur ce compte.',
        fix: 'Pour savoir comment payer ce bénéficiaire, demandez à la banque.',
      },
      en: {
        message: 'The payee’s institution does not take this kind of operation.',
        cause: 'It receives no transfers of this kind on this account.',
        fix: 'To learn how this payee can be paid, ask the bank.',
      },
    },
  ],
  [
    '5106',
    {
      fr: {
        message: 'Le compte du bénéficiaire n’accepte pas cette devise.',
        cause: 'Le compte est tenu dans une autre devise.',
        fix: 'Demandez au bénéficiaire un compte dans la devise du transfert, puis corrigez le fichier.',
      },
      en: {
        message: 'The payee’s account does not take this currency.',
        cause: 'The account is kept in another currency.',
        fix: 'Ask the payee for an account in the transfer’s currency, then correct the file.',
      },
    },
  ],
  [
    '5200',
    {
      fr: {
        message: 'Le plafond du bénéficiaire est dépassé.',
        cause:
          'Le montant, ou le cumul de ce qu’il a déjà reçu, dépasse ce que son compte peut recevoir.',
        fix: 'Demandez-lui un autre compte, ou réduisez le montant, puis corrigez le fichier.',
      },
      en: {
        message: 'The payee’s limit is exceeded.',
        cause:
          'The amount, or all that they have received so far, is above what their account may receive.',
        fix: 'Ask them for another account, or lower the amount, then correct the file.',
      },
    },
  ],
  [
    '5300 5400',
    {
      fr: {
        message: 'Le compte du bénéficiaire ne peut pas recevoir ce transfert.',
        cause: 'Il est bloqué, ou n’a pas le droit de recevoir de telles sommes.',
        fix: 'Demandez un autre compte au bénéficiaire, puis corrigez le fichier.',
      },
      en: {
        message: 'The payee’s account cannot receive this transfer.',
        cause: 'It is blocked, or not allowed to receive such sums.',
        fix: 'Ask the payee for another account, then correct the file.',
      },
    },
  ],
  [
    '5001',
    {
      fr: {
        message: 'L’établissement du bénéficiaire manque de liquidités dans le réseau.',
        cause: 'C’est passager et ne dépend ni de vous, ni du bénéficiaire.',
        fix: 'Une fois le transfert en échec, relancez les échecs du lot (retry-failed) plus tard.',
      },
      en: {
        message: 'The payee’s institution is short of liquidity in the network.',
        cause: 'This passes, and depends neither on you nor on the payee.',
        fix: 'Once the transfer has failed, retry the failures of the bulk (retry-failed) later.',
      },
    },
  ],
  [
    '3201',
    {
      fr: {
        message: 'L’établissement du bénéficiaire a rencontré une erreur.',
        cause: 'Son système est en panne ou en maintenance ; c’est passager.',
        fix: 'Une fois le transfert en échec, relancez les échecs du lot (retry-failed) plus tard.',
      },
      en: {
        message: 'The payee’s institution met an error.',
        cause: 'Its system is down or under maintenance; this passes.',
        fix: 'Once the transfer has failed, retry the failures of the bulk (retry-failed) later.',
      },
    },
  ],
];
