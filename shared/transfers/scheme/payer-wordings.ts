import type { Wordings } from './scheme-messages.ts';

/** What has to do with whoever pays: the account, and the institution that stands for it. */
export const payerWordings: Wordings = [
  [
    '4001',
    {
      fr: {
        message: 'Votre établissement manque de liquidités dans le réseau.',
        cause:
          'Ce qu’il a déposé auprès du réseau ne couvre pas ce transfert ; il ne s’agit pas du solde de votre compte payeur. Entre-temps, Quai n’envoie plus rien de nouveau.',
        fix: 'Pour faire alimenter ces fonds avant de relancer les échecs (retry-failed), demandez à la banque.',
      },
      en: {
        message: 'Your institution is short of liquidity in the network.',
        cause:
          'What it has deposited with the network does not cover this transfer; this is not the balance of your payer account. Meanwhile Quai sends nothing new.',
        fix: 'To have these funds topped up before you retry the failures (retry-failed), ask the bank.',
      },
    },
  ],
  [
    '4000 4100 4101',
    {
      fr: {
        message: 'Votre établissement a refusé le transfert.',
        cause: 'Le refus vient du côté du payeur, sans raison précise.',
        fix: 'Avant de payer de nouveau, demandez la raison du refus à la banque.',
      },
      en: {
        message: 'Your institution refused the transfer.',
        cause: 'The refusal comes from the payer’s side, without a precise reason.',
        fix: 'Before paying again, ask the bank for the reason.',
      },
    },
  ],
  [
    '4102 4103',
    {
      fr: {
        message: 'Votre établissement n’accepte pas cette opération ou cette devise.',
        cause: 'Le compte payeur n’est pas ouvert aux transferts de ce type dans cette devise.',
        fix: 'Pour faire ouvrir le compte à ces transferts, demandez à la banque.',
      },
      en: {
        message: 'Your institution does not take this operation or this currency.',
        cause: 'The payer account is not open for such transfers in this currency.',
        fix: 'To have the account opened for such transfers, ask the bank.',
      },
    },
  ],
  [
    '4200',
    {
      fr: {
        message: 'Le plafond de votre compte payeur est dépassé.',
        cause:
          'Le montant, ou le cumul de la période, dépasse ce que votre établissement vous laisse envoyer.',
        fix: 'Pour faire relever le plafond, demandez à la banque.',
      },
      en: {
        message: 'The limit of your payer account is exceeded.',
        cause:
          'The amount, or the sum of the period, is above what your institution lets you send.',
        fix: 'To have the limit raised, ask the bank.',
      },
    },
  ],
  [
    '4300 4400',
    {
      fr: {
        message: 'Votre compte payeur ne peut pas envoyer ce transfert.',
        cause: 'Il est bloqué, ou n’a pas le droit d’envoyer de telles sommes.',
        fix: 'Pour le faire débloquer, demandez à la banque.',
      },
      en: {
        message: 'Your payer account cannot send this transfer.',
        cause: 'It is blocked, or not allowed to send such sums.',
        fix: 'To have it unblocked, ask the bank.',
      },
    },
  ],
  [
    '3202',
    {
      fr: {
        message: 'Votre établissement est inconnu du réseau.',
        cause:
          'Le nom sous lequel la passerelle de paiement s’annonce n’est pas inscrit au réseau.',
        fix: 'N’envoyez rien d’autre, et appelez l’assistance.',
      },
      en: {
        message: 'The network does not know your institution.',
        cause: 'The name that the payment adapter gives itself is not registered with the network.',
        fix: 'Send nothing else, and call support.',
      },
    },
  ],
];
