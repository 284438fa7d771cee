import type { RecapField } from '../claims-fields.ts';
import { exampleClaims } from '../example-claims.ts';
import { amountHelp, dayHelp, type TemplateHelp, textHelp } from './template-help.ts';

/** Columns of a recap as its template explains them, by canonical field (CLAIMS §2). */
export const recapHelp: Readonly<Record<Exclude<RecapField, 'currency'>, TemplateHelp>> = {
  claim_id: textHelp(
    'Le numéro du sinistre, écrit comme dans les statistiques. Une ligne par règlement.',
    'The number of the claim, written as in the statement. One row for each settlement.',
    ...exampleClaims,
  ),
  settlement_date: dayHelp(
    'Le jour du règlement.',
    'The day of the settlement.',
    '2026-01-20',
    '2026-01-22',
  ),
  amount_claimed: amountHelp(
    'Le total facturé du sinistre, sans symbole.',
    'The total claimed, without a symbol.',
    '15000',
    '8500',
  ),
  amount_reimbursed: amountHelp('Le total payé du sinistre.', 'The total paid.', '12000', '6800'),
  beneficiary: textHelp(
    'La personne qui a été payée ou soignée.',
    'The person who was paid or treated.',
    'Awa Exemple',
    'Fatou Exemple',
  ),
  main_insured: textHelp(
    'Le salarié assuré.',
    'The insured employee.',
    'Awa Exemple',
    'Moussa Exemple',
  ),
  employer: textHelp(
    'L’employeur qui a souscrit la police.',
    'The employer who holds the policy.',
    'Société Exemple',
    'Société Exemple',
  ),
  policy_number: textHelp(
    'Le numéro de la police, comparé à celui des statistiques.',
    'The number of the policy, compared with the statement’s.',
    'POL-EXEMPLE',
    'POL-EXEMPLE',
  ),
  partner: textHelp(
    'Le partenaire, comparé à celui des statistiques.',
    'The provider, compared with the statement’s.',
    'Clinique Exemple',
    'Pharmacie Exemple',
  ),
  cheque_number: textHelp('Le numéro du chèque.', 'The number of the cheque.', 'CHQ-EXEMPLE', null),
  other_payment: textHelp(
    'Le virement ou le paiement mobile, s’il n’y a pas de chèque.',
    'The transfer or mobile payment, when there is no cheque.',
    null,
    'VIR-EXEMPLE',
  ),
  invoice_number: textHelp(
    'Le numéro de la facture, comparé à celui des statistiques.',
    'The number of the invoice, compared with the statement’s.',
    'F-EXEMPLE-1',
    'F-EXEMPLE-2',
  ),
  note: textHelp(
    'Une remarque libre.',
    'Any remark.',
    'Ligne d’exemple à supprimer',
    'Ligne d’exemple à supprimer',
  ),
};
